package layout

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// spacings draws spacings in pixels and in cells, with a width and without.
func spacings(t *rapid.T) Spacing {
	return Spacing{
		Beside: rapid.IntRange(0, 40).Draw(t, "beside"), Between: rapid.IntRange(0, 60).Draw(t, "between"),
		Lane: rapid.IntRange(1, 20).Draw(t, "lane"), Port: rapid.IntRange(0, 20).Draw(t, "port"),
		Width: rapid.SampledFrom([]int{0, 0, 1, 100, 1000}).Draw(t, "width"),
	}
}

// The drawings of scenes of random stories keep the promises of the package.
func TestPanelLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := scenestest.Shape{Nodes: rapid.IntRange(2, 40).Draw(t, "nodes")}
		story, err := scenes.Compile(scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), shape))
		if err != nil {
			t.Fatal(err)
		}
		g, sp := Of(story), spacings(t)
		size := func(m Mark) Size { return Size{1 + int(m.Node)*7%90, 1 + int(m.Kind)*3} }
		for scene := range story.Scenes {
			p := g.Panel(game.SceneID(scene))
			d := p.Lay(size, sp)
			s := diagramOf(p, size)
			if fault := check(s, sp, d); fault != "" {
				t.Fatal(fault)
			}
			if again := p.Lay(size, sp); !reflect.DeepEqual(d, again) {
				t.Fatal("the same panel is laid out in another way")
			}
		}
	})
}

func diagramOf(p *Panel, size func(Mark) Size) Diagram {
	var s Diagram
	for _, m := range p.Marks {
		s.Boxes = append(s.Boxes, size(m))
	}
	for _, l := range p.Lines {
		s.Arrows = append(s.Arrows, Arrow{l.From, l.To})
	}
	return s
}

// So do the drawings of any graph.
func TestDiagramLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, sp := drawDiagram(t), spacings(t)
		d := Lay(s, sp)
		if fault := check(s, sp, d); fault != "" {
			t.Fatal(fault)
		}
		if !reflect.DeepEqual(d, Lay(s, sp)) {
			t.Fatal("the same diagram is laid out in another way")
		}
	})
}

