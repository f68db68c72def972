package symbolic

import (
	"context"
	"errors"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// A target is a thing to which a shortest run is sought: a goal, behind a link,
// or states.
type target struct {
	goal   func(*link) bool // nil: none
	states []diagram.Set    // by node; nil: none
}

// Limits of a search: the states that one try looks at without coming any
// nearer, and the tries in all.
const (
	mostSteps   = 1_000
	mostRefined = 200
)

// mostCosts is the memory that diagrams of costs may take before they are begun
// afresh, in bytes. Those of one try stay useful for the next.
const mostCosts = 16 << 20

// errNone says that no run leads to a target: not even an abstract one does.
var errNone = errors.New("symbolic: no abstract run leads to the target")

// A Search finds runs of the least cost by counterexample-guided abstraction
// (Clarke, Grumberg, Jha, Lu and Veith, 2000). It drops most variables, so that
// the diagram of the least cost to go is small and nowhere too great, and follows
// real states along links on which that cost is spent exactly. If that comes to
// the target, the run costs as little as the bound, and is a shortest one. If
// not, the variables that stopped the deepest try are kept, too.
type Search struct {
	*Reached
	cost    func(minutes int) int
	kept    []bool // by variable
	refined int

	abstract *System // of the kept variables
	costs    *diagram.CostMemo
	arcs     [][]arc // by node, of the abstract system
}

// An arc is the links from a node to another one at the same cost, or a link to a goal.
type arc struct {
	links diagram.Bundle
	to    int
	cost  int32
	link  *link // that to a goal; nil if it leads to a node
}

// NewSearch returns a search for runs of the least cost. It keeps some variables
// from the beginning, such as those that a like search came to need.
func (r *Reached) NewSearch(keep ...flow.Var) *Search {
	s := r.newSearch(keep)
	s.kept[r.Heat()], s.kept[r.Meter(game.Clock)] = true, true
	return s
}

// newSearch returns a search that keeps only the given variables as yet.
func (r *Reached) newSearch(keep []flow.Var) *Search {
	s := &Search{Reached: r, kept: make([]bool, r.Vars)}
	for _, v := range keep {
		s.kept[v] = true
	}
	return s
}

// Kept returns the variables that are kept, ascending.
func (s *Search) Kept() (vars []flow.Var) {
	for v, kept := range s.kept {
		if kept {
			vars = append(vars, flow.Var(v))
		}
	}
	return vars
}

// by sets the cost of a choice. The variables that are kept remain so, because
// mostly the same ones matter.
func (s *Search) by(cost func(minutes int) int) {
	s.allow(s.count)
	s.cost, s.refined = cost, 0
	if s.abstract != nil {
		s.forgetCosts()
		s.layAllArcs()
	}
}

// to returns a run of the least cost to a target that some run reaches, and its
// cost.
func (s *Search) to(ctx context.Context, t *target) (trail []game.ChoiceID, cost int, err error) {
	for ; s.refined < mostRefined; s.refined++ {
		if s.abstract == nil {
			s.lay()
		}
		d := s.newDive(t, s.toGo(ctx, t))
		if err := s.check(ctx); err != nil {
			return nil, 0, err
		}
		at := s.state(&s.Start)
		bound, ok := d.bound(int(s.Start.Node), at)
		if !ok {
			return nil, 0, errNone
		}
		if bound > diagram.MaxCost {
			return nil, 0, ErrTooLarge
		}
		if d.follow(int(s.Start.Node), at, bound) {
			slices.Reverse(d.trail)
			return d.trail, int(bound), nil
		}
		suspects := d.suspects()
		if len(suspects) == 0 {
			return nil, 0, ErrTooLarge
		}
		s.keep(suspects)
		if !s.store.Remembers() && s.costs.Bytes() > mostCosts {
			s.costs.Reset()
		}
	}
	return nil, 0, ErrTooLarge
}

// lay lays out the abstract system, without any variable that is not kept.
func (s *Search) lay() {
	a := *s.System
	a.full = true
	a.build(func(v flow.Var) bool { return s.kept[v] })
	s.abstract = &a
	s.costs = s.memory.costs
	s.arcs = make([][]arc, s.nodes())
	s.forgetCosts()
	s.layAllArcs()
}

// layAllArcs lists the links of all nodes of the abstract system.
func (s *Search) layAllArcs() {
	for _, n := range s.Order {
		s.layArcs(int(n))
	}
}

// forgetCosts forgets the costs of what was sought before, unless they are remembered.
func (s *Search) forgetCosts() {
	if !s.store.Remembers() {
		s.costs.Reset()
	}
}

// layArcs lists the links of a node of the abstract system that some state takes: those
// to the same node at the same cost all together.
func (s *Search) layArcs(n int) {
	s.arcs[n] = s.arcs[n][:0]
	relations := map[arc][]diagram.Relation{}
	for i := range s.abstract.out[n] {
		l := &s.abstract.out[n][i]
		if !s.fired[n][i] || l.Kind == flow.ToLocked {
			continue
		}
		a := arc{to: l.to, cost: int32(s.cost(l.minutes))}
		if l.to >= s.nodes() {
			a.link, a.links = l, s.store.Bundle(l.relation)
			s.arcs[n] = append(s.arcs[n], a)
			continue
		}
		if relations[a] == nil {
			s.arcs[n] = append(s.arcs[n], a)
		}
		relations[a] = append(relations[a], l.relation)
	}
	for i := range s.arcs[n] {
		if a := &s.arcs[n][i]; a.to < s.nodes() {
			a.links = s.store.Bundle(relations[arc{to: a.to, cost: a.cost}]...)
		}
	}
}

// keep keeps more variables in the abstract system.
func (s *Search) keep(more []flow.Var) {
	for _, v := range more {
		s.kept[v] = true
	}
	changed := make([]bool, s.nodes())
	for _, n := range s.Order {
		for _, v := range more {
			if i := s.Boxes[n].Index(v); i >= 0 && len(s.Boxes[n].Values[i]) > 1 {
				changed[n] = true
			}
		}
		if changed[n] {
			s.abstract.level(n, func(v flow.Var) bool { return s.kept[v] })
		}
	}
	for _, n := range s.Order {
		again := false
		for i := range s.abstract.out[n] {
			l := &s.abstract.out[n][i]
			if changed[n] || l.to < s.nodes() && changed[l.to] {
				s.abstract.relink(int(n), l)
				again = true
			}
		}
		if again {
			s.layArcs(int(n))
		}
	}
}

// toGo returns, by node, the least cost from each abstract state to a target.
func (s *Search) toGo(ctx context.Context, t *target) []diagram.Cost {
	h := make([]diagram.Cost, s.nodes())
	if t.states != nil {
		known := map[diagram.Set]diagram.Cost{}
		for n, set := range t.states {
			if set != diagram.Empty {
				h[n] = s.costs.Of(s.store.Image(s.projection(n, func(v flow.Var) bool { return s.kept[v] }), set), known)
			}
		}
	}
	for _, group := range slices.Backward(s.groups) {
		for again := true; again; {
			again = false
			for _, n := range slices.Backward(group) {
				old := h[n]
				h[n] = s.improve(n, h, t)
				again = again || h[n] != old && (len(group) > 1 || s.circles(n))
			}
			if s.check(ctx) != nil {
				return h
			}
		}
	}
	return h
}

// improve returns the costs to go at a node, by its arcs.
func (s *Search) improve(n int, h []diagram.Cost, t *target) diagram.Cost {
	best := h[n]
	for i := range s.arcs[n] {
		a := &s.arcs[n][i]
		var onto diagram.Cost
		switch {
		case a.to < s.nodes():
			onto = h[a.to]
		case t.goal != nil && t.goal(a.link):
			onto = diagram.Free
		}
		if !onto.None() {
			best = s.costs.Least(best, s.costs.PullAll(a.links, onto).Add(a.cost))
		}
	}
	return best
}

// projection returns the relation that keeps some of a node's levels.
func (s *Search) projection(n int, keep func(flow.Var) bool) diagram.Relation {
	r := diagram.Same
	for _, v := range slices.Backward(s.levels[n]) {
		if keep(v) {
			r = s.store.Keep(r)
		} else {
			r = s.store.Drop(nil, r)
		}
	}
	return r
}

// state returns the values of a node's box in a state.
func (s *Search) state(st *game.State) []int16 {
	b := s.Boxes[st.Node]
	at := make([]int16, len(b.Vars))
	for i, v := range b.Vars {
		at[i] = s.Value(st, v)
	}
	return at
}
