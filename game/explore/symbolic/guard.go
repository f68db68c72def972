package symbolic

import (
	"slices"

	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// A guard is which states of a node go a way: for each of its levels which of the values
// that its box has there pass, or nil if all do. Most transitions ask for few variables,
// and what they do to the others is no part of it, so that many have the same guard.
type guard [][]bool

// guardOf returns the guard of a transition from a node.
func (s *System) guardOf(n int, t *flow.Transition) guard {
	b := s.Boxes[n]
	g := make(guard, len(s.levels[n]))
	for i, v := range s.levels[n] {
		table := t.Tables[b.Index(v)]
		if !slices.Contains(table, flow.Blocked) {
			continue
		}
		g[i] = make([]bool, len(table))
		for j, x := range table {
			g[i][j] = x != flow.Blocked
		}
	}
	return g
}

// passing returns the filter of a link's guard.
func (s *System) passing(n int, l *link) diagram.Relation {
	for _, table := range l.Tables {
		if slices.Contains(table, flow.Blocked) {
			return s.filter(n, s.guardOf(n, l.Transition))
		}
	}
	return diagram.Same
}

// filter returns the relation that leaves the states of a node as they are that pass a
// guard, and takes the others nowhere.
func (s *System) filter(n int, g guard) diagram.Relation {
	b, r := s.Boxes[n], diagram.Same
	for i, passes := range slices.Backward(g) {
		if passes == nil {
			r = s.store.Keep(r)
			continue
		}
		v := s.levels[n][i]
		values := b.Values[b.Index(v)]
		table := slices.Repeat([]int32{-1}, s.most(v, values)+1)
		for j, x := range values {
			if passes[j] {
				number := s.number(v, x)
				table[number] = int32(number)
			}
		}
		r = s.store.Map(table, r)
	}
	return r
}

// join returns guards that pass the same states as some that have none in common: two
// that are different in one level only are one. A choice that is open by a condition of
// its own, and leads to several places by another, so has one guard mostly.
func join(guards []guard) []guard {
	if len(guards) > mostJoined {
		return guards
	}
	for i := 0; i < len(guards); i++ {
		for j := 0; j < i; j++ {
			if both := union(guards[i], guards[j]); both != nil {
				guards[j] = both
				guards = slices.Delete(guards, i, i+1)
				i = j - 1 // it may go with one before it now
				break
			}
		}
	}
	return guards
}

// mostJoined is how many guards are joined, because each is held against each other.
const mostJoined = 64

// union returns the guard that passes what either of two passes, which have nothing in
// common; or nil if there is none, because they are different in several levels.
func union(a, b guard) guard {
	at := -1
	for i := range a {
		if !slices.Equal(a[i], b[i]) {
			if at >= 0 {
				return nil
			}
			at = i
		}
	}
	if at < 0 || a[at] == nil || b[at] == nil {
		return nil
	}
	both, full := slices.Clone(a), true
	both[at] = slices.Clone(a[at])
	for j, passes := range b[at] {
		both[at][j] = both[at][j] || passes
		full = full && both[at][j]
	}
	if full {
		both[at] = nil
	}
	return both
}
