package layout

import "slices"

// A layered is a diagram on its way to a drawing. Its vertices are the boxes, and
// after them the lanes of arrows that pass layers.
type layered struct {
	diagram Diagram
	spacing Spacing

	turned []bool  // by arrow: it closes a circle, and is turned round
	flying []bool  // by arrow: it is too long to have lanes
	layer  []int   // by vertex
	x      []int   // by vertex: its left edge, in units of 1/grain
	lanes  [][]int // by arrow: the lanes it takes, from the upper end on

	ordering // empty until the lanes are added
}

func newLayered(s Diagram, sp Spacing) *layered {
	return &layered{
		diagram: s, spacing: sp,
		turned: make([]bool, len(s.Arrows)), flying: make([]bool, len(s.Arrows)),
		layer: make([]int, len(s.Boxes)), lanes: make([][]int, len(s.Arrows)),
	}
}

// ends returns the upper and the lower end of an arrow.
func (g *layered) ends(arrow int) (upper, lower int) {
	a := g.diagram.Arrows[arrow]
	if g.turned[arrow] {
		return a.To, a.From
	}
	return a.From, a.To
}

// breakCircles turns the arrows that lead back to a box on the path of a walk in
// depth. The walk begins at the boxes that nothing leads to.
func (g *layered) breakCircles() {
	out := make([][]int, len(g.diagram.Boxes))
	led := make([]bool, len(g.diagram.Boxes))
	for i, a := range g.diagram.Arrows {
		out[a.From] = append(out[a.From], i)
		led[a.To] = led[a.To] || a.From != a.To
	}
	w := walk{layered: g, out: out, mark: make([]visit, len(out))}
	for v := range out {
		if !led[v] {
			w.from(v)
		}
	}
	for v := range out {
		w.from(v)
	}
}

// A visit is the state of a box in a walk.
type visit uint8

const (
	unseen visit = iota
	open
	done
)

type walk struct {
	*layered
	out  [][]int
	mark []visit
}

// from walks from a box on. It keeps its own stack, because a story may be one
// long line.
func (w *walk) from(v int) {
	if w.mark[v] != unseen {
		return
	}
	type place struct{ v, next int }
	w.mark[v] = open
	for stack := []place{{v: v}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.next == len(w.out[top.v]) {
			w.mark[top.v] = done
			stack = stack[:len(stack)-1]
			continue
		}
		arrow := w.out[top.v][top.next]
		top.next++
		switch to := w.diagram.Arrows[arrow].To; w.mark[to] {
		case open:
			w.turned[arrow] = to != top.v
		case unseen:
			w.mark[to] = open
			stack = append(stack, place{v: to})
		case done: // its arrows are turned already
		}
	}
}

// neighbors returns the boxes above and below each box, by the arrows as they are
// turned.
func (g *layered) neighbors() (above, below [][]int) {
	above, below = make([][]int, len(g.diagram.Boxes)), make([][]int, len(g.diagram.Boxes))
	for i, a := range g.diagram.Arrows {
		if a.From == a.To {
			continue
		}
		upper, lower := g.ends(i)
		below[upper] = append(below[upper], lower)
		above[lower] = append(above[lower], upper)
	}
	return above, below
}

// assignLayers gives every box its layer.
func (g *layered) assignLayers() {
	above, below := g.neighbors()
	f := filling{layered: g}
	for _, v := range g.byDepth(above, below) {
		first := 0
		for _, u := range above[v] {
			first = max(first, g.layer[u]+1)
		}
		f.put(v, first)
	}
	for range settleRounds {
		if !f.settle(above, below) {
			break
		}
	}
	g.closeGaps()
}

// settleRounds is the greatest number of times that all boxes are moved toward
// their arrows.
const settleRounds = 16

// byDepth returns the boxes in the order of the longest way that leads to them.
// Every arrow leads forward in it.
func (g *layered) byDepth(above, below [][]int) []int {
	depth := make([]int, len(above))
	waits := make([]int, len(above))
	var order []int
	for v := range above {
		if waits[v] = len(above[v]); waits[v] == 0 {
			order = append(order, v)
		}
	}
	for i := 0; i < len(order); i++ {
		for _, w := range below[order[i]] {
			depth[w] = max(depth[w], depth[order[i]]+1)
			if waits[w]--; waits[w] == 0 {
				order = append(order, w)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if depth[a] != depth[b] {
			return depth[a] - depth[b]
		}
		return a - b
	})
	return order
}

// A filling fills layers with boxes, as far as they have room.
type filling struct {
	*layered
	filled []int // by layer: the width of its boxes, each with the gap after it
	full   []int // by layer: the next one that may have room
}

// room reports whether a box fits a layer. An empty layer takes any.
func (f *filling) room(v, layer int) bool {
	limit := f.spacing.Width
	return limit == 0 || layer >= len(f.filled) || f.filled[layer] == 0 || f.filled[layer]+f.diagram.Boxes[v].W <= limit
}

// put puts a box in the first layer from one on that has room.
func (f *filling) put(v, layer int) {
	for layer = f.skip(layer); !f.room(v, layer); layer++ {
	}
	f.add(v, layer, 1)
}

// skip returns the first layer from one on that may have room for the narrowest
// box.
func (f *filling) skip(layer int) int {
	to := layer
	for to < len(f.full) && f.full[to] > to {
		to = f.full[to]
	}
	for layer < to {
		layer, f.full[layer] = f.full[layer], to
	}
	return to
}

// add counts a box in or out of a layer.
func (f *filling) add(v, layer, times int) {
	for len(f.filled) <= layer {
		f.filled, f.full = append(f.filled, 0), append(f.full, len(f.full))
	}
	f.filled[layer] += times * (f.diagram.Boxes[v].W + f.spacing.Beside)
	f.layer[v] = layer
	if times > 0 && f.spacing.Width > 0 && f.filled[layer] >= f.spacing.Width {
		f.full[layer] = layer + 1
	}
}

// settle moves boxes with more arrows below than above down, and those with more
// above up, as far as their arrows allow and there is room. It reports whether any
// was moved.
func (f *filling) settle(above, below [][]int) (moved bool) {
	for v := range above {
		first, last := 0, len(f.filled)-1
		for _, u := range above[v] {
			first = max(first, f.layer[u]+1)
		}
		for _, u := range below[v] {
			last = min(last, f.layer[u]-1)
		}
		was, to := f.layer[v], f.layer[v]
		switch pull := len(below[v]) - len(above[v]); {
		case pull > 0:
			for to = last; to > was && !f.room(v, to); to-- {
			}
		case pull < 0:
			for to = first; to < was && !f.room(v, to); to++ {
			}
		}
		if to != was {
			f.add(v, was, -1)
			f.add(v, to, 1)
			moved = true
		}
	}
	return moved
}

// closeGaps leaves no layer empty.
func (g *layered) closeGaps() {
	used := slices.Clone(g.layer)
	slices.Sort(used)
	used = slices.Compact(used)
	for v, l := range g.layer {
		g.layer[v], _ = slices.BinarySearch(used, l)
	}
}
