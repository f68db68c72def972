package widget

import (
	"slices"
	"strings"
	"testing"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// TestBalanced holds that lines of about one length take no more rows than lines as long
// as they can be, and that no word is left alone.
func TestBalanced(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 20, []string{""}},
		{"as it is", 20, []string{"as it is"}},
		{
			"Nine strides over clinker, each of them laid under a stroke of his.", 56,
			[]string{"Nine strides over clinker, each of", "them laid under a stroke of his."},
		},
		{
			"Suspicion was highest, 55, at: The jacket (Block C)", 50,
			[]string{"Suspicion was highest, 55,", "at: The jacket (Block C)"},
		},
		{"one two three four five six", 10, []string{"one two", "three four", "five six"}},
	} {
		if got := Balanced(tt.text, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("Balanced(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

// TestMenuMeasure holds that an explanation below an entry is as wide as prose at most,
// however wide the page is.
func TestMenuMeasure(t *testing.T) {
	menu := NewMenu([]Entry[int]{{Label: "Plain", Below: strings.Repeat("a word ", 30)}})
	for _, line := range menu.View(&theme.Styles{}, 2*Measure, 20) {
		if w := prose.StyledWidth(line); w > Measure {
			t.Errorf("a line of %d columns, want %d at most: %q", w, Measure, line)
		}
	}
}
