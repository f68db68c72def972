package explicit

import (
	"context"
	"slices"
	"sync/atomic"

	"cobalt/game"
)

// A Backward is the states of a finished walk from which an ending can be
// reached.
type Backward struct {
	*Walk
	order []int   // the nodes, those found last first
	back  [][]int // by node: the nodes from which a choice leads to it
	dirty []atomic.Bool
	turns []int // by node: how often it was visited
}

// Backward finds, in the sets of a finished walk, the states from which an
// ending can be reached.
func (w *Walk) Backward(ctx context.Context) (*Backward, error) {
	defer w.heed(ctx)()
	p := &Backward{Walk: w, back: make([][]int, w.nodes()), dirty: make([]atomic.Bool, w.nodes()), turns: make([]int, w.nodes())}
	for _, n := range slices.Backward(w.Order) {
		p.order = append(p.order, int(n))
		p.dirty[n].Store(true)
		if w.halted(int64(w.sets[n].bytes) / 2) {
			return nil, w.err(ctx)
		}
		w.budget.Use(-int64(w.sets[n].bytes))
		w.sets[n].settle()
		w.budget.Use(int64(w.sets[n].bytes))
		for _, to := range w.next(int(n)) {
			if to < w.nodes() && !slices.Contains(p.back[to], int(n)) {
				p.back[to] = append(p.back[to], int(n))
			}
		}
	}
	for {
		var todo []int
		for _, n := range p.order {
			if p.dirty[n].Load() {
				todo = append(todo, n)
			}
		}
		if len(todo) == 0 {
			return p, nil
		}
		w.Parallel(len(todo), func(_, i int) {
			if !w.halted(0) {
				p.visit(todo[i])
			}
		})
		if err := w.err(ctx); err != nil {
			return nil, err
		}
	}
}

// next returns the nodes and goals to which the choices of a node may lead.
func (g *Graph) next(n int) (to []int) {
	for _, l := range g.out[n] {
		to = append(to, l.to)
	}
	for _, c := range g.slow[n] {
		for _, d := range g.Destinations(c) {
			to = append(to, int(d))
		}
	}
	return to
}

// visit marks those states of a node from which a choice leads to a marked one,
// or to an ending. It goes through them up and down in turns: marks that go from
// state to state of the node, as of a counter, then go far in one visit.
func (p *Backward) visit(n int) {
	p.dirty[n].Store(false)
	ch := chooser{Graph: p.Graph}
	changed, words := false, 0
	each := p.sets[n].each
	if p.turns[n]++; p.turns[n]%2 == 0 {
		each = p.sets[n].eachBack
	}
	each(func(index uint64, reached, canEnd *uint64) {
		if words++; words%chunk == 0 && p.halted(0) || p.halt.Load() {
			return
		}
		old := atomic.LoadUint64(canEnd)
		need := *reached &^ old
		if need == 0 {
			return
		}
		if more := p.lead(&ch, n, entry{index, need}); more != 0 {
			atomic.StoreUint64(canEnd, old|more)
			changed = true
		}
	})
	if changed {
		for _, from := range p.back[n] {
			p.dirty[from].Store(true)
		}
	}
}

// lead returns the points of an entry from which a choice leads to a marked
// state or to an ending.
func (p *Backward) lead(ch *chooser, n int, e entry) (canEnd uint64) {
	need := e.bits
	for _, l := range p.out[n] {
		if l.to >= p.locked() {
			continue // no run ends there
		}
		for _, r := range l.transitions {
			if !r.fired {
				continue
			}
			canEnd |= p.through(r, entry{e.index, need &^ canEnd})
			if canEnd == need {
				return canEnd
			}
		}
	}
	for _, c := range p.slow[n] {
		for k := range points(entry{e.index, need &^ canEnd}) {
			if mv, ok := ch.choose(p.decode(p.places[n], k), c); ok && p.canReachEnding(&mv) {
				canEnd |= 1 << k.bit()
			}
		}
	}
	return canEnd
}

// through returns the points of an entry that a transition leads to a marked
// state or to an ending.
func (p *Backward) through(r *transition, e entry) uint64 {
	if r.to >= p.nodes() {
		_, in := r.target(e)
		return in
	}
	return r.pull(e, &p.sets[r.to])
}

