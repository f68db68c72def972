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
		{"it is well-known — or not", 12, []string{"it is", "well-known", "— or not"}},
		{"dark—and cold", 9, []string{"dark—and", "cold"}},
		{"dark—and cold", 6, []string{"dark—", "and", "cold"}},
		{"the dark—and cold", 9, []string{"the", "dark—and", "cold"}},
		{"El vigilante —dijo—. Nadie mira.", 14, []string{"El vigilante", "—dijo—. Nadie", "mira."}},
		{"—Hola —dijo—: y «—no—» fue", 8, []string{"—Hola", "—dijo—:", "y «—no—»", "fue"}},
		{"y —dijo", 3, []string{"y", "—di", "jo"}},
		{"y — no", 3, []string{"y", "— n", "o"}},
		{"mil\u00a0euros y\u202fya", 9, []string{"mil\u00a0euros", "y\u202fya"}},
		{"¿«Sí» ¡No! —y", 8, []string{"¿«Sí»", "¡No! —y"}},
		{"fin —", 4, []string{"fin", "—"}},
		{"fin — \nno", 9, []string{"fin —", "no"}},
		{"fin — ", 9, []string{"fin —"}},
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

// TestWrapWords holds that a word which is wider than a line stays whole, if it is not
// of characters between which a line may break.
func TestWrapWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"the door is shut", 8, []string{"the door", "is shut"}},
		{"in /home/a-player/run.mission now", 10, []string{"in", "/home/a-player/run.mission", "now"}},
		{"電車が遅れている", 8, []string{"電車が遅", "れている"}},
		{"", 10, []string{""}},
	} {
		if got := WrapWords(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("WrapWords(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
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

// A line never ends with a dash that opens, nor begins with a stop.
func TestWrapDashes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"y", "—dijo", "vigilante—.", "«—sí—»,", "¡No!", "—", "mira—:", "¿tú?"}), 1, 12).Draw(t, "words")
		text := strings.Join(words, " ")
		for _, line := range WrapText(text, rapid.IntRange(14, 40).Draw(t, "width")) {
			if strings.IndexAny(line, ".,;:!?)»…") == 0 {
				t.Fatalf("%q: a line begins %q", text, line)
			}
			if strings.HasSuffix(line, " —") && !strings.HasSuffix(text, line) {
				t.Fatalf("%q: a line ends %q", text, line)
			}
		}
	})
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
