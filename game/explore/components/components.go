// Package components finds the strongly connected components of a graph: the sets of
// nodes of which each leads to all others of its set.
package components

import "slices"

// A Node is the number of a node, from 0.
type Node interface{ ~int | ~uint16 }

// Of returns the components of a graph of so many nodes that are reached from the starts,
// in topological order, and the nodes of each in reverse postorder, so that most links
// lead forward. Leads returns the nodes to which a node leads; it is called once for each
// node. (Tarjan's algorithm, with a stack of its own: stories may be one long line.)
func Of[N Node](nodes int, starts []N, leads func(N) []N) [][]N {
	t := tarjan[N]{
		leads: leads, index: make([]int, nodes), low: make([]int, nodes), post: make([]int, nodes), on: make([]bool, nodes),
	}
	for _, n := range starts {
		if t.index[n] == 0 {
			t.visit(n)
		}
	}
	slices.Reverse(t.found)
	for _, c := range t.found {
		slices.SortFunc(c, func(a, b N) int { return t.post[b] - t.post[a] })
	}
	return t.found
}

type tarjan[N Node] struct {
	leads      func(N) []N
	index, low []int // by node: when it was found, from 1; the least found that it leads back to
	post       []int // by node: when it was done
	on         []bool
	stack      []N
	found      [][]N
	next, done int
}

// A frame is a node under way, and the links that are yet to be looked at.
type frame[N Node] struct {
	node  N
	links []N
}

func (t *tarjan[N]) visit(start N) {
	frames := []frame[N]{t.enter(start)}
	for len(frames) > 0 {
		f := &frames[len(frames)-1]
		if len(f.links) == 0 {
			t.leave(f.node)
			frames = frames[:len(frames)-1]
			if len(frames) > 0 {
				up := frames[len(frames)-1].node
				t.low[up] = min(t.low[up], t.low[f.node])
			}
			continue
		}
		to := f.links[0]
		f.links = f.links[1:]
		switch {
		case t.index[to] == 0:
			frames = append(frames, t.enter(to))
		case t.on[to]:
			t.low[f.node] = min(t.low[f.node], t.index[to])
		}
	}
}

func (t *tarjan[N]) enter(n N) frame[N] {
	t.next++
	t.index[n], t.low[n] = t.next, t.next
	t.stack, t.on[n] = append(t.stack, n), true
	return frame[N]{n, t.leads(n)}
}

func (t *tarjan[N]) leave(n N) {
	t.post[n] = t.done
	t.done++
	if t.low[n] != t.index[n] {
		return
	}
	i := len(t.stack) - 1
	for t.stack[i] != n {
		i--
	}
	c := slices.Clone(t.stack[i:])
	for _, m := range c {
		t.on[m] = false
	}
	t.stack = t.stack[:i]
	t.found = append(t.found, c)
}
