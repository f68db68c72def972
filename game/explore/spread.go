package explore

import (
	"math/bits"
	"slices"
	"sync"
	"sync/atomic"

	"cobalt/game"
)

// parallel calls do for 0 to n-1, shared out over the workers.
func (m *model) parallel(n int, do func(worker, i int)) {
	if n < 2 || m.tuning.workers < 2 {
		for i := range n {
			do(0, i)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for worker := range m.tuning.workers {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(worker, i)
			}
		})
	}
	wait.Wait()
}

// A tracing is every choice of the story, traced from some boxes.
type tracing struct {
	boxes []*box          // by node
	arcs  [][]arc         // by choice
	whole []bool          // by choice: whether arcs is all that it does
	next  [][]game.NodeID // by choice that is not whole: where it may lead
}

// traceAll traces the choices of nodes from their boxes.
func (m *model) traceAll(boxes []*box) *tracing {
	n := len(m.story.Choices)
	t := &tracing{boxes: boxes, arcs: make([][]arc, n), whole: make([]bool, n), next: make([][]game.NodeID, n)}
	m.parallel(n, func(_, i int) {
		c := game.ChoiceID(i)
		b := boxes[m.story.Choices[i].Node]
		if b == nil {
			return
		}
		if t.arcs[i], t.whole[i] = m.trace(b, c); !t.whole[i] {
			t.next[i] = m.destinations(c)
		}
	})
	return t
}

// fullBoxes returns the box of each node, with every value that a variable can
// have anywhere.
func (m *model) fullBoxes() []*box {
	boxes := make([]*box, len(m.story.Nodes))
	for i := range boxes {
		b := &box{node: game.NodeID(i), vars: m.boxVars(game.NodeID(i))}
		for _, v := range b.vars {
			b.values = append(b.values, m.domain(v, b.node))
		}
		boxes[i] = b
	}
	return boxes
}

// destinations returns every node at which a choice could let the run rest, or
// more, by following diverts and redirects without looking at their conditions.
func (m *model) destinations(c game.ChoiceID) []game.NodeID {
	seen := map[game.NodeID]bool{}
	var list []game.NodeID
	reach := func(n game.NodeID) {
		if n != game.NoNode && !seen[n] {
			seen[n] = true
			list = append(list, n)
		}
	}
	redirects := func(n game.NodeID) {
		scene := m.story.NodeScene(n)
		reach(scene.Caught)
		reach(scene.Expired)
	}
	diverts := func(r game.BlockRange) {
		for b := r.First; b < r.Last; b++ {
			reach(m.story.Blocks[b].Divert)
		}
	}
	choice := &m.story.Choices[c]
	reach(choice.Target)
	diverts(choice.Outcome)
	redirects(choice.Node)
	for i := 0; i < len(list); i++ {
		diverts(m.story.Nodes[list[i]].Blocks)
		redirects(list[i])
	}
	return list
}

// A spread is the forward analysis: which values each live variable can have at
// each node, each variable by itself.
type spread struct {
	*model
	*tracing
	can    [][]bitSet // by node, by position in its box: the values that can be, by index
	done   [][]bitSet // those of them that were carried on
	taken  [][]bool   // by choice, by arc: whether anything was carried along it
	queued []bool
	queue  []game.NodeID
	order  []game.NodeID // the nodes in the order in which they were found
}

// A bitSet is a set of small numbers.
type bitSet []uint64

func newBitSet(n int) bitSet    { return make(bitSet, (n+63)/64) }
func (s bitSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }
func (s bitSet) add(i int) (isNew bool) {
	isNew = !s.has(i)
	s[i/64] |= 1 << (i % 64)
	return isNew
}

// refine returns the boxes with only the values that can be, nil for nodes at
// which no run can rest, and the nodes in the order in which they were found.
func (m *model) refine(t *tracing, start game.State) ([]*box, []game.NodeID) {
	s := &spread{model: m, tracing: t, queued: make([]bool, len(t.boxes))}
	s.can, s.done, s.taken = make([][]bitSet, len(t.boxes)), make([][]bitSet, len(t.boxes)), make([][]bool, len(t.arcs))
	s.begin(start)
	for len(s.queue) > 0 {
		n := s.queue[0]
		s.queue, s.queued[n] = s.queue[1:], false
		s.from(n)
	}
	boxes := make([]*box, len(t.boxes))
	for n, can := range s.can {
		if can == nil {
			continue
		}
		old := t.boxes[n]
		b := &box{node: old.node, vars: old.vars}
		for i := range b.vars {
			b.values = append(b.values, can[i].pick(old.values[i]))
		}
		boxes[n] = b
	}
	return boxes, s.order
}

// pick returns the values that are in the set.
func (s bitSet) pick(values []int16) []int16 {
	var picked []int16
	for d, v := range values {
		if s.has(d) {
			picked = append(picked, v)
		}
	}
	return picked
}

func (s *spread) begin(start game.State) {
	s.open(start.Node)
	for i, v := range s.boxes[start.Node].vars {
		s.put(start.Node, i, s.value(&start, v))
	}
	s.enqueue(start.Node)
}

