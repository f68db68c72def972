package symbolic

import (
	"context"

	"cobalt/game"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/witness"
)

// A Reached is every state that runs come to.
type Reached struct {
	*System
	sets  []diagram.Set // by node
	fired [][]bool      // by node, by link: whether any state goes this way
	count uint64        // of all states
	begun int           // the work that was done before
	done  int           // components that are through
	shown int           // of them, those of which Show has told
}

// Reach finds every state that runs come to: component by component in
// topological order, and within a component by chaining, so that a state that is
// found is used at once and not in the next round (Roig, Cortadella and Pastor,
// "Verification of asynchronous circuits by BDD-based model checking of Petri
// nets", 1995). Until, unless it is nil, is asked after each component whether
// that is enough. If there is an error, the states found so far are right, but
// not all.
func (s *System) Reach(ctx context.Context, until func(*Reached) bool) (*Reached, error) {
	r := &Reached{System: s, sets: make([]diagram.Set, s.nodes()), fired: make([][]bool, s.nodes()), begun: s.store.Work()}
	for n := range r.fired {
		r.fired[n] = make([]bool, len(s.out[n]))
	}
	fresh := make([]diagram.Set, s.nodes())
	r.sets[s.Start.Node] = s.start()
	s.allow(1)
	told := 0
	for _, group := range s.groups {
		for _, n := range group { // all that comes from other components has come
			fresh[n] = r.sets[n]
			r.found(fresh[n])
		}
		for again := true; again; {
			again = false
			for _, n := range group {
				if fresh[n] == diagram.Empty {
					continue
				}
				again = true
				r.expand(n, fresh)
				if err := s.check(ctx); err != nil {
					return r, err
				}
			}
		}
		r.done++
		s.tidy(r.sets, fresh)
		s.budget.Tell(r.States(), r.States()-told)
		told = r.States()
		if until != nil && until(r) {
			break
		}
	}
	return r, nil
}

// expand takes every link from the fresh states of a node: those to the same node all
// together.
func (r *Reached) expand(n int, fresh []diagram.Set) {
	from := fresh[n]
	fresh[n] = diagram.Empty
	for i := range r.out[n] {
		r.fired[n][i] = r.fired[n][i] || r.store.Meets(r.out[n][i].relation, from)
	}
	for _, j := range r.joint[n] {
		image := r.store.ImageAll(j.links, from)
		more, news := image, diagram.Empty
		if r.group[j.to] == r.group[n] {
			more = r.store.Minus(image, r.sets[j.to])
			news = r.store.Union(fresh[j.to], more)
		}
		all := r.store.Union(r.sets[j.to], more)
		if r.store.Stopped() {
			return
		}
		r.sets[j.to] = all
		if r.group[j.to] == r.group[n] && more != diagram.Empty {
			fresh[j.to] = news
			r.found(more)
		}
	}
}

// found counts states, and allows the work that they are worth.
func (r *Reached) found(states diagram.Set) {
	r.count = add(r.count, r.store.Count(states))
	r.store.Allow(r.begun + r.effort.of(r.count))
}

// States returns how many states there are, endings apart.
func (r *Reached) States() int { return whole(r.count) }

// StatesAt returns how many states rest at a node.
func (r *Reached) StatesAt(n game.NodeID) int { return whole(r.store.Count(r.sets[n])) }

// Moved returns how often a choice leads on from a state. It is the last that is
// asked of the sets as they were found: the nodes that they do not need go.
func (r *Reached) Moved(ctx context.Context) (int, error) {
	r.allow(r.count)
	n := uint64(0)
	for from, set := range r.sets {
		if set == diagram.Empty {
			continue
		}
		for c := r.Story.Nodes[from].First; c < r.Story.Nodes[from].Last; c++ {
			if free(&r.Story.Choices[c]) {
				n = add(n, r.store.Count(set))
			}
		}
		for i := range r.out[from] {
			l := &r.out[from][i]
			if r.fired[from][i] && l.Kind != flow.ToLocked && !free(&r.Story.Choices[l.Choice]) {
				n = add(n, r.store.CountIn(l.relation, set))
			}
		}
	}
	if err := r.check(ctx); err != nil {
		return 0, err
	}
	r.crowded = 0
	r.tidy(r.sets)
	return whole(n), nil
}

// free reports whether a choice can be taken in every state of its node.
func free(c *game.Choice) bool { return c.If == nil && c.Needs == nil && !c.Once }

// add adds two numbers of states, up to the greatest there is.
func add(a, b uint64) uint64 {
	if sum := a + b; sum >= a {
		return sum
	}
	return ^uint64(0)
}

// whole returns a number of states as an int, up to the greatest there is.
func whole(n uint64) int { return int(min(n, 1<<63-1)) }

// Ends reports whether any run comes to an ending.
func (r *Reached) Ends(e game.EndingID) bool {
	for n := range r.out {
		for i := range r.out[n] {
			if r.fired[n][i] && r.out[n][i].to == r.ending(e) {
				return true
			}
		}
	}
	return false
}

// Rests reports whether any run rests at a node.
func (r *Reached) Rests(n game.NodeID) bool { return r.sets[n] != diagram.Empty }

// Mark adds everything that runs come across.
func (r *Reached) Mark(s *witness.Sightings) {
	r.eachFired(func(l *link) {
		if l.Kind == flow.ToLocked {
			s.Barred[l.Choice] = true
			return
		}
		s.Open[l.Choice] = true
		for _, n := range l.Entered {
			s.Entered[n] = true
		}
	})
}

// Show calls see for each watched block that some run shows in the components that
// are through, some more than once. Called again, it passes over components of
// which it has told.
func (r *Reached) Show(see func(game.BlockID)) {
	for ; r.shown < r.done; r.shown++ {
		for _, n := range r.groups[r.shown] {
			for i := range r.out[n] {
				if !r.fired[n][i] {
					continue
				}
				for _, b := range r.out[n][i].Shown {
					see(b)
				}
			}
		}
	}
}

func (r *Reached) eachFired(visit func(*link)) {
	for n := range r.out {
		for i := range r.out[n] {
			if r.fired[n][i] {
				visit(&r.out[n][i])
			}
		}
	}
}
