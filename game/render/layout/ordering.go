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

// An ordering is the vertices of each layer, in order, with the arrows between
// neighboring layers.
type ordering struct {
	layers   [][]int // the vertices of each layer, in order
	at       []int   // by vertex: its place in its layer
	up, down [][]int // by vertex: its neighbors in the layer above and below

	crossings int
}

// join adds an arrow, or a piece of one, between neighboring layers.
func (o *ordering) join(upper, lower int) {
	o.down[upper] = append(o.down[upper], lower)
	o.up[lower] = append(o.up[lower], upper)
}

// sortLayers finds an order within the layers with few crossings.
func (o *ordering) sortLayers() {
	o.sortByWalk()
	best := snapshot(o.layers)
	o.crossings = o.countCrossings()
	for sweep, idle := 0, 0; sweep < maxSweeps && idle < patience && o.crossings > 0; sweep++ {
		o.sweep(sweep%2 == 0)
		if len(o.at) <= exchangeLimit {
			o.exchange()
		}
		idle++
		if n := o.countCrossings(); n < o.crossings {
			best, o.crossings, idle = snapshot(o.layers), n, 0
		}
	}
	for l := range best {
		o.setLayer(l, best[l])
	}
}

func snapshot(layers [][]int) [][]int {
	c := make([][]int, len(layers))
	for i := range layers {
		c[i] = slices.Clone(layers[i])
	}
	return c
}

func (o *ordering) setLayer(l int, order []int) {
	o.layers[l] = order
	for i, v := range order {
		o.at[v] = i
	}
}

// sortByWalk orders the layers as a walk in depth comes to their vertices, so that
// connected ones are near each other.
func (o *ordering) sortByWalk() {
	rank := make([]int, len(o.at))
	next := 0
	for _, root := range slices.Concat(o.layers...) {
		for stack := []int{root}; len(stack) > 0; {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if rank[v] > 0 {
				continue
			}
			next++
			rank[v] = next
			for _, w := range slices.Backward(o.down[v]) {
				stack = append(stack, w)
			}
		}
	}
	for l := range o.layers {
		slices.SortFunc(o.layers[l], func(a, b int) int { return rank[a] - rank[b] })
		o.setLayer(l, o.layers[l])
	}
}

// sweep sorts every layer by the one before it, down or up.
func (o *ordering) sweep(down bool) {
	for i := 1; i < len(o.layers); i++ {
		l, neighbors := i, o.up
		if !down {
			l, neighbors = len(o.layers)-1-i, o.down
		}
		keys := make([]int, len(o.layers[l]))
		for i, v := range o.layers[l] {
			keys[i] = o.barycenter(neighbors[v], i)
		}
		order := slices.Clone(o.layers[l])
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(keys[o.at[a]], keys[o.at[b]]) })
		o.setLayer(l, order)
	}
}

// barycenter returns the mean place of some vertices, in thousandths; without any,
// the vertex's own place.
func (o *ordering) barycenter(of []int, at int) int {
	if len(of) == 0 {
		return 1000 * at
	}
	sum := 0
	for _, v := range of {
		sum += o.at[v]
	}
	return 1000 * sum / len(of)
}

// exchange exchanges neighbors while that saves crossings.
func (o *ordering) exchange() {
	for range exchangeMost {
		better := false
		for _, order := range o.layers {
			for i := 1; i < len(order); i++ {
				u, v := order[i-1], order[i]
				now := o.crossed(o.up[u], o.up[v]) + o.crossed(o.down[u], o.down[v])
				if now == 0 || now <= o.crossed(o.up[v], o.up[u])+o.crossed(o.down[v], o.down[u]) {
					continue
				}
				order[i-1], order[i] = v, u
				o.at[u], o.at[v] = i, i-1
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
func (o *ordering) crossed(left, right []int) (n int) {
	for _, a := range left {
		for _, b := range right {
			if o.at[a] > o.at[b] {
				n++
			}
		}
	}
	return n
}

// countCrossings counts the crossings between all layers.
func (o *ordering) countCrossings() (n int) {
	for l := 1; l < len(o.layers); l++ {
		n += o.countBelow(l - 1)
	}
	return n
}

// countBelow counts the crossings between a layer and the next: the pairs of
// arrows that begin in one order and end in the other.
func (o *ordering) countBelow(l int) (n int) {
	tree := make([]int, len(o.layers[l+1])+1)
	seen := 0
	var ends []int
	for _, v := range o.layers[l] {
		ends = ends[:0]
		for _, w := range o.down[v] {
			ends = append(ends, o.at[w])
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
