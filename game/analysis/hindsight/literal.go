package hindsight

import (
	"cobalt/game"
	"cobalt/game/expr"
)

// A literal is a question that a condition asks of a state: whether a bit is set,
// or how a meter compares with a number or another meter.
type literal struct {
	Var game.Var
	cmp expr.Cmp // of a meter
	n   int

	against game.Meter // of a meter that is compared with another one
	meters  bool
}

// literalOf returns the literal of an expression that reads one bit or compares
// meters.
func literalOf(e *game.Expr) literal {
	return literal{Var: e.Var, cmp: e.Cmp, n: e.N, against: e.Other, meters: e.Op == game.OpMeters}
}

// bound returns the number that the literal's meter is compared with in a state.
func (l literal) bound(st *game.State) int {
	if l.meters {
		return int(st.Meters[l.against])
	}
	return l.n
}

// holds reports whether the literal holds in a state.
func (l literal) holds(st *game.State) bool {
	if m, ok := l.Var.Meter(); ok {
		return l.cmp.Holds(int(st.Meters[m]), l.bound(st))
	}
	return st.Has(l.Var)
}

// nears reports whether the literal has another value in one state than in the
// other, or its meter is at least closer to that.
func (l literal) nears(st, than *game.State) bool {
	was, is := l.holds(than), l.holds(st)
	m, meter := l.Var.Meter()
	if was != is || !meter {
		return was != is
	}
	goal := l.mark(!was, l.bound(than))
	return distance(int(st.Meters[m]), goal) < distance(int(than.Meters[m]), goal)
}

func distance(a, b int) int { return max(a-b, b-a) }

// mark returns the value nearest to the bound at which the literal holds, or does
// not.
func (l literal) mark(holds bool, bound int) int {
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

// flipped returns the state with the other value of the literal, and whether
// there is one.
func (l literal) flipped(story *game.Story, st game.State) (game.State, bool) {
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

// literals returns the literals of a condition that is asked in a scene, in its
// order, without the clock, which every choice moves. The facts of a scene mean
// something in that scene alone.
func literals(story *game.Story, c *game.Cond, own bool) []literal {
	if c == nil {
		return nil
	}
	first, end := story.SceneFactVars()
	var list []literal
	c.Root.Literals(func(e *game.Expr) {
		e.Lowered().Literals(func(e *game.Expr) {
			switch {
			case e.Var == game.MeterVar(game.Clock), !own && e.Var >= first && e.Var < end:
			default:
				list = append(list, literalOf(e))
			}
		})
	})
	return list
}
