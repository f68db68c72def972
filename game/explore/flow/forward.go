package flow

import (
	"slices"

	"cobalt/game"
)

// An Analysis is a story whose choices are evaluated from the boxes in which
// runs can really rest.
type Analysis struct {
	*Model
	Start       game.State
	Boxes       []*Box          // by node; nil if no run can rest there
	Transitions [][]Transition  // by choice
	Whole       []bool          // by choice: whether its transitions are all that it does
	Order       []game.NodeID   // the nodes, in the order in which they were found
	next        [][]game.NodeID // by choice that is not whole: the nodes to which it may lead
}

// From returns the analysis of the runs that begin in a state. The model must be
// analyzed.
func (m *Model) From(start game.State) *Analysis {
	wide := m.evaluateAll(start, m.fullBoxes(&start), nil)
	boxes, order := wide.reach()
	a := m.evaluateAll(start, boxes, wide)
	a.Order = order
	return a
}

// Points returns the number of points that all boxes have together.
func (a *Analysis) Points() (n float64) {
	for _, b := range a.Boxes {
		if b == nil {
			continue
		}
		size := 1.0
		for _, values := range b.Values {
			size *= float64(len(values))
		}
		n += size
	}
	return n
}

// Single counts the choices, of nodes at which runs can rest, that must be run state
// by state.
func (a *Analysis) Single() (n int) {
	for i, whole := range a.Whole {
		if !whole && a.Boxes[a.Story.Choices[i].Node] != nil {
			n++
		}
	}
	return n
}

// evaluateAll evaluates the choices of nodes from their boxes. The choices of a
// box that an earlier analysis has, too, are known from that.
func (m *Model) evaluateAll(start game.State, boxes []*Box, earlier *Analysis) *Analysis {
	n := len(m.Story.Choices)
	a := &Analysis{
		Model: m, Start: start, Boxes: boxes,
		Transitions: make([][]Transition, n), Whole: make([]bool, n), next: make([][]game.NodeID, n),
	}
	known := a.recall(earlier)
	m.Parallel(n, func(_, i int) {
		c := game.ChoiceID(i)
		b := boxes[m.Story.Choices[i].Node]
		switch n := m.Story.Choices[i].Node; {
		case b == nil || m.stopped() || known[i]:
			return
		case earlier != nil && b == earlier.Boxes[n]:
			a.Transitions[i], a.Whole[i], a.next[i] = earlier.Transitions[i], earlier.Whole[i], earlier.next[i]
			return
		}
		if a.Transitions[i], a.Whole[i] = m.Evaluate(b, c); !a.Whole[i] {
			a.next[i] = m.Destinations(c)
		}
	})
	a.remember(known, earlier)
	return a
}

// recall takes the evaluations that the model's memory has, and says of which choices.
// Those of a box that an earlier analysis has are left to that.
func (a *Analysis) recall(earlier *Analysis) (known []bool) {
	known = make([]bool, len(a.Transitions))
	a.eachKept(earlier, func(c game.ChoiceID, e evaluation) {
		if r := a.Memory.find(e); r != nil {
			a.Transitions[c], a.Whole[c], a.next[c], known[c] = r.of(c), r.whole, r.next, true
		}
	})
	return known
}

// remember keeps the evaluations of all other choices in the model's memory, unless the
// analysis was to end before they were all made.
func (a *Analysis) remember(known []bool, earlier *Analysis) {
	if a.stopped() {
		return
	}
	a.eachKept(earlier, func(c game.ChoiceID, e evaluation) {
		if !known[c] {
			a.Memory.keep(e, &result{a.Transitions[c], a.Whole[c], a.next[c]})
		}
	})
}

// eachKept visits the choices whose evaluations a memory keeps, if there is one.
func (a *Analysis) eachKept(earlier *Analysis, visit func(game.ChoiceID, evaluation)) {
	if a.Memory == nil {
		return
	}
	w := a.known()
	for n, b := range a.Boxes {
		if b == nil || earlier != nil && b == earlier.Boxes[n] {
			continue
		}
		node, box := &a.Story.Nodes[n], uint32(0)
		for c := node.First; c < node.Last; c++ {
			if box == 0 {
				box = w.box(b)
			}
			visit(c, evaluation{w.choice(c), box})
		}
	}
}

