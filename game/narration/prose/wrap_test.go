package prose

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
)

func TestWrapText(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"the door is shut", 8, []string{"the door", "is shut"}},
		{"the door is shut", 100, []string{"the door is shut"}},
		{"well-known — or not", 6, []string{"well-", "known", "— or", "not"}},
		{"dark—and cold", 9, []string{"dark—and", "cold"}},
		{"dark—and cold", 6, []string{"dark—", "and", "cold"}},
		{"unbreakable", 4, []string{"unbr", "eaka", "ble"}},
		{"a\nb", 10, []string{"a", "b"}},
		{"", 10, []string{""}},
		{"two  blanks", 20, []string{"two blanks"}},
		{"čćž đš", 3, []string{"čćž", "đš"}},
		{"宽", 1, []string{"宽", ""}},
	} {
		if got := WrapText(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("WrapText(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestWrapKeepsStyles(t *testing.T) {
	lines := Wrap([]game.Run{{Text: "plain "}, {Text: "slanted words", Style: game.Emphasis}, {Text: "."}}, 13)
	want := [][]game.Run{
		{{Text: "plain "}, {Text: "slanted", Style: game.Emphasis}},
		{{Text: "words", Style: game.Emphasis}, {Text: "."}},
	}
	if !slices.EqualFunc(lines, want, func(a, b []game.Run) bool { return slices.Equal(a, b) }) {
		t.Errorf("got %v, want %v", lines, want)
	}
}

// TestWrapLaws holds that wrapping loses nothing but blanks, and that no line
// is too wide.
func TestWrapLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab c-—\nćé"))).Draw(t, "text")
		width := rapid.IntRange(1, 30).Draw(t, "width")
		lines := WrapText(text, width)
		for _, line := range lines {
			if w := Width(line); w > width {
				t.Fatalf("the line %q is %d columns wide", line, w)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(text); got != want {
			t.Fatalf("the text is %q, was %q", got, want)
		}
	})
}
