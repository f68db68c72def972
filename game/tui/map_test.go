package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/runenames"
	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/render/layout"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// foundBy is what a run of choices found, each by its place in its node.
func foundBy(t testing.TB, story *game.Story, choices ...int) *profile.Profile {
	t.Helper()
	run, err := playthrough.Begin(story, game.Agent, epoch.Add(-1))
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range choices {
		if run, err = run.Choose(i, 0); err != nil {
			t.Fatal(err)
		}
	}
	past := new(profile.Profile)
	past.Add(story, run.Started, run.Shown()...)
	return past
}

// TestMapScreens holds the map everywhere: a scene, all scenes, a scene never
// found, and what an earlier run has found.
func TestMapScreens(t *testing.T) {
	story := lockkeeper(t)
	options := func() Options { return playing(t, story, game.Agent) }
	checkEverywhere(t, "scene", options, "1", "1", "m")
	checkEverywhere(t, "top", options, "1", "1", "m", "g")
	checkEverywhere(t, "overview", options, "1", "m", "enter")
	checkEverywhere(t, "never", options, "m", "n")
	checkEverywhere(t, "help", options, "m", "?")
	checkEverywhere(t, "past", func() Options {
		o := options()
		o.Past = foundBy(t, story, 0, 0, 0)
		return o
	}, "4", "m")
}

// TestMapKeepsSecrets holds that no name of a node or scene stands on the map,
// or in its words, unless some run has found it.
func TestMapKeepsSecrets(t *testing.T) {
	story := lockkeeper(t)
	o := playing(t, story, game.Agent)
	o.Past = foundBy(t, story, 3)
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	shown := ""
	for _, keys := range [][]string{{"1", "m"}, {"g"}, {"n"}, {"n"}, {"enter"}, {"g"}} {
		feed(m, keys...)
		shown += text(m) + "\n"
	}
	shown += strings.Join(mapLines(m.ctx.Session), "\n")
	tr := newTrail(m.ctx.Session, layout.Of(story))
	found := 0
	for n := range story.Nodes {
		name := story.Text[0].Nodes[n]
		if tr.seen[n] {
			found++
			if !strings.Contains(shown, name) {
				t.Errorf("%q was found, and is not on the map", name)
			}
		} else if strings.Contains(shown, name) && !slices.Contains(namesOf(story, tr), name) {
			t.Errorf("%q was never found, and is on the map", name)
		}
	}
	if found < 2 || found == len(story.Nodes) {
		t.Fatalf("%d nodes were found", found)
	}
}

// namesOf lists the names that may be shown.
func namesOf(story *game.Story, tr *trail) (names []string) {
	for n, seen := range tr.seen {
		if seen {
			names = append(names, story.Text[0].Nodes[n], story.Text[0].Scenes[story.Nodes[n].Scene].Title)
		}
	}
	return names
}

// TestMapPans holds that a map which is wider and higher than the page is moved,
// to its ends and not beyond, and comes back to where the run stands.
func TestMapPans(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	o := playing(t, story, game.Agent)
	o.Run.Difficulty = game.Agent
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
	feed(m, "m")
	here := text(m)
	if !strings.Contains(here, signHere+" The Platform") {
		t.Fatalf("the map opens elsewhere:\n%s", here)
	}
	for _, keys := range [][2]string{{"right", "left"}, {"l", "h"}, {"down", "up"}, {"space", "b"}, {"G", "g"}} {
		feed(m, slices.Repeat([]string{keys[0]}, 40)...)
		end := text(m)
		feed(m, keys[0])
		if text(m) != end || end == here {
			t.Errorf("%s does not go to the end:\n%s", keys[0], text(m))
		}
		if feed(m, keys[1]); text(m) == end {
			t.Errorf("%s does not come back", keys[1])
		}
		if feed(m, "c"); text(m) != here {
			t.Errorf("the way back, after %s:\n%s", keys[0], text(m))
		}
	}
}

// TestMapWithoutRun holds that the title leads to the map of earlier runs, before
// a run has begun, and to none where there was no run at all.
func TestMapWithoutRun(t *testing.T) {
	story := lockkeeper(t)
	o := atTheTitle(playing(t, story, game.Agent))
	if m := New(o); strings.Contains(text(m), m.ctx.phrases.Map.Entry) {
		t.Errorf("a map of nothing is offered:\n%s", text(m))
	}
	o.Past = foundBy(t, story, 3)
	m := New(o)
	feed(m, "2")
	if drawn := text(m); !strings.Contains(drawn, m.ctx.phrases.Map.Title) || strings.Contains(drawn, signHere+" ") || !strings.Contains(drawn, signSeen) {
		t.Errorf("the map from the title:\n%s", drawn)
	}
	feed(m, "n", "c", "enter", "enter", "esc")
	if len(m.stack) != 1 {
		t.Errorf("%d screens are open", len(m.stack))
	}
	if words := strings.Join(mapLines(m.ctx.Session), "\n"); strings.Contains(words, "You are") {
		t.Errorf("where nobody is:\n%s", words)
	}
}

// TestMapLines holds the map in words.
func TestMapLines(t *testing.T) {
	story := lockkeeper(t)
	o := playing(t, story, game.Agent)
	o.Past = foundBy(t, story, 3)
	m := New(o)
	feed(m, "1", "1")
	for _, line := range mapLines(m.ctx.Session) {
		t.Log(line)
	}
	lines := strings.Join(mapLines(m.ctx.Session), "\n")
	for _, want := range []string{" places found.", "You are at ", "in this run."} {
		if !strings.Contains(lines, want) {
			t.Errorf("%q is not said in\n%s", want, lines)
		}
	}
}

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

// TestSheetRow holds that a row is cut where the view ends.
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

// BenchmarkMap opens the map of the story as shipped, and draws it.
func BenchmarkMap(b *testing.B) {
	story, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	m := New(playing(b, story, game.Agent))
	m.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			feed(m, "m")
			_ = m.draw()
			feed(m, "esc")
		}
	})
	feed(m, "m")
	b.Run("frame", func(b *testing.B) {
		for b.Loop() {
			feed(m, "up")
			_ = m.draw()
		}
	})
}
