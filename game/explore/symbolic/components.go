package symbolic

import "slices"

// components returns the strongly connected components of the nodes in
// topological order, the nodes of each in reverse postorder, so that most links
// lead forward (Tarjan's algorithm, with a stack of its own: stories may be one
// long line).
func (s *System) components() [][]int {
	t := tarjan{
		system: s, index: make([]int, s.nodes()), low: make([]int, s.nodes()),
		post: make([]int, s.nodes()), on: make([]bool, s.nodes()),
	}
	t.visit(int(s.Start.Node))
	slices.Reverse(t.found)
	for _, c := range t.found {
		slices.SortFunc(c, func(a, b int) int { return t.post[b] - t.post[a] })
	}
	return t.found
}

type tarjan struct {
	system     *System
	index, low []int // by node: when it was found, from 1; the least found that it leads back to
	post       []int // by node: when it was done
	on         []bool
	stack      []int
	found      [][]int
	next, done int
}

// A frame is a node under way: its next link is yet to be looked at.
type frame struct{ node, link int }

func (t *tarjan) visit(start int) {
	frames := []frame{t.enter(start)}
	for len(frames) > 0 {
		f := &frames[len(frames)-1]
		out := t.system.out[f.node]
		if f.link == len(out) {
			t.leave(f.node)
			frames = frames[:len(frames)-1]
			if len(frames) > 0 {
				up := frames[len(frames)-1].node
				t.low[up] = min(t.low[up], t.low[f.node])
			}
			continue
		}
		to := out[f.link].to
		f.link++
		switch {
		case to >= t.system.nodes():
		case t.index[to] == 0:
			frames = append(frames, t.enter(to))
		case t.on[to]:
			t.low[f.node] = min(t.low[f.node], t.index[to])
		}
	}
}

func (t *tarjan) enter(n int) frame {
	t.next++
	t.index[n], t.low[n] = t.next, t.next
	t.stack, t.on[n] = append(t.stack, n), true
	return frame{n, 0}
}

func (t *tarjan) leave(n int) {
	t.post[n] = t.done
	t.done++
	if t.low[n] != t.index[n] {
		return
	}
	i := slices.Index(t.stack, n)
	c := slices.Clone(t.stack[i:])
	for _, m := range c {
		t.on[m] = false
	}
	t.stack = t.stack[:i]
	t.found = append(t.found, c)
}
