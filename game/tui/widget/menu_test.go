package widget

import (
	"slices"
	"strings"
	"testing"

	"cobalt/game/tui/theme"
)

// TestMenuColumn holds that small print stands in one column, behind the widest label
// that has some; where there is no room for that, it ends at the edge.
func TestMenuColumn(t *testing.T) {
	entries := []Entry[int]{
		{Label: "Go"},
		{Label: "Wait for the train", Aside: "1 minute"},
		{Label: "Run", Aside: "no time", Locked: "needs shoes"},
		{Label: "A label that is as wide as the page is"},
	}
	for _, tt := range []struct {
		width int
		want  []string
	}{
		{49, []string{
			"▸ 1  Go",
			"  2  Wait for the train   1 minute",
			"  ×  Run                  no time   needs shoes",
			"  4  A label that is as wide as the page is",
		}},
		{37, []string{
			"▸ 1  Go",
			"  2  Wait for the train   1 minute",
			"  ×  Run      no time   needs shoes",
			"  4  A label that is as wide as the",
			"     page is",
		}},
	} {
		menu := NewMenu(entries)
		if got := menu.View(&theme.Styles{}, tt.width, len(tt.want)); !slices.Equal(got, tt.want) {
			t.Errorf("%d columns:\n%s\nwant\n%s", tt.width, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// TestMenuFlush holds that small print ends at the right edge, if it is wanted so.
func TestMenuFlush(t *testing.T) {
	menu := NewMenu([]Entry[int]{{Label: "Wait", Aside: "12 minutes"}, {Label: "Run", Aside: "Platform · 1 minute"}})
	menu.Flush = true
	want := []string{"▸ 1  Wait               12 minutes", "  2  Run       Platform · 1 minute"}
	if got := menu.View(&theme.Styles{}, 36, 2); !slices.Equal(got, want) {
		t.Errorf("drawn:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestMenuBeginsWhole holds that a view that is scrolled begins with the first line of an
// entry, and that the mouse finds what is drawn.
func TestMenuBeginsWhole(t *testing.T) {
	menu := NewMenu([]Entry[int]{
		{Label: "one", Aside: "too long for a line"}, {Label: "two", Aside: "too long for a line"}, {Label: "three"}, {Label: "four"},
	})
	menu.Cursor = 3
	const width, height = 28, 5
	want := []string{"  2  two                   ▲", "     too long for a line", "  3  three", "▸ 4  four", ""}
	if got := menu.View(&theme.Styles{}, width, height); !slices.Equal(got, want) {
		t.Errorf("drawn:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for row, entry := range []int{1, 1, 2, 3, -1} {
		if got := menu.Hit(&theme.Styles{}, width, height, row); got != entry {
			t.Errorf("row %d is entry %d, want %d", row, got, entry)
		}
	}
}
