package lettering

import (
	"fmt"
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
		all := Plates(tt.title)
		if len(all) != tt.sizes {
			t.Errorf("%s: %d sizes, want %d", tt.title, len(all), tt.sizes)
		}
		for i, p := range all {
			for _, line := range p.Lines {
				if prose.Width(line) != p.Width {
					t.Errorf("%s, size %d: %d columns in a plate of %d", tt.title, i, prose.Width(line), p.Width)
				}
			}
		}
	}
	if same, accented := Plates("Ete"), Plates("Été"); same[0].Lines[0] != accented[0].Lines[0] {
		t.Error("a mark over a letter changes how it is drawn")
	}
}

// TestLettersHoldTogether holds that no gap within a word is wider than between its
// other letters: two open sides that face each other come closer, and never touch.
func TestLettersHoldTogether(t *testing.T) {
	rows, _ := bitmapOf("LT")
	want := bitmap{"#...#####", "#.....#..", "#.....#..", "#.....#..", "#.....#..", "#####.#.."}
	if rows != want {
		t.Errorf("LT is\n%s", strings.Join(rows[:], "\n"))
	}
	for a := range font {
		for b := range font {
			pair, _ := bitmapOf(fmt.Sprintf("%c%c", a, b))
			dots := strings.Count(strings.Join(pair[:], ""), "#")
			one, other := font[a], font[b]
			if apart := strings.Count(strings.Join(one[:], "")+strings.Join(other[:], ""), "#"); dots != apart {
				t.Errorf("%c%c has %d dots of %d", a, b, dots, apart)
			}
		}
	}
}

// TestNameHoldsTogether holds that no blank line cuts the game's name, and that its
// letters stand at gaps of one width.
func TestNameHoldsTogether(t *testing.T) {
	for i, p := range Name() {
		for _, line := range p.Lines {
			if strings.TrimSpace(line) == "" {
				t.Errorf("size %d is cut", i)
			}
			if prose.Width(line) != p.Width {
				t.Errorf("size %d: a line of %d columns in a plate of %d", i, prose.Width(line), p.Width)
			}
		}
	}
}

// TestFit holds that words are drawn as large as they go into a space, broken
// between words.
func TestFit(t *testing.T) {
	for _, tt := range []struct {
		text                 string
		width, height, lines int
	}{
		{"Ghost", 76, 8, 6},
		{"Ghost", 40, 8, 6},
		{"Ghost", 30, 5, 3},
		{"An Eye for Budapest", 72, 8, 7},
		{"An Eye for Budapest", 72, 14, 13},
		{"Ghost", 10, 8, 1},
		{"三月", 80, 20, 1},
	} {
		p := Fit(tt.text, tt.width, tt.height)
		if len(p.Lines) != tt.lines || len(p.Lines) > 1 && p.Width > tt.width {
			t.Errorf("%s in %dx%d: %d lines of %d columns\n%s", tt.text, tt.width, tt.height, len(p.Lines), p.Width, strings.Join(p.Lines, "\n"))
		}
	}
}
