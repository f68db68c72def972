package explicit

import (
	"cobalt/game"
	"cobalt/game/explore/witness"
)

// States returns how many states the walk came to, endings apart.
func (w *Walk) States() int { return w.states }

// Moved returns how often a choice led on from a state.
func (w *Walk) Moved() int {
	n := w.taken
	for i := range w.workers {
		n += w.workers[i].moved
	}
	return n
}

// StatesAt returns how many states the walk came to that rest at a node.
func (w *Walk) StatesAt(n game.NodeID) int {
	if w.sets == nil {
		return 0
	}
	return w.sets[n].states
}

// Bytes returns the memory that the sets of states take.
func (w *Walk) Bytes() (n int64) {
	for i := range w.sets {
		n += int64(w.sets[i].bytes)
	}
	return n
}

// Reached returns the least cost of a run to a goal, if there is any.
func (w *Walk) Reached(goal int) (cost int, ok bool) {
	a, ok := w.arrived[goal]
	return a.cost, ok
}

// Rests reports whether the walk came to a state that rests at a node.
func (w *Walk) Rests(n game.NodeID) bool { return w.sets[n].states > 0 }

// Mark adds everything that the walk came across.
func (w *Walk) Mark(s *witness.Sightings) {
	for _, r := range w.transitions {
		switch {
		case !r.fired:
		case r.to == w.locked():
			s.Barred[r.choice] = true
		default:
			s.Open[r.choice] = true
			for _, n := range r.entered {
				s.Entered[n] = true
			}
		}
	}
	for c := range s.Open {
		s.Open[c] = s.Open[c] || w.opened[c]
		s.Barred[c] = s.Barred[c] || w.barred[c]
	}
	for n := range s.Entered {
		s.Entered[n] = s.Entered[n] || w.entered[n]
	}
}

// Show calls see for each watched block that the walk showed, some more than
// once. Called after every layer, it passes over transitions of which it has
// told already.
func (w *Walk) Show(see func(game.BlockID)) {
	if w.quiet == nil {
		w.quiet = []*transition{}
		for _, r := range w.transitions {
			if len(r.shown) > 0 {
				w.quiet = append(w.quiet, r)
			}
		}
	}
	left := w.quiet[:0]
	for _, r := range w.quiet {
		if !r.fired {
			left = append(left, r)
			continue
		}
		for _, b := range r.shown {
			see(b)
		}
	}
	w.quiet = left
	for b := range w.shown {
		see(b)
	}
}