// fullBoxes returns the box of each node, with every value that a variable can
// have anywhere.
func (m *Model) fullBoxes(start *game.State) []*Box {
	may := m.findSet(start)
	boxes := make([]*Box, len(m.Story.Nodes))
	for i := range boxes {
		if may[i] == nil {
			continue // no way leads there
		}
		b := &Box{Node: game.NodeID(i), Vars: m.boxVars(game.NodeID(i), may[i]), may: may[i]}
		for _, v := range b.Vars {
			b.Values = append(b.Values, m.domain(v, b.Node))
		}
		boxes[i] = b
	}
	return boxes
}

// Destinations returns every node at which a choice could let the run rest, and
// maybe more: it follows diverts and redirects without looking at conditions.
func (m *Model) Destinations(c game.ChoiceID) []game.NodeID {
	seen := map[game.NodeID]bool{}
	var list []game.NodeID
	reach := func(n game.NodeID) {
		if n != game.NoNode && !seen[n] {
			seen[n] = true
			list = append(list, n)
		}
	}
	redirects := func(n game.NodeID) {
		scene := m.Story.NodeScene(n)
		reach(scene.Caught)
		reach(scene.Expired)
	}
	diverts := func(r game.BlockRange) {
		for b := r.First; b < r.Last; b++ {
			reach(m.Story.Blocks[b].Divert)
		}
	}
	choice := &m.Story.Choices[c]
	reach(choice.Target)
	diverts(choice.Outcome)
	redirects(choice.Node)
	for i := 0; i < len(list); i++ {
		diverts(m.Story.Nodes[list[i]].Blocks)
		redirects(list[i])
	}
	return list
}

// A forward is the forward analysis under way.
type forward struct {
	*Analysis
	can    [][]BitSet // by node, by position in its box: the values that can be, by index
	done   [][]BitSet // those of them that were carried on
	taken  [][]bool   // by choice, by transition: whether anything was carried along it
	queued []bool
	queue  []game.NodeID
	order  []game.NodeID // the nodes in the order in which they were found
	words  BitSet        // in which fresh puts its sets
	sets   []BitSet
}

// reach returns the boxes with only the values that can be, nil for nodes at
// which no run can rest, and the nodes in the order in which they were found.
func (a *Analysis) reach() ([]*Box, []game.NodeID) {
	f := &forward{Analysis: a, queued: make([]bool, len(a.Boxes))}
	f.can, f.done, f.taken = make([][]BitSet, len(a.Boxes)), make([][]BitSet, len(a.Boxes)), make([][]bool, len(a.Transitions))
	f.begin()
	for len(f.queue) > 0 && !a.stopped() {
		n := f.queue[0]
		f.queue, f.queued[n] = f.queue[1:], false
		f.from(n)
	}
	boxes := make([]*Box, len(a.Boxes))
	for n, can := range f.can {
		if can == nil {
			continue
		}
		boxes[n] = a.Boxes[n].only(can)
	}
	return boxes, f.order
}

// only returns the box with only some of its values: itself, if those are all.
func (b *Box) only(values []BitSet) *Box {
	kept := &Box{Node: b.Node, Vars: b.Vars, Values: make([][]int16, len(b.Vars)), may: b.may}
	all := true
	for i := range b.Vars {
		kept.Values[i] = values[i].pick(b.Values[i])
		all = all && len(kept.Values[i]) == len(b.Values[i])
	}
	if all {
		return b
	}
	return kept
}

func (f *forward) begin() {
	n := f.Start.Node
	f.open(n)
	for i, v := range f.Boxes[n].Vars {
		f.put(n, i, f.Value(&f.Start, v))
	}
	f.enqueue(n)
}

// open makes room for the values at a node.
func (f *forward) open(n game.NodeID) (isNew bool) {
	if f.can[n] != nil {
		return false
	}
	b := f.Boxes[n]
	f.can[n] = b.carve(make(BitSet, b.words()), make([]BitSet, 0, len(b.Vars)))
	f.done[n] = b.carve(make(BitSet, b.words()), make([]BitSet, 0, len(b.Vars)))
	f.order = append(f.order, n)
	return true
}