func drawDiagram(t *rapid.T) (s Diagram) {
	n := rapid.IntRange(0, 40).Draw(t, "boxes")
	for range n {
		s.Boxes = append(s.Boxes, Size{rapid.IntRange(1, 99).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")})
	}
	if n > 0 {
		for range rapid.IntRange(0, 80).Draw(t, "arrows") {
			s.Arrows = append(s.Arrows, Arrow{rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")})
		}
	}
	return s
}

// check returns the promise that a drawing breaks, or nothing.
func check(s Diagram, sp Spacing, d *Drawing) string {
	for _, check := range []func(Diagram, Spacing, *Drawing) string{checkBoxes, checkLayers, checkPaths, checkCircles} {
		if fault := check(s, sp, d); fault != "" {
			return fault
		}
	}
	return ""
}

// checkBoxes checks that boxes keep their sizes, stay within the drawing, and do
// not overlap.
func checkBoxes(s Diagram, _ Spacing, d *Drawing) string {
	for i, b := range d.Boxes {
		if b.W != s.Boxes[i].W || b.H != s.Boxes[i].H {
			return fmt.Sprintf("box %d is %+v, and should be %+v", i, b, s.Boxes[i])
		}
		if b.X < 0 || b.Y < 0 || b.X+b.W > d.Width || b.Y+b.H > d.Height {
			return fmt.Sprintf("box %d, %+v, is outside of %d by %d", i, b, d.Width, d.Height)
		}
		for j, c := range d.Boxes[:i] {
			if b.Layer == c.Layer && b.X < c.X+c.W && c.X < b.X+b.W || b.Layer != c.Layer && b.Y < c.Y+c.H && c.Y < b.Y+b.H {
				return fmt.Sprintf("boxes %d, %+v, and %d, %+v, overlap", j, c, i, b)
			}
		}
	}
	return ""
}

// checkLayers checks that the layers list every box once, from left to right,
// within their bands and their width.
func checkLayers(s Diagram, sp Spacing, d *Drawing) string {
	n := 0
	for l, boxes := range d.Layers {
		n += len(boxes)
		width := -sp.Beside
		for i, v := range boxes {
			b := d.Boxes[v]
			width += b.W + sp.Beside
			if b.Layer != l || b.Y < d.Bands[l].Y || b.Y+b.H > d.Bands[l].Y+d.Bands[l].H || i > 0 && d.Boxes[boxes[i-1]].X >= b.X {
				return fmt.Sprintf("box %d, %+v, is not in its place in layer %d, %v", v, b, l, d.Bands[l])
			}
		}
		if len(boxes) == 0 || sp.Width > 0 && len(boxes) > 1 && width > sp.Width {
			return fmt.Sprintf("layer %d has %d boxes, %d wide", l, len(boxes), width)
		}
	}
	if n != len(s.Boxes) {
		return fmt.Sprintf("%d of %d boxes are in layers", n, len(s.Boxes))
	}
	return ""
}

// checkPaths checks that every arrow ends at its boxes and goes from layer to
// layer, and that no lane leads through a box.
func checkPaths(s Diagram, _ Spacing, d *Drawing) string {
	for i, p := range d.Paths {
		a := s.Arrows[i]
		first, last := p.Points[0], p.Points[len(p.Points)-1]
		from, to := d.Boxes[a.From], d.Boxes[a.To]
		if !from.touches(first) || !to.touches(last) {
			return fmt.Sprintf("arrow %d goes from %v to %v, its boxes are %+v and %+v", i, first, last, from, to)
		}
		if a.From == a.To {
			continue
		}
		if p.Up != (from.Layer > to.Layer) || from.Layer == to.Layer {
			return fmt.Sprintf("arrow %d goes from layer %d to %d; up: %v", i, from.Layer, to.Layer, p.Up)
		}
		if n := max(from.Layer-to.Layer, to.Layer-from.Layer); len(p.Lanes) != n+1 || len(p.Points) != 2*n {
			return fmt.Sprintf("arrow %d over %d layers has %d lanes, %d points", i, n, len(p.Lanes), len(p.Points))
		}
		for _, q := range p.Points[1 : len(p.Points)-1] {
			for j, b := range d.Boxes {
				if q.X >= b.X && q.X < b.X+b.W && q.Y > b.Y && q.Y < b.Y+b.H {
					return fmt.Sprintf("arrow %d leads through box %d", i, j)
				}
			}
		}
	}
	return ""
}

func (b *Box) touches(p Point) bool {
	return p.X >= b.X && p.X <= b.X+b.W && p.Y >= b.Y && p.Y <= b.Y+b.H
}

// checkCircles checks that the arrows that go down make no circle, and that a
// diagram without circles has no arrow up.
func checkCircles(s Diagram, _ Spacing, d *Drawing) string {
	above := make([][]int, len(s.Boxes))
	for _, a := range s.Arrows {
		if a.From != a.To {
			above[a.To] = append(above[a.To], a.From)
		}
	}
	reaches := func(from, to int) bool {
		seen, stack := map[int]bool{}, []int{to}
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if v == from {
				return true
			}
			if !seen[v] {
				seen[v] = true
				stack = append(stack, above[v]...)
			}
		}
		return false
	}
	for i, a := range s.Arrows {
		if d.Paths[i].Up && !reaches(a.To, a.From) {
			return fmt.Sprintf("arrow %d leads up, and closes no circle", i)
		}
	}
	return ""
}

// The count of crossings agrees with counting every pair, and the order that is
// found is no worse than the first one.
func TestCrossings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, sp := drawDiagram(t), spacings(t)
		g := newLayered(s, sp)
		g.breakCircles()
		g.assignLayers()
		g.addLanes()
		if got, want := g.countCrossings(), g.everyPair(); got != want {
			t.Fatalf("%d crossings are counted, and there are %d", got, want)
		}
		asWritten := g.countCrossings()
		g.sortByWalk()
		byWalk := g.countCrossings()
		g.sortLayers()
		if g.crossings != g.everyPair() || g.crossings > byWalk {
			t.Fatalf("%d crossings are told; there are %d, by walk alone %d, as written %d", g.crossings, g.everyPair(), byWalk, asWritten)
		}
	})
}

// everyPair counts crossings pair by pair.
func (g *layered) everyPair() (n int) {
	for l := range g.layers {
		type piece struct{ upper, lower int }
		var pieces []piece
		for _, v := range g.layers[l] {
			for _, w := range g.down[v] {
				pieces = append(pieces, piece{g.at[v], g.at[w]})
			}
		}
		for i, p := range pieces {
			for _, q := range pieces[:i] {
				if (p.upper-q.upper)*(p.lower-q.lower) < 0 {
					n++
				}
			}
		}
	}
	return n
}

