package layout

import "slices"

// grain is the number of parts into which a unit is cut while places are sought.
const grain = 16

// placeRounds is the number of times that all layers are put near their neighbors.
const placeRounds = 12

// The weights with which the pieces of an arrow pull. Lanes pull most, so that
// they become straight.
const (
	pullBoxes, pullEnd, pullLanes = 1, 2, 8
)

// place finds the left edge of every vertex.
func (g *layered) place() {
	g.x = make([]int, len(g.layer))
	for _, order := range g.layers {
		x := 0
		for i, v := range order {
			if i > 0 {
				x += g.apart(order[i-1], v)
			}
			g.x[v] = x
		}
	}
	for range placeRounds {
		for l := range g.layers {
			g.settleLayer(l, g.up, nil)
		}
		for l := range slices.Backward(g.layers) {
			g.settleLayer(l, g.down, nil)
		}
	}
	for range placeRounds / 2 {
		for l := range g.layers {
			g.settleLayer(l, g.up, g.down)
		}
	}
}

// apart returns the least distance between the left edges of two neighbors.
func (g *layered) apart(left, right int) int {
	gap := 0
	if !g.lane(left) && !g.lane(right) {
		gap = g.spacing.Beside
	}
	return grain * (g.width(left) + gap)
}

// A pool is a row of neighbors that are as close as they may be, and that move
// together.
type pool struct {
	sum, weight int // of the places at which each wants the row to begin
	first       int // its first vertex's index in the layer
}

// settleLayer puts the vertices of a layer as near as possible to those that they
// are joined to.
func (g *layered) settleLayer(l int, near, also [][]int) {
	order := g.layers[l]
	offset := make([]int, len(order)) // of each vertex, if all were close together
	pools := make([]pool, 0, len(order))
	for i, v := range order {
		if i > 0 {
			offset[i] = offset[i-1] + g.apart(order[i-1], v)
		}
		want, weight := g.wants(v, near, also)
		p := pool{sum: weight * (want - offset[i]), weight: weight, first: i}
		for len(pools) > 0 {
			last := pools[len(pools)-1]
			if last.sum*p.weight < p.sum*last.weight {
				break
			}
			p = pool{last.sum + p.sum, last.weight + p.weight, last.first}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	end := len(order)
	for _, p := range slices.Backward(pools) {
		for i := p.first; i < end; i++ {
			g.x[order[i]] = floorDiv(p.sum, p.weight) + offset[i]
		}
		end = p.first
	}
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// wants returns the best place for the left edge of a vertex, and its weight.
func (g *layered) wants(v int, sides ...[][]int) (x, weight int) {
	sum := 0
	for _, side := range sides {
		if side == nil {
			continue
		}
		for _, u := range side[v] {
			pull := g.pull(v, u)
			sum += pull * g.center(u)
			weight += pull
		}
	}
	if weight == 0 {
		return g.x[v], 1
	}
	return floorDiv(sum, weight) - grain*g.width(v)/2, weight
}

func (g *layered) center(v int) int { return g.x[v] + grain*g.width(v)/2 }

func (g *layered) pull(v, u int) int {
	switch {
	case g.lane(v) && g.lane(u):
		return pullLanes
	case g.lane(v) || g.lane(u):
		return pullEnd
	default:
		return pullBoxes
	}
}
