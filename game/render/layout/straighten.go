package layout

import "slices"

// straightenRounds is the number of times that all long arrows are straightened,
// because one that gives way makes room for another.
const straightenRounds = 3

// straighten makes long arrows upright, in as few pieces as the vertices beside
// them allow.
func (g *layered) straighten() {
	for range straightenRounds {
		for _, lanes := range g.lanes {
			for len(lanes) > 0 {
				n, x := g.upright(lanes)
				for _, v := range lanes[:n] {
					g.x[v] = x
				}
				lanes = lanes[n:]
			}
		}
	}
}

// upright returns the number of lanes, from the first on, that can share one x,
// and the x that is nearest to their median.
func (g *layered) upright(lanes []int) (n, x int) {
	least, most := g.free(lanes[0])
	for n = 1; n < len(lanes); n++ {
		l, m := g.free(lanes[n])
		if l, m = max(l, least), min(m, most); l > m {
			break
		}
		least, most = l, m
	}
	xs := make([]int, n)
	for i, v := range lanes[:n] {
		xs[i] = g.x[v]
	}
	slices.Sort(xs)
	return n, min(max(xs[n/2], least), most)
}

// free returns the places between which a vertex can be moved while its neighbors
// stay.
func (g *layered) free(v int) (least, most int) {
	order, i := g.layers[g.layer[v]], g.at[v]
	least, most = g.x[v], g.x[v]
	if i > 0 {
		least = g.x[order[i-1]] + g.apart(order[i-1], v)
	} else {
		least -= grain * freeAtEdge
	}
	if i+1 < len(order) {
		most = g.x[order[i+1]] - g.apart(v, order[i+1])
	} else {
		most += grain * freeAtEdge
	}
	return least, most
}

// freeAtEdge is the distance that an arrow without a neighbor may move outward.
const freeAtEdge = 64