// Graphs whose fewest crossings are known are drawn with no more.
func TestKnownGraphs(t *testing.T) {
	for _, tt := range []struct {
		name   string
		boxes  int
		arrows []Arrow
		layers int
		most   int
	}{
		{"nothing", 0, nil, 0, 0},
		{"one", 1, []Arrow{{0, 0}}, 1, 0},
		{"tree", 15, tree(15), 4, 0},
		{"a circle", 3, []Arrow{{0, 1}, {1, 2}, {2, 0}}, 3, 0},
		{"two by two, all", 4, []Arrow{{0, 2}, {0, 3}, {1, 2}, {1, 3}}, 2, 1},
		{"three by three, all", 6, []Arrow{{0, 3}, {0, 4}, {0, 5}, {1, 3}, {1, 4}, {1, 5}, {2, 3}, {2, 4}, {2, 5}}, 2, 9},
		{"crossed as written", 6, []Arrow{{0, 5}, {1, 4}, {2, 3}}, 2, 0},
		{"a ladder", 6, []Arrow{{0, 1}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {4, 5}}, 4, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := Diagram{Boxes: slices.Repeat([]Size{{10, 3}}, tt.boxes), Arrows: tt.arrows}
			d := Lay(s, Spacing{Beside: 2, Between: 3, Lane: 2})
			if len(d.Layers) != tt.layers || d.Crossings > tt.most {
				t.Errorf("%d layers, %d crossings; want %d and at most %d", len(d.Layers), d.Crossings, tt.layers, tt.most)
			}
		})
	}
}

func tree(n int) (arrows []Arrow) {
	for i := 1; i < n; i++ {
		arrows = append(arrows, Arrow{(i - 1) / 2, i})
	}
	return arrows
}

// The shipped story is laid out well: its scenes have far fewer crossings than in
// the author's order.
func TestCobaltCrossings(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	g := Of(story)
	written, sorted := 0, 0
	for i := range story.Scenes {
		p := g.Panel(game.SceneID(i))
		size := func(Mark) Size { return Size{150, 40} }
		sp := Spacing{Beside: 20, Between: 40, Lane: 16, Width: 1100}
		l := newLayered(diagramOf(p, size), sp)
		l.breakCircles()
		l.assignLayers()
		l.addLanes()
		written += l.countCrossings()
		d := p.Lay(size, sp)
		sorted += d.Crossings
		t.Logf("%-12s %2d layers, %4d by %4d, %3d crossings of %d", story.Scenes[i].ID, len(d.Layers), d.Width, d.Height, d.Crossings, l.countCrossings())
	}
	if 3*sorted > written {
		t.Errorf("%d crossings of %d", sorted, written)
	}
}

// Arrows that are too long for a lane still end at their boxes.
func TestLongArrows(t *testing.T) {
	const n = 2000
	s := Diagram{Boxes: slices.Repeat([]Size{{5, 1}}, n)}
	for i := 1; i < n; i++ {
		s.Arrows = append(s.Arrows, Arrow{i - 1, i}, Arrow{0, i})
	}
	d := Lay(s, Spacing{Beside: 1, Between: 1, Lane: 1})
	lanes, flying := 0, 0
	for i, p := range d.Paths {
		if p.Lanes == nil {
			flying++
			if b := d.Boxes[s.Arrows[i].To]; !b.touches(p.Points[1]) {
				t.Fatalf("arrow %d ends at %v, its box is %+v", i, p.Points[1], b)
			}
		}
		lanes += max(0, len(p.Lanes)-2)
	}
	if lanes > maxLanes || flying == 0 {
		t.Errorf("%d lanes, %d arrows without", lanes, flying)
	}
}

// 6,000 nodes: in three hundred scenes, all in one drawing, and in a tangle worse
// than any story.
func BenchmarkLay(b *testing.B) {
	sp := Spacing{Beside: 20, Between: 40, Lane: 16, Width: 1100}
	cobalt, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	long := compile(b, scenestest.Long(6000, 10))
	for _, bb := range []struct {
		name  string
		story *game.Story
	}{{"cobalt", cobalt}, {"long", long}} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				g := Of(bb.story)
				for i := range bb.story.Scenes {
					g.Panel(game.SceneID(i)).Lay(func(Mark) Size { return Size{150, 40} }, sp)
				}
				g.Overview(func(game.SceneID) Size { return Size{200, 100} }, sp)
			}
		})
	}
	for name, s := range map[string]Diagram{"long, one drawing": wholeDiagram(long), "tangle": tangle(6000, 12_000)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(float64(Lay(s, sp).Crossings), "crossings")
			}
		})
	}
}

// wholeDiagram returns the nodes of a story in one diagram, without scenes.
func wholeDiagram(story *game.Story) Diagram {
	s := Diagram{Boxes: slices.Repeat([]Size{{150, 40}}, len(story.Nodes))}
	for _, e := range Of(story).Edges {
		if e.From != game.NoNode {
			s.Arrows = append(s.Arrows, Arrow{int(e.From), int(e.To)})
		}
	}
	return s
}

func tangle(boxes, arrows int) Diagram {
	r := scenestest.Rand(1)
	s := Diagram{Boxes: slices.Repeat([]Size{{150, 40}}, boxes)}
	for range arrows {
		s.Arrows = append(s.Arrows, Arrow{r.IntN(boxes), r.IntN(boxes)})
	}
	return s
}