func (f *forward) enqueue(n game.NodeID) {
	if !f.queued[n] {
		f.queued[n] = true
		f.queue = append(f.queue, n)
	}
}

// put notes that a variable can have a value at a node.
func (f *forward) put(n game.NodeID, i int, value int16) (isNew bool) {
	d, ok := slices.BinarySearch(f.Boxes[n].Values[i], value)
	if !ok {
		panic("flow: a value that the analysis did not foresee")
	}
	return f.can[n][i].Add(d)
}

// from carries the new values of a node along its choices. Older values were
// carried when the node was last looked at.
func (f *forward) from(n game.NodeID) {
	fresh := f.fresh(n)
	node := &f.Story.Nodes[n]
	for c := node.First; c < node.Last; c++ {
		if f.taken[c] == nil {
			f.taken[c] = make([]bool, len(f.Transitions[c]))
		}
		for i := range f.Transitions[c] {
			t := &f.Transitions[c][i]
			if t.Kind != ToNode {
				continue
			}
			carried := fresh
			if !f.taken[c][i] {
				if !f.feasible(n, t) {
					continue
				}
				f.taken[c][i], carried = true, f.can[n]
			}
			if f.along(n, t, carried) {
				f.enqueue(t.To)
			}
		}
		for _, to := range f.next[c] {
			if f.flood(to) {
				f.enqueue(to)
			}
		}
	}
}

// words returns the words that sets of the values of each variable take.
func (b *Box) words() (n int) {
	for _, values := range b.Values {
		n += (len(values) + 63) / 64
	}
	return n
}

// carve cuts words into a set for the values of each variable.
func (b *Box) carve(words BitSet, sets []BitSet) []BitSet {
	for _, values := range b.Values {
		n := (len(values) + 63) / 64
		sets, words = append(sets, words[:n:n]), words[n:]
	}
	return sets
}

// fresh returns the new values of a node, and marks them as carried on. They are
// good until it is called again.
func (f *forward) fresh(n game.NodeID) []BitSet {
	b := f.Boxes[n]
	if size := b.words(); len(f.words) < size {
		f.words = make(BitSet, size)
	}
	f.sets = b.carve(f.words, f.sets[:0])
	for i, can := range f.can[n] {
		for w, old := range f.done[n][i] {
			f.sets[i][w] = can[w] &^ old
		}
		copy(f.done[n][i], can)
	}
	return f.sets
}

// feasible reports whether some values that can be at the node are in the
// transition's region.
func (f *forward) feasible(n game.NodeID, t *Transition) bool {
	for i, table := range t.Tables {
		if table != nil && !f.meets(f.can[n][i], table) {
			return false
		}
	}
	return true
}

func (f *forward) meets(can BitSet, table []int16) bool {
	for d := range can.members() {
		if table[d] != Blocked {
			return true
		}
	}
	return false
}

// along carries values along a transition, and reports whether any is new at
// its end.
func (f *forward) along(n game.NodeID, t *Transition, values []BitSet) (isNew bool) {
	isNew = f.open(t.To)
	from, i := f.Boxes[n].Vars, 0
	for j, v := range f.Boxes[t.To].Vars {
		for i < len(from) && from[i] < v { // both ascend
			i++
		}
		switch {
		case i == len(from) || from[i] != v:
			isNew = f.put(t.To, j, t.Bound(v)) || isNew
		case t.Tables[i] == nil:
			isNew = f.can[t.To][j].Merge(values[i]) || isNew
		default:
			for d := range values[i].members() {
				if value := t.Tables[i][d]; value != Blocked {
					isNew = f.put(t.To, j, value) || isNew
				}
			}
		}
	}
	return isNew
}

// flood notes that every value can be at a node.
func (f *forward) flood(n game.NodeID) (isNew bool) {
	isNew = f.open(n)
	for i, values := range f.Boxes[n].Values {
		for d := range values {
			isNew = f.can[n][i].Add(d) || isNew
		}
	}
	return isNew
}
