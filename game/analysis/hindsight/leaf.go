package hindsight

import (
	"cobalt/game"
	"cobalt/game/expr"
)

// A leaf is one thing that a condition asks of a state.
type leaf struct {
	Var game.Var
	cmp expr.Cmp // of a meter
	n   int

	against game.Meter // of a meter that is compared with another one
	meters  bool
}

// leafOf returns the leaf of a literal that reads one bit or compares meters.
func leafOf(e *game.Expr) leaf {
	return leaf{Var: e.Var, cmp: e.Cmp, n: e.N, against: e.Other, meters: e.Op == game.OpMeters}
}

// bound returns the number that the leaf's meter is compared with in a state.
func (l leaf) bound(st *game.State) int {
	if l.meters {
		return int(st.Meters[l.against])
	}
	return l.n
}

// holds reports whether it is so in a state.
func (l leaf) holds(st *game.State) bool {
	if m, ok := l.Var.Meter(); ok {
		return l.cmp.Holds(int(st.Meters[m]), l.bound(st))
	}
	return st.Has(l.Var)
}

// nears reports whether it is, in one state, otherwise than in another, or a
// meter at least on the way there.
func (l leaf) nears(st, than *game.State) bool {
	was, is := l.holds(than), l.holds(st)
	m, meter := l.Var.Meter()
	if was != is || !meter {
		return was != is
	}
	goal := l.mark(!was, l.bound(than))
	return distance(int(st.Meters[m]), goal) < distance(int(than.Meters[m]), goal)
}

func distance(a, b int) int { return max(a-b, b-a) }

// mark returns the value nearest to the bound at which the leaf holds, or does not.
func (l leaf) mark(holds bool, bound int) int {
	up := l.cmp == expr.GT || l.cmp == expr.NE
	down := l.cmp == expr.LT
	if !holds {
		up, down = l.cmp == expr.LE || l.cmp == expr.EQ, l.cmp == expr.GE
	}
	switch {
	case up:
		return bound + 1
	case down:
		return bound - 1
	default:
		return bound
	}
}

// turned returns the state with the leaf otherwise, and whether there is one.
func (l leaf) turned(story *game.Story, st game.State) (game.State, bool) {
	m, meter := l.Var.Meter()
	if !meter {
		st.Bits[l.Var/64] ^= 1 << (l.Var % 64)
		return st, true
	}
	value := l.mark(!l.holds(&st), l.bound(&st))
	lo, hi := story.Bounds(m)
	if m == game.Suspicion {
		lo = st.Floor()
	}
	if value < lo || value > hi {
		return st, false
	}
	st.Meters[m] = int16(value)
	st.Meters[game.Suspicion] = max(st.Meters[game.Suspicion], int16(st.Floor()))
	return st, true
}

// leaves returns what a condition asks for in a scene, in its order: all but
// the clock, which every choice moves. A scene's own facts mean something in
// that scene alone.
func leaves(story *game.Story, c *game.Cond, own bool) []leaf {
	if c == nil {
		return nil
	}
	first, end := story.SceneFactVars()
	var list []leaf
	c.Root.Literals(func(e *game.Expr) {
		e.Lowered().Literals(func(e *game.Expr) {
			switch {
			case e.Var == game.MeterVar(game.Clock), !own && e.Var >= first && e.Var < end:
			default:
				list = append(list, leafOf(e))
			}
		})
	})
	return list
}
