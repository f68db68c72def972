package explore

import (
	"context"
	"slices"
	"sync/atomic"

	"cobalt/game"
)

// A proof finds, backward, the states from which an ending can be reached, in
// the sets of a finished walk.
type proof struct {
	*walk
	order []int   // the nodes, those found last first
	back  [][]int // by node: from which nodes a choice leads to it
	dirty []atomic.Bool
}

// prove marks the good states of a finished walk.
func (w *walk) prove(ctx context.Context) (*proof, error) {
	p := &proof{walk: w, back: make([][]int, w.nodes()), dirty: make([]atomic.Bool, w.nodes())}
	for _, n := range slices.Backward(w.graph.order) {
		p.order = append(p.order, int(n))
		p.dirty[n].Store(true)
		w.budget.use(-int64(w.sets[n].bytes))
		w.sets[n].settle()
		w.budget.use(int64(w.sets[n].bytes))
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
		w.parallel(len(todo), func(_, i int) {
			if w.budget.check(ctx) == nil {
				p.visit(todo[i])
			}
		})
		if err := w.budget.check(ctx); err != nil {
			return nil, err
		}
	}
}

// next returns where the choices of a node may lead.
func (g *graph) next(n int) (to []int) {
	for _, l := range g.out[n] {
		to = append(to, l.to)
	}
	for _, c := range g.slow[n] {
		for _, d := range g.destinations(c) {
			to = append(to, int(d))
		}
	}
	return to
}

// visit marks those states of a node as good from which a choice leads to one
// that is, or to an ending.
func (p *proof) visit(n int) {
	p.dirty[n].Store(false)
	ch := chooser{graph: p.graph}
	changed := false
	p.sets[n].each(func(index uint64, reached, good *uint64) {
		old := atomic.LoadUint64(good)
		need := *reached &^ old
		if need == 0 {
			return
		}
		if more := p.lead(&ch, n, entry{index, need}); more != 0 {
			atomic.StoreUint64(good, old|more)
			changed = true
		}
	})
	if changed {
		for _, from := range p.back[n] {
			p.dirty[from].Store(true)
		}
	}
}

// lead returns the points of an entry from which a choice leads to a good state
// or to an ending.
func (p *proof) lead(ch *chooser, n int, e entry) (good uint64) {
	need := e.bits
	for _, l := range p.out[n] {
		if l.to >= p.locked() {
			continue // nothing is good there
		}
		for _, r := range l.rects {
			if !r.fired {
				continue
			}
			good |= p.through(r, entry{e.index, need &^ good})
			if good == need {
				return good
			}
		}
	}
	for _, c := range p.slow[n] {
		for k := range points(entry{e.index, need &^ good}) {
			if mv, ok := ch.choose(p.decode(p.places[n], k), c); ok && p.isGood(&mv) {
				good |= 1 << k.bit()
			}
		}
	}
	return good
}

// through returns the points of an entry that a rectangle leads to a good state
// or to an ending.
func (p *proof) through(r *rect, e entry) uint64 {
	if r.to >= p.nodes() {
		_, in := r.target(e)
		return in
	}
	return r.pull(e, &p.sets[r.to])
}

func (p *proof) isGood(mv *slowMove) bool {
	if mv.to >= p.nodes() {
		return mv.to < p.locked()
	}
	_, good := p.sets[mv.to].find(mv.key.word())
	return good != nil && atomic.LoadUint64(good)>>mv.key.bit()&1 != 0
}

// bad returns which points of an entry are stuck, with no choice open, and
// which are doomed: they have choices, but no ending is to be reached.
func (p *proof) bad(ch *chooser, n int, e entry) (stuck, doomed uint64) {
	_, good := p.sets[n].find(e.index)
	rest := e.bits &^ *good
	if rest == 0 {
		return 0, 0
	}
	open := uint64(0)
	for _, l := range p.out[n] {
		for _, r := range l.rects {
			if r.kind != toLocked {
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

// Regions are groups of nodes with doomed states that lead to each other.
type regions struct {
	*proof
	doomed []set // by node: its doomed states, as the good ones of a set
	parent []int // by node: another of its region, or itself; -1 where none is doomed
}

// regions groups the nodes with doomed states.
func (p *proof) regions() *regions {
	r := &regions{proof: p, doomed: make([]set, p.nodes()), parent: make([]int, p.nodes())}
	ch := chooser{graph: p.graph}
	for n := range r.parent {
		r.parent[n] = -1
		p.sets[n].each(func(index uint64, reached, _ *uint64) {
			if _, d := p.bad(&ch, n, entry{index, *reached}); d != 0 {
				r.parent[n] = n
				r.doomed[n].open(p.places[n])
				r.doomed[n].add(entry{index, d})
			}
		})
		r.doomed[n].settle()
		r.doomed[n].each(func(_ uint64, reached, good *uint64) { *good = *reached })
	}
	for n := range r.doomed {
		r.doomed[n].each(func(index uint64, reached, _ *uint64) { r.joinFrom(&ch, n, entry{index, *reached}) })
	}
	return r
}

// joinFrom joins a node with those that its doomed states lead to.
func (r *regions) joinFrom(ch *chooser, n int, e entry) {
	for _, l := range r.out[n] {
		if l.to >= r.nodes() || r.parent[l.to] < 0 || r.root(l.to) == r.root(n) {
			continue
		}
		for _, rc := range l.rects {
			if rc.pull(e, &r.doomed[l.to]) != 0 {
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

func (r *regions) isDoomed(mv *slowMove) bool {
	_, doomed := r.doomed[mv.to].find(mv.key.word())
	return doomed != nil && *doomed>>mv.key.bit()&1 != 0
}

// root returns the node that stands for a node's region.
func (r *regions) root(n int) int {
	for r.parent[n] != n {
		r.parent[n] = r.parent[r.parent[n]]
		n = r.parent[n]
	}
	return n
}

func (r *regions) join(a, b int) { r.parent[r.root(a)] = r.root(b) }

// nodesOf returns the nodes of a region, ascending.
func (r *regions) nodesOf(root int) (nodes []game.NodeID) {
	for n, parent := range r.parent {
		if parent >= 0 && r.root(n) == root {
			nodes = append(nodes, game.NodeID(n))
		}
	}
	return nodes
}
