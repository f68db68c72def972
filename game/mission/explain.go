package mission

import (
	"fmt"

	"cobalt/game"
)

// whyNot lists the parts of a condition that do not hold, each with the state as it
// is instead.
func (r *Runner) whyNot(c *game.Cond) []string {
	var leaves []*game.Expr
	decisive(c.Root, true, &r.state, &leaves)
	notes := make([]string, 0, len(leaves))
	for _, leaf := range leaves {
		notes = appendNew(notes, r.actual(leaf))
	}
	return notes
}

// decisive gathers the leaves to blame for an expression not being as wanted:
// were they otherwise, it would be.
func decisive(e *game.Expr, want bool, st *game.State, leaves *[]*game.Expr) {
	switch e.Op {
	case game.OpNot:
		decisive(e.Args[0], !want, st, leaves)
	case game.OpAnd, game.OpOr:
		for _, arg := range e.Args {
			if arg.Eval(st) != want {
				decisive(arg, want, st, leaves)
			}
		}
	default:
		*leaves = append(*leaves, e)
	}
}

// actual tells the state of the thing that a literal asks for.
func (r *Runner) actual(leaf *game.Expr) string {
	switch leaf.Op {
	case game.OpMeter:
		return fmt.Sprintf("%s is %d", r.story.MeterName(leaf.Meter), r.state.Meters[leaf.Meter])
	case game.OpMeters:
		return fmt.Sprintf("%s is %d and %s is %d", r.story.MeterName(leaf.Meter), r.state.Meters[leaf.Meter], r.story.MeterName(leaf.Other), r.state.Meters[leaf.Other])
	case game.OpSeen:
		return r.story.NodeRef(game.NodeID(leaf.Ref)) + pick(r.Seen(game.NodeID(leaf.Ref)), " was entered", " was not entered")
	case game.OpVisits:
		return r.story.NodeRef(game.NodeID(leaf.Ref)) + " was entered " + times(r.Visits(game.NodeID(leaf.Ref)))
	case game.OpItem:
		return r.story.Items[leaf.Ref].ID + pick(r.state.Has(leaf.Var), " is carried", " is not carried")
	case game.OpFact:
		return r.story.Facts[leaf.Ref].ID + pick(r.state.Has(leaf.Var), " is known", " is not known")
	case game.OpSceneFact:
		return r.story.Scenes[r.Scene()].Facts[leaf.Ref].ID + pick(r.state.Has(leaf.Var), " is known", " is not known")
	default:
		panic("mission: a literal of an unknown kind")
	}
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
