package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// TestDocumentsKeepTheirWords holds that a document that is too wide is broken between
// words, keeps its indent, and loses no letter; only a word that is too long is cut.
func TestDocumentsKeepTheirWords(t *testing.T) {
	styles := theme.New(theme.Cobalt(), true, colorprofile.ASCII)
	lines := []string{"TO: all stations", "    the quick brown fox jumps over the lazy dog and goes home", strings.Repeat(" ", 50) + "far", strings.Repeat("long", 20)}
	for _, style := range []string{"", "letter", "card", "note", "file", "screen", "strip", "other"} {
		for width := 8; width < 90; width++ {
			set := Typesetter{Styles: &styles, Width: width}
			drawn := set.document(&game.Text{Kind: game.Document, Style: style, Lines: lines})
			want := prose.Width(ansi.Strip(drawn[len(drawn)-1]))
			var inside strings.Builder
			for i, line := range drawn {
				w := prose.Width(ansi.Strip(line))
				if w > width || w != want && i > 0 {
					t.Fatalf("%s at %d: line %d has %d columns of %d\n%s", style, width, i, w, want, strings.Join(drawn, "\n"))
				}
				runes := []rune(ansi.Strip(line))
				if i > 0 && i < len(drawn)-1 && len(runes) > 4 {
					inside.WriteString(strings.TrimSpace(string(runes[1:len(runes)-1])) + " ")
				}
			}
			for _, word := range []string{"stations", "jumps", "home"} {
				if width >= 20 && !strings.Contains(inside.String(), word+" ") {
					t.Errorf("%s at %d: %q is broken\n%s", style, width, word, strings.Join(drawn, "\n"))
				}
			}
		}
	}
}

// TestClipWords holds that a text is cut between words, and a word only where it is
// alone.
func TestClipWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"Moscow, a prison", 20, "Moscow, a prison"},
		{"Moscow, a prison", 14, "Moscow, a…"},
		{"Moscow, a prison", 10, "Moscow, a…"},
		{"Moscow, a prison", 9, "Moscow…"},
		{" · Krasnoyarsk", 8, " · Kras…"},
		{"Krasnoyarsk", 5, "Kras…"},
		{"word", 0, ""},
	} {
		if got := ClipWords(c.text, c.width); got != c.want || prose.Width(got) > max(c.width, 0) {
			t.Errorf("%q in %d columns is %q, not %q", c.text, c.width, got, c.want)
		}
	}
}
