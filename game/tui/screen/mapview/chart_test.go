package mapview

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/runenames"
	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/render/layout"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// TestGlyphs holds that every sign has the arms that it stands for, as Unicode
// names them.
func TestGlyphs(t *testing.T) {
	if want := 80; len(glyphs) != want {
		t.Errorf("%d signs, and there are %d kinds of cells", len(glyphs), want)
	}
	seen := map[rune]bool{}
	for a, sign := range glyphs {
		if seen[sign] {
			t.Errorf("%c stands for two things", sign)
		}
		seen[sign] = true
		shape, heavy := armsOf(runenames.Name(sign))
		if shape != a.shape || heavy != a.heavy {
			t.Errorf("%c, %s, is not %04b, heavy %04b", sign, runenames.Name(sign), a.shape, a.heavy)
		}
	}
}

// armsOf reads the arms out of the name of a box drawing.
func armsOf(name string) (shape, heavy uint8) {
	name = strings.TrimPrefix(name, "BOX DRAWINGS ")
	name = strings.ReplaceAll(name, "LIGHT ARC", "LIGHT")
	parts := strings.Split(name, " AND ")
	weight := ""
	words := map[string]uint8{"UP": armUp, "DOWN": armDown, "LEFT": armLeft, "RIGHT": armRight, "VERTICAL": upright, "HORIZONTAL": level}
	for _, part := range parts {
		var arms uint8
		for _, word := range strings.Fields(part) {
			if a, ok := words[word]; ok {
				arms |= a
			} else {
				weight = word
			}
		}
		shape |= arms
		if weight == "HEAVY" {
			heavy |= arms
		}
	}
	return shape, heavy
}

// TestChartLaws holds of random stories that every line on the map leads from
// its box to its box: each cell's arms meet arms, or a box.
func TestChartLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story, err := scenes.Compile(scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{Nodes: rapid.IntRange(2, 20).Draw(t, "nodes")}))
		if err != nil {
			t.Fatal(err)
		}
		graph := layout.Of(story)
		for scene := range story.Scenes {
			p := graph.Panel(game.SceneID(scene))
			boxes := make([]chartBox, len(p.Marks))
			for i := range boxes {
				boxes[i].lines = []string{strings.Repeat("x", 3+i%7)}
			}
			i := -1
			d := p.Lay(func(layout.Mark) layout.Size { i++; return layout.Size{W: len(boxes[i].lines[0]), H: 1} }, sceneSpacing(rapid.IntRange(20, 100).Draw(t, "width")))
			c := newChart(d, boxes, make([]stroke, len(p.Lines)), sheet{})
			if fault := c.loose(); fault != "" {
				t.Fatalf("%s\n%s", fault, c.all())
			}
		}
	})
}

// TestSheetRow holds that a row is cut at the edges of the view.
func TestSheetRow(t *testing.T) {
	s := sheet{width: 12}
	s.grow(1)
	s.draw(0, 0, level, stroke{})
	s.labels[0] = []mapLabel{{x: 3, width: 6, text: "日本語"}}
	for left := range 12 {
		if row := s.row(0, left, 4); !utf8.ValidString(row) || prose.Width(row) > 4 {
			t.Errorf("from %d: %q", left, row)
		}
	}
	if row := s.row(0, 0, 12); row != "┈  日本語   " {
		t.Errorf("the whole row: %q", row)
	}
}

// loose says which cell has an arm that meets nothing.
func (c *chart) loose() string {
	for y := range c.cells {
		for x, cell := range c.cells[y] {
			for _, side := range []struct {
				arm, back uint8
				dx, dy    int
			}{{armUp, armDown, 0, -1}, {armDown, armUp, 0, 1}, {armLeft, armRight, -1, 0}, {armRight, armLeft, 1, 0}} {
				if cell.shape&side.arm != 0 && !c.meets(x+side.dx, y+side.dy, side.back) {
					return fmt.Sprintf("the line at %d, %d ends in nothing", x, y)
				}
			}
		}
	}
	return ""
}

func (c *chart) meets(x, y int, arm uint8) bool {
	if x < 0 || x >= c.width || y < 0 || y >= c.height() {
		return false
	}
	return c.cells[y][x].shape&arm != 0 || slices.ContainsFunc(c.labels[y], func(l mapLabel) bool { return x >= l.x && x < l.x+l.width })
}

func (c *chart) all() string {
	var lines []string
	for y := range c.height() {
		lines = append(lines, ansi.Strip(c.row(y, 0, c.width)))
	}
	return strings.Join(lines, "\n")
}
