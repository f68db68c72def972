package explicit

import (
	"math/bits"
	"slices"

	"cobalt/game"
)

// A spot is a state that a walk which keeps its layers came to.
type spot struct {
	layer int // its index in Walk.layers
	node  int
	key   key
}

// trail returns the choices that lead to a spot, by the least cost.
func (w *Walk) trail(s spot) []game.ChoiceID {
	list := []game.ChoiceID{}
	for s.layer > 0 {
		if w.halt.Load() || w.ctx != nil && w.halted(0) {
			return nil
		}
		before, c := w.before(s.layer, w.layers[s.layer].cost, s.node, s.key)
		list = append(list, c)
		s = before
	}
	slices.Reverse(list)
	return list
}

// TrailTo returns the choices that lead to a goal that was reached, by the least
// cost. The walk must keep its layers.
func (w *Walk) TrailTo(goal int) []game.ChoiceID {
	s, c := w.before(len(w.layers), w.arrived[goal].cost, goal, 0)
	return append(w.trail(s), c)
}

// before returns a spot in a layer below the given one, and the choice that
// leads from there to a node's key, or to a goal, at a cost.
func (w *Walk) before(layer, cost, to int, k key) (spot, game.ChoiceID) {
	for i := layer - 1; i >= 0; i-- {
		l := w.layers[i]
		if l.cost > cost || !slices.Contains(w.costs, cost-l.cost) {
			continue
		}
		for j, n := range l.nodes {
			if from, c, ok := w.leads(n, l.lists[j], cost-l.cost, to, k); ok {
				return spot{i, n, from}, c
			}
		}
	}
	panic("explicit: a state that was reached has no way to it")
}

// leads returns the first of a node's states from which a choice of a cost
// leads to a node's key, or to a goal.
func (w *Walk) leads(n int, entries []entry, cost, to int, k key) (key, game.ChoiceID, bool) {
	for _, l := range w.out[n] {
		if l.to != to || w.cost(l.minutes) != cost {
			continue
		}
		for _, r := range l.transitions {
			for _, e := range entries {
				if bit, ok := r.source(e, k, to >= w.nodes()); ok {
					return key(e.index<<wordBits | uint64(bit)), r.choice, true
				}
			}
		}
	}
	ch := chooser{Graph: w.Graph}
	for _, c := range w.slow[n] {
		if w.cost(w.Story.Choices[c].Minutes) != cost {
			continue
		}
		for _, e := range entries {
			for from := range points(e) {
				if mv, ok := ch.choose(w.decode(w.places[n], from), c); ok && mv.to == to && mv.key == k {
					return from, c, true
				}
			}
		}
	}
	return 0, 0, false
}

// source returns which bit of a word the transition moves to a key, or the first
// that it moves at all.
func (r *transition) source(e entry, to key, any bool) (bit int, ok bool) {
	k, in := r.target(e)
	if in == 0 {
		return 0, false
	}
	if any {
		return bits.TrailingZeros64(in), true
	}
	for i := range r.lanes {
		l := &r.lanes[i]
		if (k+l.word)>>wordBits != to.word() {
			continue
		}
		if from := l.back(in&l.mask, 1<<to.bit(), key(k)); from != 0 {
			return bits.TrailingZeros64(from), true
		}
	}
	return 0, false
}
