package layout

import (
	"cmp"
	"slices"
)

// The limits of the search for an order.
const (
	maxSweeps     = 24 // down and up, at most
	patience      = 5  // sweeps in a row without a better order
	exchangeMost  = 4  // rounds of exchanging neighbors in a sweep
	exchangeLimit = 20_000
)

// sortLayers finds an order within the layers with few crossings.
func (g *layered) sortLayers() {
	g.sortByWalk()
	best := snapshot(g.layers)
	g.crossings = g.countCrossings()
	for sweep, idle := 0, 0; sweep < maxSweeps && idle < patience && g.crossings > 0; sweep++ {
		g.sweep(sweep%2 == 0)
		if len(g.layer) <= exchangeLimit {
			g.exchange()
		}
		idle++
		if n := g.countCrossings(); n < g.crossings {
			best, g.crossings, idle = snapshot(g.layers), n, 0
		}
	}
	for l := range best {
		g.setLayer(l, best[l])
	}
}

func snapshot(layers [][]int) [][]int {
	c := make([][]int, len(layers))
	for i := range layers {
		c[i] = slices.Clone(layers[i])
	}
	return c
}

func (g *layered) setLayer(l int, order []int) {
	g.layers[l] = order
	for i, v := range order {
		g.at[v] = i
	}
}

// sortByWalk orders the layers as a walk in depth comes to their vertices, so that
// connected ones are near each other.
func (g *layered) sortByWalk() {
	rank := make([]int, len(g.layer))
	next := 0
	for _, root := range slices.Concat(g.layers...) {
		for stack := []int{root}; len(stack) > 0; {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if rank[v] > 0 {
				continue
			}
			next++
			rank[v] = next
			for _, w := range slices.Backward(g.down[v]) {
				stack = append(stack, w)
			}
		}
	}
	for l := range g.layers {
		slices.SortFunc(g.layers[l], func(a, b int) int { return rank[a] - rank[b] })
		g.setLayer(l, g.layers[l])
	}
}

// sweep sorts every layer by the one before it, down or up.
func (g *layered) sweep(down bool) {
	for i := 1; i < len(g.layers); i++ {
		l, neighbors := i, g.up
		if !down {
			l, neighbors = len(g.layers)-1-i, g.down
		}
		keys := make([]int, len(g.layers[l]))
		for i, v := range g.layers[l] {
			keys[i] = g.barycenter(neighbors[v], i)
		}
		order := slices.Clone(g.layers[l])
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(keys[g.at[a]], keys[g.at[b]]) })
		g.setLayer(l, order)
	}
}

// barycenter returns the mean place of some vertices, in thousandths; without any,
// the vertex's own place.
func (g *layered) barycenter(of []int, at int) int {
	if len(of) == 0 {
		return 1000 * at
	}
	sum := 0
	for _, v := range of {
		sum += g.at[v]
	}
	return 1000 * sum / len(of)
}

// exchange exchanges neighbors while that saves crossings.
func (g *layered) exchange() {
	for range exchangeMost {
		better := false
		for _, order := range g.layers {
			for i := 1; i < len(order); i++ {
				u, v := order[i-1], order[i]
				now := g.crossed(g.up[u], g.up[v]) + g.crossed(g.down[u], g.down[v])
				if now == 0 || now <= g.crossed(g.up[v], g.up[u])+g.crossed(g.down[v], g.down[u]) {
					continue
				}
				order[i-1], order[i] = v, u
				g.at[u], g.at[v] = i, i-1
				better = true
			}
		}
		if !better {
			return
		}
	}
}

// crossed counts the crossings of a vertex's arrows with those of its right
// neighbor, on one side.
func (g *layered) crossed(left, right []int) (n int) {
	for _, a := range left {
		for _, b := range right {
			if g.at[a] > g.at[b] {
				n++
			}
		}
	}
	return n
}

// countCrossings counts the crossings between all layers.
func (g *layered) countCrossings() (n int) {
	for l := 1; l < len(g.layers); l++ {
		n += g.countBelow(l - 1)
	}
	return n
}

// countBelow counts the crossings between a layer and the next: the pairs of
// arrows that begin in one order and end in the other.
func (g *layered) countBelow(l int) (n int) {
	tree := make([]int, len(g.layers[l+1])+1)
	seen := 0
	var ends []int
	for _, v := range g.layers[l] {
		ends = ends[:0]
		for _, w := range g.down[v] {
			ends = append(ends, g.at[w])
		}
		for _, end := range ends {
			notRight := 0
			for i := end + 1; i > 0; i -= i & -i {
				notRight += tree[i]
			}
			n += seen - notRight
		}
		for _, end := range ends {
			for i := end + 1; i < len(tree); i += i & -i {
				tree[i]++
			}
		}
		seen += len(ends)
	}
	return n
}
