package prose

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestColumns holds the characters whose width is known here against the tables
// of the terminal's library, each alone and between others of its kind.
func TestColumns(t *testing.T) {
	for r := range rune(0x20000) {
		columns := columnsOf(r)
		if columns == 0 {
			continue
		}
		for _, text := range []string{string(r), "a" + string(r) + "b", "é" + string(r) + "—", string(r) + string(r)} {
			if got, want := Width(text), ansi.StringWidth(text); got != want {
				t.Errorf("%U: %q takes %d columns, want %d", r, text, got, want)
			}
		}
	}
}

// TestWidth holds the width of any text that is not all ASCII against the
// library's.
func TestWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []rune("ab\x1b[m\t é—…宽ｗ한あेนिन้\u0301\u200d\ufe0f👩👍🏽🇩🇪▶·\u00ad\u200b")
		text := "é" + rapid.StringOf(rapid.SampledFrom(alphabet)).Draw(t, "text")
		if got, want := Width(text), ansi.StringWidth(text); got != want {
			t.Fatalf("%q takes %d columns, want %d", text, got, want)
		}
	})
}

// TestStyledWidth holds the width of any styled line against the library's.
func TestStyledWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := []string{"a", " ", "é", "—", "宽", "👩", "\u0301", "\x1b[1m", "\x1b[38;2;1;2;3m", "\x1b[m", "\x1b[4:3m", "\x1b[2K", "\x1b]0;a\a", "\x1b", "[", "m", "\t"}
		line := strings.Join(rapid.SliceOf(rapid.SampledFrom(parts)).Draw(t, "parts"), "")
		if got, want := StyledWidth(line), ansi.StringWidth(line); got != want {
			t.Fatalf("%q takes %d columns, want %d", line, got, want)
		}
	})
}
