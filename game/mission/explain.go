package mission

import (
	"fmt"

	"cobalt/game"
)

// whyNot lists the parts of a condition that do not hold, each with the state as it
// is instead.
func (r *Runner) whyNot(c *game.Cond) []string {
	var literals []*game.Expr
	decisive(c.Root, true, &r.state, &literals)
	notes := make([]string, 0, len(literals))
	for _, literal := range literals {
		notes = appendNew(notes, r.actual(literal))
	}
	return notes
}

// decisive gathers the literals to blame for an expression not being as wanted:
// were they otherwise, it would be.
func decisive(e *game.Expr, want bool, st *game.State, literals *[]*game.Expr) {
	switch e.Op {
	case game.OpNot:
		decisive(e.Args[0], !want, st, literals)
	case game.OpAnd, game.OpOr:
		for _, arg := range e.Args {
			if arg.Eval(st) != want {
				decisive(arg, want, st, literals)
			}
		}
	case game.OpItem, game.OpFact, game.OpSceneFact, game.OpSeen, game.OpVisits, game.OpMeter, game.OpMeters:
		*literals = append(*literals, e)
	}
}

// actual tells the state of the thing that a literal asks for.
func (r *Runner) actual(literal *game.Expr) string {
	switch literal.Op {
	case game.OpMeter:
		return fmt.Sprintf("%s is %d", r.story.MeterName(literal.Meter), r.state.Meters[literal.Meter])
	case game.OpMeters:
		return fmt.Sprintf("%s is %d and %s is %d", r.story.MeterName(literal.Meter), r.state.Meters[literal.Meter], r.story.MeterName(literal.Other), r.state.Meters[literal.Other])
	case game.OpSeen:
		return r.story.NodeRef(game.NodeID(literal.Ref)) + pick(r.Seen(game.NodeID(literal.Ref)), " was entered", " was not entered")
	case game.OpVisits:
		return r.story.NodeRef(game.NodeID(literal.Ref)) + " was entered " + times(r.Visits(game.NodeID(literal.Ref)))
	case game.OpItem:
		return r.story.Items[literal.Ref].ID + pick(r.state.Has(literal.Var), " is carried", " is not carried")
	case game.OpFact:
		return r.story.Facts[literal.Ref].ID + pick(r.state.Has(literal.Var), " is known", " is not known")
	case game.OpSceneFact:
		return r.story.Scenes[r.Scene()].Facts[literal.Ref].ID + pick(r.state.Has(literal.Var), " is known", " is not known")
	case game.OpNot, game.OpAnd, game.OpOr:
	}
	panic("mission: an expression that is not a literal")
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func pick(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// appendNew appends a note that is not there yet.
func appendNew(notes []string, note string) []string {
	for _, n := range notes {
		if n == note {
			return notes
		}
	}
	return append(notes, note)
}
