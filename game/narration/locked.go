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
	return Fill(p.Needs, "what", l.lacks(needs.Root, true).words)
}

// A lock puts conditions into words, in a state in which they do not hold.
type lock struct {
	*Narrator
	now *game.State
}

// A reason is the words for something that is missing.
type reason struct {
	words string
	op    game.Op // OpAnd or OpOr if it is made of several; else that of a literal
	mixed bool    // it is a conjunction that holds an alternative
}

// lacks returns the words for the missing part of a condition that is not as
// wanted.
func (l *lock) lacks(e *game.Expr, want bool) reason {
	switch e.Op {
	case game.OpNot:
		return l.lacks(e.Args[0], !want)
	case game.OpAnd, game.OpOr:
		return l.several(e, want)
	case game.OpItem, game.OpFact, game.OpSceneFact, game.OpSeen, game.OpVisits, game.OpMeter, game.OpMeters:
		return reason{words: l.literal(e, want), op: e.Op}
	default:
		panic("narration: a condition of an unknown kind")
	}
}

// several joins the missing parts of a conjunction, or all ways of a disjunction. A
// conjunction that must not hold is a disjunction of parts that must not hold, and
// the other way round.
func (l *lock) several(e *game.Expr, want bool) reason {
	var parts []reason
	for _, arg := range e.Args {
		if arg.Eval(l.now) == want {
			continue
		}
		r := l.lacks(arg, want)
		if !slices.ContainsFunc(parts, func(p reason) bool { return p.words == r.words }) {
			parts = append(parts, r)
		}
	}
	switch {
	case len(parts) == 1:
		return parts[0]
	case (e.Op == game.OpOr) == want:
		return l.any(parts)
	default:
		return l.all(parts)
	}
}

// all joins demands. Those that are alternatives come last, and say that they are one
// demand.
func (l *lock) all(parts []reason) reason {
	var plain []string
	for _, p := range parts {
		if p.op != game.OpOr {
			plain = append(plain, p.words)
		}
	}
	r := reason{words: l.Locked.All(plain...), op: game.OpAnd}
	for _, p := range parts {
		switch {
		case p.op != game.OpOr:
			r.mixed = r.mixed || p.mixed
		case r.words == "":
			r.words, r.mixed = Fill(l.Locked.Group, "what", p.words), true
		default:
			r.words, r.mixed = Fill(l.Locked.AndGroup, "a", r.words, "b", p.words), true
		}
	}
	return r
}

// any joins alternatives.
func (l *lock) any(parts []reason) reason {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = p.words
		if p.mixed {
			words[i] = Fill(l.Locked.Nested, "what", p.words)
		}
	}
	return reason{words: l.Locked.Any(words...), op: game.OpOr}
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
