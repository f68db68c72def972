package symbolic

import (
	"context"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// A Seeker looks for runs that show watched blocks, without the states that runs
// come to: a shortest run in the abstract system is followed as a [Search] follows
// it, and if there is none, then no run shows the blocks.
type Seeker struct {
	*Search
	wanted func(game.BlockID) bool
}

// NewSeeker returns a seeker of some watched blocks. It may do the work that half of
// the story's states are worth, up to the effort's Base a few times over. It keeps
// some variables from the beginning.
func (s *System) NewSeeker(states int, wanted func(game.BlockID) bool, keep ...flow.Var) *Seeker {
	all := &Reached{System: s, fired: make([][]bool, s.nodes())}
	for n := range all.fired {
		all.fired[n] = slices.Repeat([]bool{true}, len(s.out[n]))
	}
	k := &Seeker{all.newSearch(keep), wanted}
	k.by(func(int) int { return 1 })
	s.store.Allow(s.store.Work() + min(s.effort.of(uint64(states)/2), seekBases*s.effort.Base))
	s.goal = k.shows
	k.aim(s)
	return k
}

// seekBases is how many times the effort's Base a seeker may do.
const seekBases = 12

// shows reports whether a transition shows a wanted block.
func (k *Seeker) shows(t *flow.Transition) bool {
	return slices.ContainsFunc(t.Shown, k.wanted)
}

// aim has exactly those links of a system lead to the goal that show a wanted block. It
// returns the nodes of those that led elsewhere before.
func (k *Seeker) aim(s *System) (changed []int) {
	for n := range s.out {
		before := len(changed)
		for i := range s.out[n] {
			l := &s.out[n][i]
			if to := s.destination(l.Transition); to != l.to {
				l.to = to
				s.relink(n, l)
				changed = append(changed[:before], n)
			}
		}
	}
	return changed
}

// Next returns a run that shows a wanted block at its last choice, a shortest one;
// ok is false if no run shows any of them. Each time it asks which blocks are still
// wanted. The error is [ErrTooLarge] or the context's.
func (k *Seeker) Next(ctx context.Context) (trail []game.ChoiceID, ok bool, err error) {
	k.aim(k.System)
	if k.abstract != nil {
		k.forgetCosts()
		for _, n := range k.aim(k.abstract) {
			k.layArcs(n)
		}
	}
	goal := k.sighted()
	trail, _, err = k.to(ctx, &target{goal: func(l *link) bool { return l.to == goal }})
	if err == errNone { //nolint:errorlint // it is never wrapped
		return nil, false, nil
	}
	return trail, err == nil, err
}
