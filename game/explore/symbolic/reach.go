package symbolic

import (
	"context"

	"cobalt/game"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/witness"
)

// A Reached is what there is to say of every state that runs come to. The states
// themselves are let go, component by component, as soon as they have led on: the whole
// of them takes many times the room of those that are yet to do so.
type Reached struct {
	*System
	sets  []diagram.Set // by node; empty once they are let go
	rests []uint64      // by node: how many states it has, of components that are through
	fired [][]bool      // by node, by link: whether any state goes this way
	count uint64        // of all states
	begun int           // the work that was done before
	done  int           // components that are through
	shown int           // of them, those of which Show has told

	surveyed bool   // whether all is known that follows
	moved    uint64 // how often a choice leads on from a state
	caged    bool   // whether there is a state from which no run leaves its component
	spent    int    // the work that it took to know that
}

// Reach finds every state that runs come to: component by component in
// topological order, and within a component by chaining, so that a state that is
// found is used at once and not in the next round (Roig, Cortadella and Pastor,
// "Verification of asynchronous circuits by BDD-based model checking of Petri
// nets", 1995). Until, unless it is nil, is asked after each component whether
// that is enough. If there is an error, the states found so far are right, but
// not all.
func (s *System) Reach(ctx context.Context, until func(*Reached) bool) (*Reached, error) {
	r := s.reached()
	return r, r.each(ctx, func(group []int) (bool, error) {
		r.letGo(group)
		return until != nil && until(r), nil
	})
}

// reached returns the state in which runs begin, from which nothing was done yet.
func (s *System) reached() *Reached {
	r := &Reached{
		System: s, sets: make([]diagram.Set, s.nodes()), rests: make([]uint64, s.nodes()),
		fired: make([][]bool, s.nodes()), begun: s.store.Work(),
	}
	for n := range r.fired {
		r.fired[n] = make([]bool, len(s.out[n]))
	}
	r.sets[s.Start.Node] = s.start()
	return r
}

// each finds the states of each component, and calls through when they are all found.
// If that returns true, it is enough.
func (r *Reached) each(ctx context.Context, through func(group []int) (enough bool, err error)) error {
	fresh := make([]diagram.Set, r.nodes())
	r.allow(1)
	told := 0
	for _, group := range r.groups {
		if err := r.chain(ctx, group, fresh); err != nil {
			return err
		}
		r.done++
		for _, n := range group {
			r.rests[n] = r.store.Count(r.sets[n])
		}
		enough, err := through(group)
		if err != nil {
			return err
		}
		r.tidy(r.sets, fresh)
		r.budget.Tell(r.States(), r.States()-told)
		told = r.States()
		if enough {
			break
		}
	}
	return nil
}

// chain finds the states of a component, of which those are there that come from others.
func (r *Reached) chain(ctx context.Context, group []int, fresh []diagram.Set) error {
	for _, n := range group {
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
			if err := r.check(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// letGo lets go of the states of a component.
func (r *Reached) letGo(group []int) {
	for _, n := range group {
		r.sets[n] = diagram.Empty
	}
}

// expand takes every link from the fresh states of a node: those to the same node all
// together.
func (r *Reached) expand(n int, fresh []diagram.Set) {
	from := fresh[n]
	fresh[n] = diagram.Empty
	for i := range r.out[n] {
		r.fired[n][i] = r.fired[n][i] || r.store.Meets(r.passing(n, &r.out[n][i]), from)
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

// StatesAt returns how many states rest at a node, as far as they are found.
func (r *Reached) StatesAt(n game.NodeID) int {
	return whole(max(r.rests[n], r.store.Count(r.sets[n])))
}

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

// Rests reports whether any run rests at a node, once its component is through.
func (r *Reached) Rests(n game.NodeID) bool { return r.rests[n] > 0 }

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
