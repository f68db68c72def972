package layout

import (
	"cmp"
	"slices"
)

// maxLanes is the greatest number of lanes in a drawing. If the arrows of a story
// need more, the longest have none and lead straight from box to box, because no
// eye could follow them anyhow.
const maxLanes = 50_000

// addLanes gives every arrow a vertex in each layer that it passes, and fills the
// layers.
func (g *layered) addLanes() {
	g.ground()
	height := 0
	for _, l := range g.layer {
		height = max(height, l+1)
	}
	g.up, g.down = make([][]int, len(g.layer)), make([][]int, len(g.layer))
	for i := range g.diagram.Arrows {
		if !g.flying[i] {
			g.addLanesOf(i)
		}
	}
	g.layers, g.at = make([][]int, height), make([]int, len(g.layer))
	for v, l := range g.layer {
		g.at[v] = len(g.layers[l])
		g.layers[l] = append(g.layers[l], v)
	}
}

// ground decides which arrows fly: those to the box that they leave, and the
// longest that would exceed maxLanes.
func (g *layered) ground() {
	var order []int
	for i, a := range g.diagram.Arrows {
		if g.flying[i] = a.From == a.To; !g.flying[i] {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.span(a), g.span(b)) })
	lanes := 0
	for _, i := range order {
		lanes += g.span(i) - 1
		g.flying[i] = lanes > maxLanes
	}
}

// span returns the number of layers that an arrow goes down.
func (g *layered) span(arrow int) int {
	upper, lower := g.ends(arrow)
	return g.layer[lower] - g.layer[upper]
}

func (g *layered) addLanesOf(arrow int) {
	upper, lower := g.ends(arrow)
	from := upper
	for l := g.layer[upper] + 1; l < g.layer[lower]; l++ {
		lane := len(g.layer)
		g.layer = append(g.layer, l)
		g.up, g.down = append(g.up, nil), append(g.down, nil)
		g.lanes[arrow] = append(g.lanes[arrow], lane)
		g.join(from, lane)
		from = lane
	}
	g.join(from, lower)
}

// lane reports whether a vertex is a lane.
func (g *layered) lane(v int) bool { return v >= len(g.diagram.Boxes) }

// width returns the width of a vertex in its layer.
func (g *layered) width(v int) int {
	if g.lane(v) {
		return g.spacing.Lane
	}
	return g.diagram.Boxes[v].W
}