func (p *Backward) canReachEnding(mv *slowMove) bool {
	if mv.to >= p.nodes() {
		return mv.to < p.locked()
	}
	_, canEnd := p.sets[mv.to].find(mv.key.word())
	return canEnd != nil && atomic.LoadUint64(canEnd)>>mv.key.bit()&1 != 0
}

// lost returns the points of an entry from which no ending can be reached: those
// that are stuck, with no choice open, and those that are doomed, with choices.
func (p *Backward) lost(ch *chooser, n int, e entry) (stuck, doomed uint64) {
	_, canEnd := p.sets[n].find(e.index)
	rest := e.bits &^ *canEnd
	if rest == 0 {
		return 0, 0
	}
	open := uint64(0)
	for _, l := range p.out[n] {
		for _, r := range l.transitions {
			if r.to != p.locked() {
				_, in := r.target(entry{e.index, rest})
				open |= in
			}
		}
	}
	for _, c := range p.slow[n] {
		for k := range points(entry{e.index, rest &^ open}) {
			if mv, ok := ch.choose(p.decode(p.places[n], k), c); ok && mv.to != p.locked() {
				open |= 1 << k.bit()
			}
		}
	}
	return rest &^ open, rest & open
}

// livelocks are the doomed states of a proof. Nodes that have some, and whose
// doomed states lead to each other, form a group.
type livelocks struct {
	*Backward
	doomed []set // by node: its doomed states, marked
	parent []int // by node: another of its group, or itself; -1 if it has none
}

// livelocks groups the nodes with doomed states.
func (p *Backward) livelocks() *livelocks {
	r := &livelocks{Backward: p, doomed: make([]set, p.nodes()), parent: make([]int, p.nodes())}
	ch := chooser{Graph: p.Graph}
	for n := range r.parent {
		r.parent[n] = -1
		p.sets[n].each(func(index uint64, reached, _ *uint64) {
			if _, d := p.lost(&ch, n, entry{index, *reached}); d != 0 {
				if r.parent[n] < 0 {
					r.parent[n] = n
					r.doomed[n].open(p.places[n])
					r.doomed[n].reserve(&p.sets[n])
				}
				r.doomed[n].add(entry{index, d})
			}
		})
		r.doomed[n].settle()
		r.doomed[n].each(func(_ uint64, reached, marked *uint64) { *marked = *reached })
	}
	for n := range r.doomed {
		r.doomed[n].each(func(index uint64, reached, _ *uint64) { r.joinFrom(&ch, n, entry{index, *reached}) })
	}
	return r
}

// joinFrom joins a node with those to which its doomed states lead.
func (r *livelocks) joinFrom(ch *chooser, n int, e entry) {
	for _, l := range r.out[n] {
		if l.to >= r.nodes() || r.parent[l.to] < 0 || r.root(l.to) == r.root(n) {
			continue
		}
		for _, t := range l.transitions {
			if t.pull(e, &r.doomed[l.to]) != 0 {
				r.join(n, l.to)
				break
			}
		}
	}
	for _, c := range r.slow[n] {
		for k := range points(e) {
			if mv, ok := ch.choose(r.decode(r.places[n], k), c); ok && mv.to < r.nodes() && r.isDoomed(&mv) {
				r.join(n, mv.to)
			}
		}
	}
}

func (r *livelocks) isDoomed(mv *slowMove) bool {
	_, doomed := r.doomed[mv.to].find(mv.key.word())
	return doomed != nil && *doomed>>mv.key.bit()&1 != 0
}

// root returns the node that stands for a node's group.
func (r *livelocks) root(n int) int {
	for r.parent[n] != n {
		r.parent[n] = r.parent[r.parent[n]]
		n = r.parent[n]
	}
	return n
}

func (r *livelocks) join(a, b int) { r.parent[r.root(a)] = r.root(b) }

// nodesOf returns the nodes of a group, ascending.
func (r *livelocks) nodesOf(root int) (nodes []game.NodeID) {
	for n, parent := range r.parent {
		if parent >= 0 && r.root(n) == root {
			nodes = append(nodes, game.NodeID(n))
		}
	}
	return nodes
}
