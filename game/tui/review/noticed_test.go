package review

import (
	"strings"
	"testing"

	"cobalt/game"
)

// prosed returns a text of prose.
func prosed(words string) *game.Text {
	return &game.Text{Kind: game.Prose, Paragraphs: [][]game.Run{{{Text: words}}}}
}

// TestSentences holds which sentence of a text is told: the first of a premise, and the
// last of an outcome, with the one before it if it is short, and with the quotation marks
// that it lost.
func TestSentences(t *testing.T) {
	for _, tt := range []struct{ text, first, last string }{
		{"You walk. At the gate a man with a list looks up at you.", "You walk.", "At the gate a man with a list looks up at you."},
		{"He steps aside, as he was taught. You fall.", "He steps aside, as he was taught.", "He steps aside, as he was taught. You fall."},
		{`"Who's there?" asks the grating, and buttons up.`, `"Who's there?" asks the grating, and buttons up.`, `"Who's there?" asks the grating, and buttons up.`},
		{`"I know. I have always known about you, sergeant."`, `"I know."`, `"I have always known about you, sergeant."`},
		{`"You teach?" asks Moreau. She has wondered for some while.`, `"You teach?" asks Moreau.`, "She has wondered for some while."},
		{"«¿Quién va? Aquí no puede entrar nadie a estas horas.»", "«¿Quién va?»", "«Aquí no puede entrar nadie a estas horas.»"},
		{"Nobody", "Nobody", "Nobody"},
		{"", "", ""},
	} {
		if got := Sentence(prosed(tt.text)); got != tt.first {
			t.Errorf("first of %s: %s, want %s", tt.text, got, tt.first)
		}
		if got := LastSentence(prosed(tt.text)); got != tt.last {
			t.Errorf("last of %s: %s, want %s", tt.text, got, tt.last)
		}
	}
	if got := LastSentence(&game.Text{Kind: game.Quote}); got != "" {
		t.Errorf("of a quote: %q", got)
	}
	if got := LastSentence(prosed(strings.Repeat("word ", 200))); len(got) > longestReason+3 {
		t.Errorf("it has %d letters", len(got))
	}
}
