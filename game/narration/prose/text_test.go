package prose

import (
	"testing"

	"cobalt/game"
)

func TestSpeaker(t *testing.T) {
	strong := func(text string) game.Run { return game.Run{Text: text, Style: game.Strong} }
	for _, c := range []struct {
		name  string
		first []game.Run
		who   string
		said  string
	}{
		{"a name", []game.Run{strong("Dunn "), {Text: "\n  I like a door."}}, "Dunn", "I like a door."},
		{"a name alone", []game.Run{strong("Dunn")}, "Dunn", ""},
		{"no name", []game.Run{{Text: "I like a door."}}, "", "I like a door."},
		{"stress further on", []game.Run{{Text: "I "}, strong("like")}, "", "I like"},
		{"nothing", nil, "", ""},
	} {
		who, said := Speaker(&game.Text{Kind: game.Quote, Paragraphs: [][]game.Run{c.first, {{Text: "More."}}}})
		if who != c.who || len(said) != 2 || Plain(said[0]) != c.said || Plain(said[1]) != "More." {
			t.Errorf("%s: %v says %v", c.name, who, said)
		}
	}
	if who, said := Speaker(&game.Text{Kind: game.Quote}); who != "" || said != nil {
		t.Errorf("nobody: %v says %v", who, said)
	}
}

func TestExpandTabs(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "a", "\ta": "        a", "ab\tc\td": "ab      c       d", "12345678\tx": "12345678        x", "宽\tx": "宽      x"} {
		if got := ExpandTabs(text); got != want {
			t.Errorf("ExpandTabs(%q) = %q, want %q", text, got, want)
		}
	}
}
