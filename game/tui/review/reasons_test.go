package review

import (
	"testing"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// TestLabels holds that labels are joined as the language joins them.
func TestLabels(t *testing.T) {
	for tag, want := range map[string]string{"en": `"Ayer", or "Hoy", or "Uno"`, "es": `«Ayer», u «Hoy», o «Uno»`} {
		words, err := phrases.Load(assets.Words, tag)
		if err != nil {
			t.Fatal(err)
		}
		s := &session.Session{Narrator: &phrases.Narrator{
			Words: &game.Words{Choices: []string{"Ayer", "Hoy", "Uno", "Dos"}}, Phrases: words,
		}}
		if got := labels(s, []game.ChoiceID{0, 1, 2}); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}