// open makes room for what can be at a node.
func (s *spread) open(n game.NodeID) (isNew bool) {
	if s.can[n] != nil {
		return false
	}
	b := s.boxes[n]
	s.can[n], s.done[n] = make([]bitSet, len(b.vars)), make([]bitSet, len(b.vars))
	for i := range b.vars {
		s.can[n][i], s.done[n][i] = newBitSet(len(b.values[i])), newBitSet(len(b.values[i]))
	}
	s.order = append(s.order, n)
	return true
}

func (s *spread) enqueue(n game.NodeID) {
	if !s.queued[n] {
		s.queued[n] = true
		s.queue = append(s.queue, n)
	}
}

// put notes that a variable can have a value at a node.
func (s *spread) put(n game.NodeID, i int, value int16) (isNew bool) {
	d, ok := slices.BinarySearch(s.boxes[n].values[i], value)
	if !ok {
		panic("explore: a value that the analysis did not foresee")
	}
	return s.can[n][i].add(d)
}

// from carries what is new at a node along its choices: what was there when it
// was last looked at has been carried already.
func (s *spread) from(n game.NodeID) {
	fresh := s.fresh(n)
	node := &s.story.Nodes[n]
	for c := node.First; c < node.Last; c++ {
		if s.taken[c] == nil {
			s.taken[c] = make([]bool, len(s.arcs[c]))
		}
		for i := range s.arcs[c] {
			a := &s.arcs[c][i]
			if a.kind != toNode {
				continue
			}
			carried := fresh
			if !s.taken[c][i] {
				if !s.feasible(n, a) {
					continue
				}
				s.taken[c][i], carried = true, s.can[n]
			}
			if s.along(n, a, carried) {
				s.enqueue(a.to)
			}
		}
		for _, to := range s.next[c] {
			if s.flood(to) {
				s.enqueue(to)
			}
		}
	}
}

// fresh returns what is new at a node, which it then is no more.
func (s *spread) fresh(n game.NodeID) []bitSet {
	fresh := make([]bitSet, len(s.can[n]))
	for i, can := range s.can[n] {
		fresh[i] = slices.Clone(can)
		for w, old := range s.done[n][i] {
			fresh[i][w] &^= old
		}
		copy(s.done[n][i], can)
	}
	return fresh
}

// feasible reports whether some of what can be at the node is in the arc's part.
func (s *spread) feasible(n game.NodeID, a *arc) bool {
	for i, table := range a.tables {
		if table != nil && !s.meets(s.can[n][i], table) {
			return false
		}
	}
	return true
}

func (s *spread) meets(can bitSet, table []int16) bool {
	for d := range can.members() {
		if table[d] != blocked {
			return true
		}
	}
	return false
}

// members yields the numbers in the set, ascending.
func (s bitSet) members() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(i*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// along carries values along an arc, and reports whether any was new there.
func (s *spread) along(n game.NodeID, a *arc, values []bitSet) (isNew bool) {
	isNew = s.open(a.to)
	from := s.boxes[n]
	for j, v := range s.boxes[a.to].vars {
		i := from.index(v)
		switch {
		case i < 0:
			isNew = s.put(a.to, j, a.bound(v)) || isNew
		case a.tables[i] == nil:
			isNew = s.can[a.to][j].merge(values[i]) || isNew
		default:
			for d := range values[i].members() {
				if value := a.tables[i][d]; value != blocked {
					isNew = s.put(a.to, j, value) || isNew
				}
			}
		}
	}
	return isNew
}

// bound returns the value that a variable outside the box was given.
func (p *part) bound(v vid) int16 {
	for _, n := range p.news {
		if n.v == v {
			return n.value
		}
	}
	panic("explore: a step leaves a live variable without a value")
}

// merge adds all of o, and reports whether any was new.
func (s bitSet) merge(o bitSet) (isNew bool) {
	for i, w := range o {
		isNew = isNew || w&^s[i] != 0
		s[i] |= w
	}
	return isNew
}

// flood notes that everything can be at a node.
func (s *spread) flood(n game.NodeID) (isNew bool) {
	isNew = s.open(n)
	for i, values := range s.boxes[n].values {
		for d := range values {
			isNew = s.can[n][i].add(d) || isNew
		}
	}
	return isNew
}

// value returns what a variable of its node's box is in a state.
func (m *model) value(s *game.State, v vid) int16 {
	if int(v) < m.bits {
		if s.Has(game.Var(v)) {
			return 1
		}
		return 0
	}
	meter := game.Meter(int(v) - m.bits)
	switch {
	case meter == game.Clock && !s.Running:
		return stopped
	case v == m.heat():
		return heatOf(s.Trace(), s.Suspicion()) & m.heatMask(s.Node)
	}
	return s.Meters[meter]
}

// give gives a variable a value in a state.
func (m *model) give(s *game.State, v vid, value int16) {
	switch {
	case int(v) < m.bits:
		s.Bits[v/64] |= uint64(value) << (v % 64)
	case v == m.meter(game.Clock):
		s.Running = value != stopped
		s.Meters[game.Clock] = max(0, value)
	case v == m.heat():
		trace, suspicion := apart(value)
		s.Meters[game.Trace], s.Meters[game.Suspicion] = int16(trace), int16(max(suspicion, 10*trace))
	default:
		s.Meters[int(v)-m.bits] = value
	}
}
