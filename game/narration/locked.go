package narration

import (
	"slices"
	"strconv"

	"cobalt/game"
	"cobalt/game/expr"
)

// WhyLocked tells in words why a choice is locked. Of a condition that demands
// several things it tells those that are missing. Secrets stay secrets: of a thing
// without a name it only says that something is missing.
func (t *Narrator) WhyLocked(needs *game.Cond, now *game.State) string {
	p := t.Locked
	if needs == nil || needs.Root == nil {
		return p.NotNow
	}
	l := lock{Narrator: t, now: now}
	return Fill(p.Needs, "what", l.lacks(needs.Root, true))
}

// A lock puts conditions into words, in a state in which they do not hold.
type lock struct {
	*Narrator
	now *game.State
}

// lacks returns the words for the missing part of a condition that is not as
// wanted.
func (l *lock) lacks(e *game.Expr, want bool) string {
	switch e.Op {
	case game.OpNot:
		return l.lacks(e.Args[0], !want)
	case game.OpAnd, game.OpOr:
		return l.several(e, want)
	case game.OpItem, game.OpFact, game.OpSceneFact, game.OpSeen, game.OpVisits, game.OpMeter, game.OpMeters:
		return l.literal(e, want)
	default:
		panic("narration: a condition of an unknown kind")
	}
}

// several joins the missing parts of a conjunction, or all ways of a disjunction. A
// conjunction that must not hold is a disjunction of parts that must not hold, and
// the other way round.
func (l *lock) several(e *game.Expr, want bool) string {
	join := l.Locked.And
	if (e.Op == game.OpOr) == want {
		join = l.Locked.Or
	}
	var parts []string
	for _, arg := range e.Args {
		if arg.Eval(l.now) == want {
			continue
		}
		if words := l.lacks(arg, want); !slices.Contains(parts, words) {
			parts = append(parts, words)
		}
	}
	return Join(parts, join)
}

// Join joins phrases, two at a time, by a phrase of {a} and {b}.
func Join(parts []string, join string) string {
	if len(parts) == 0 {
		return ""
	}
	joined := parts[0]
	for _, next := range parts[1:] {
		joined = Fill(join, "a", joined, "b", next)
	}
	return joined
}

// literal returns the words for a condition that is not made of others.
func (l *lock) literal(e *game.Expr, want bool) string {
	p := l.Locked
	switch e.Op {
	case game.OpItem:
		return Fill(either(want, p.Item, p.Without), "name", l.Words.Items[e.Ref].Name)
	case game.OpMeter, game.OpMeters:
		if l.named(e) {
			return l.meter(e, want)
		}
	case game.OpFact:
		if l.Story.Facts[e.Ref].Named {
			return Fill(either(want, p.Fact, p.NotFact), "name", l.Words.Facts[e.Ref].Name)
		}
	case game.OpSceneFact, game.OpSeen, game.OpVisits: // nothing that a player knows by name
	case game.OpNot, game.OpAnd, game.OpOr:
		panic("narration: this is no literal")
	default:
		panic("narration: a literal of an unknown kind")
	}
	return either(want, p.Something, p.Otherwise)
}

// named reports whether a player may read the names of the meters that a literal
// compares.
func (l *lock) named(e *game.Expr) bool {
	return l.Story.Shows(e.Meter) != game.ShowNever && (e.Op != game.OpMeters || l.Story.Shows(e.Other) != game.ShowNever)
}

func either(want bool, yes, no string) string {
	if want {
		return yes
	}
	return no
}

// opposite returns the comparison that holds if the other does not.
var opposite = [...]expr.Cmp{
	expr.EQ: expr.NE, expr.NE: expr.EQ,
	expr.LT: expr.GE, expr.GE: expr.LT,
	expr.GT: expr.LE, expr.LE: expr.GT,
}

func (l *lock) meter(e *game.Expr, want bool) string {
	cmp := e.Cmp
	if !want {
		cmp = opposite[cmp]
	}
	p := l.Locked
	bound := strconv.Itoa(e.N)
	if e.Op == game.OpMeters {
		bound = l.MeterName(e.Other)
	}
	switch {
	case e.Op == game.OpMeters:
	case e.Meter == game.Clock && cmp == expr.GE:
		return p.Minutes.Of(e.N)
	case e.Meter == game.Clock && cmp == expr.GT:
		return p.Minutes.Of(e.N + 1)
	}
	phrase := [...]string{
		expr.EQ: p.Exactly, expr.NE: p.OtherThan,
		expr.LT: p.Below, expr.LE: p.AtMost,
		expr.GT: p.Above, expr.GE: p.AtLeast,
	}[cmp]
	return Fill(phrase, "name", l.MeterName(e.Meter), "n", bound)
}
