package symbolic

import (
	"slices"

	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// largest is the largest sets of a survey, and the nodes of all.
type largest struct {
	nodes  int // of all sets together
	sets   []diagram.Set
	sizes  []int
	levels [][]int // the levels of the sets, as ranks
}

// mostLarge is how many sets are noted.
const mostLarge = 32

// note notes a set with its levels.
func (l *largest) note(size int, a diagram.Set, levels []int) {
	l.nodes += size
	if slices.Contains(l.sets, a) {
		return
	}
	at, _ := slices.BinarySearchFunc(l.sizes, size, func(x, size int) int { return size - x })
	if at == mostLarge {
		return
	}
	l.sizes = slices.Insert(l.sizes, at, size)
	l.sets = slices.Insert(l.sets, at, a)
	l.levels = slices.Insert(l.levels, at, levels)
	if len(l.sets) > mostLarge {
		l.sizes, l.sets, l.levels = l.sizes[:mostLarge], l.sets[:mostLarge], l.levels[:mostLarge]
	}
}

// sample returns of which sets the order of variables is sought: of those from a twentieth
// to a half of the nodes of the largest one. That one alone would take as long as all of
// these, and by it the order comes out worse for other sets than by them for it.
func (l *largest) sample() (from, to int) {
	for to = len(l.sizes); to > 1 && l.sizes[to-1]*20 < l.sizes[0]; to-- {
	}
	for from < to && l.sizes[from]*2 > l.sizes[0] {
		from++
	}
	if from == to {
		return 0, to
	}
	return from, to
}

// note notes the states of a component that is through, if the order of variables is yet
// to be looked for.
func (r *Reached) note(group []int) {
	if m := r.memory; r.store.Remembers() && !m.ordered {
		for _, n := range group {
			m.large.note(r.store.Size(r.sets[n]), r.sets[n], r.ranks(r.levels[n]))
		}
	}
}

// ranks returns the ranks of variables.
func (s *System) ranks(vars []flow.Var) []int {
	ranks := make([]int, len(vars))
	for i, v := range vars {
		ranks[i] = s.rank[v]
	}
	return ranks
}

// A Reordering says when another order of variables is worth a proof more: if all sets of
// a survey together have more than Few nodes, and no more than the part Left of them in
// that order.
type Reordering struct {
	Few  int
	Left float64
}

// DefaultReordering is right for proofs: sets of fewer nodes take no tenth of a second.
var DefaultReordering = Reordering{Few: 50_000, Left: 0.8}

// Reorder returns a memory that has nothing of this one but its variables, in an order in
// which large sets of the last survey are smaller. It is nil if no order is worth while,
// if one has been looked for before, or if stop, which is asked often, said so. A good
// order can be told by the sets alone, and that of a fresh memory is made before there are
// any.
func (m *Memory) Reorder(o Reordering, stop func() bool) *Memory {
	if m.store == nil || m.ordered || m.large.nodes <= o.Few {
		return nil
	}
	ranks := make([]int, len(m.order))
	for i := range ranks {
		ranks[i] = i
	}
	sifter := diagram.NewSifter(ranks)
	from, to := m.large.sample()
	for i := from; i < to && !stop(); i++ {
		sifter.Add(m.store.Store, m.large.sets[i], m.large.levels[i])
	}
	ranks, left := sifter.Sift(stop)
	if stop() {
		return nil
	}
	if left > o.Left {
		m.Settle()
		return nil
	}
	fresh := &Memory{}
	for _, rank := range ranks {
		fresh.order = append(fresh.order, m.order[rank])
	}
	return fresh
}

// Lighter reports whether the sets of the last survey have fewer nodes together than those
// of another memory, by enough.
func (m *Memory) Lighter(than *Memory, o Reordering) bool {
	return float64(m.large.nodes) <= o.Left*float64(than.large.nodes)
}

// Settle keeps the order of variables as it is from now on.
func (m *Memory) Settle() { m.ordered, m.large = true, largest{} }
