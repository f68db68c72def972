package front

import (
	"strings"
	"testing"

	"cobalt/game/narration/prose"
)

// TestFont holds that the rows of each letter are equally wide.
func TestFont(t *testing.T) {
	for r, glyph := range font {
		for i, row := range glyph {
			if len(row) != len(glyph[0]) || strings.Trim(row, "#.") != "" {
				t.Errorf("row %d of %q is %q", i, r, row)
			}
		}
	}
}

// TestPlates holds how titles are drawn: without the marks over letters, in plain
// letters if one is not in the font, and in lines of one width.
func TestPlates(t *testing.T) {
	for _, tt := range []struct {
		title string
		sizes int
	}{
		{"The Slow Loaf", 4}, {"¿Quién, yo?", 4}, {"L’Été 1926!", 4}, {"三月", 1}, {"Плот", 1}, {"A", 4},
	} {
		all := plates(tt.title)
		if len(all) != tt.sizes {
			t.Errorf("%s: %d sizes, want %d", tt.title, len(all), tt.sizes)
		}
		for i, p := range all {
			if p.fuse != len(p.lines)-1 || strings.TrimSpace(p.lines[p.fuse]) != "" {
				t.Errorf("%s, size %d: the fuse lies in line %d of %d", tt.title, i, p.fuse, len(p.lines))
			}
			for _, line := range p.lines[:p.fuse] {
				if len([]rune(line)) != p.width {
					t.Errorf("%s, size %d: %d columns in a plate of %d", tt.title, i, prose.Width(line), p.width)
				}
			}
		}
	}
	if same, accented := plates("Ete"), plates("Été"); same[0].lines[0] != accented[0].lines[0] {
		t.Error("a mark over a letter changes how it is drawn")
	}
}
