package mission

import (
	"fmt"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/expr"
	"cobalt/game/mission/resolve"
	"cobalt/game/suggest"
)

// Holds reports whether an expectation holds at this point of the run. If it does
// not, why tells for each part of it that is to blame the state as it is instead.
// Faults are the parts that cannot be asked here at all, such as an unknown name,
// or the clock in a scene that has none; an expectation with faults does not hold.
func (r *Runner) Holds(n *expr.Node) (holds bool, why []string, faults []game.Fault) {
	c := check{Runner: r, literals: map[*expr.Node]resolve.Literal{}}
	resolve.Literals(n, c.resolve)
	if len(c.faults) > 0 {
		return false, nil, c.faults
	}
	if c.holds(n) {
		return true, nil, nil
	}
	c.blame(n, true)
	return false, c.why, nil
}

// doExpect runs the line of an expectation.
func (r *Runner) doExpect(line *Line) []Failure {
	holds, why, faults := r.Holds(line.Expr)
	if holds {
		return nil
	}
	if len(faults) == 0 {
		f := r.failure(line, line.Col, "expectation", "expected "+line.Source)
		f.Notes = why
		return []Failure{f}
	}
	failures := make([]Failure, len(faults))
	for i, fault := range faults {
		failures[i] = r.failure(line, line.Col-1+column(line.Source, fault.Pos), diag.Code(fault.Code), fault.Msg)
	}
	return failures
}

// A check is one expectation, held against a run.
type check struct {
	*Runner
	literals map[*expr.Node]resolve.Literal
	faults   []game.Fault
	why      []string
}

// holds reports whether an expectation holds whose literals are resolved.
func (c *check) holds(n *expr.Node) bool {
	return resolve.Holds(n, func(n *expr.Node) bool { return c.literals[n].Holds })
}

// blame gathers how it stands with the literals for which n is not as wanted.
func (c *check) blame(n *expr.Node, want bool) {
	switch n.Kind {
	case expr.Not:
		c.blame(n.Args[0], !want)
	case expr.And, expr.Or:
		for _, arg := range n.Args {
			if c.holds(arg) != want {
				c.blame(arg, want)
			}
		}
	case expr.Name, expr.Compare, expr.Seen, expr.Visits, expr.At, expr.Ending, expr.Can, expr.Locked:
		c.why = appendNew(c.why, c.stand(n))
	}
}

// stand tells the state of the thing that a literal asks for.
func (c *check) stand(n *expr.Node) string {
	l := c.literals[n]
	switch {
	case n.Kind == expr.At:
		return "the run stands at " + c.place()
	case n.Kind == expr.Ending:
		if is, ended := c.state.Ended(); ended {
			return "the run ended with " + c.story.Endings[is].ID
		}
		return "the run has not ended; it stands at " + c.place()
	case n.Kind == expr.Can, n.Kind == expr.Locked:
		return c.standing(n.Operand, l.Choices)
	case l.Expr != nil:
		return c.actual(l.Expr)
	case n.Other != "":
		return fmt.Sprintf("%s is %d and %s is %d", n.Name, l.Left, n.Other, l.Right)
	default:
		return fmt.Sprintf("%s is %d", n.Name, l.Left)
	}
}

// standing tells how it stands with the choice that an operand means, if the node has it.
func (c *check) standing(operand string, found []int) string {
	if len(found) == 0 {
		return quote(operand) + " is no choice at " + c.place()
	}
	if err := c.barred(found[0]); err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%q can be chosen at %s", c.story.NodeChoices(c.state.Node)[found[0]].ID, c.place())
}

// resolve resolves one literal, and tells its fault.
func (c *check) resolve(n *expr.Node) {
	l := c.point().Literal(n)
	c.literals[n] = l
	ref := Ref{Text: n.Operand, Label: n.Quoted}
	switch l.Fault {
	case resolve.NoFault:
	case resolve.BadTarget:
		c.fault(n, "bad-target", "%s", l.Err)
	case resolve.UnknownEnding:
		c.fault(n, "unknown-ending", "unknown ending %s%s", quote(n.Operand), suggest.Phrase(n.Operand, c.endings()))
	case resolve.UnknownChoice:
		c.fault(n, "unknown-choice", "there is no choice %s in this story%s", quote(ref.Text), c.nearest(ref))
	case resolve.AmbiguousChoice:
		c.fault(n, "ambiguous-choice", "%s", c.ambiguous(ref, l.Choices))
	case resolve.LoneNumber:
		c.fault(n, "bad-expectation", "%q is a number: compare it, as in %s <= 60", n.Name, n.Name)
	case resolve.UnknownLeft:
		c.fault(n, "unknown-meter", "unknown meter %s", quote(n.Name))
	case resolve.UnknownRight:
		c.fault(n, "unknown-meter", "unknown meter %s", quote(n.Other))
	case resolve.NoClock:
		c.fault(n, "no-clock", "there is no clock here: %s.md has none", c.story.Scenes[c.Scene()].ID)
	case resolve.Unresolved:
		c.unresolved(n, l.Faults)
	}
}

func (c *check) fault(n *expr.Node, code, format string, args ...any) {
	c.faults = append(c.faults, game.Fault{Pos: n.Pos, End: n.End, Code: code, Msg: fmt.Sprintf(format, args...)})
}

// endings are the ids of the story's endings.
func (c *check) endings() []string {
	ids := make([]string, len(c.story.Endings))
	for i := range ids {
		ids[i] = c.story.Endings[i].ID
	}
	return ids
}

// unresolved tells the faults of a literal, in more helpful words if they are those
// that only a mission file can have.
func (c *check) unresolved(n *expr.Node, faults []game.Fault) {
	example, isWord := examples[n.Name]
	_, known := c.story.Scope(c.Scene()).Symbol(n.Name)
	if known || n.Kind != expr.Name {
		c.faults = append(c.faults, faults...)
		return
	}
	for i := range c.story.Scenes {
		for _, fact := range c.story.Scenes[i].Facts {
			if fact.ID == n.Name {
				c.fault(n, "unknown-name", "%q is a fact of %s.md alone, and the run stands at %s", n.Name, c.story.Scenes[i].ID, c.place())
				return
			}
		}
	}
	if isWord {
		c.fault(n, "bad-expectation", "%q says behind it what is meant, as in %s", n.Name, example)
		return
	}
	c.faults = append(c.faults, faults...)
}

var examples = map[string]string{
	"at":     `at prison.md#the-cell, or at "#the-cell" (a # behind a blank begins a comment)`,
	"ending": "ending ghost",
	"can":    "can lift-the-keys",
	"locked": "locked lift-the-keys",
}
