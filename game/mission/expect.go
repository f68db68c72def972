package mission

import (
	"fmt"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/expr"
	"cobalt/game/suggest"
)

// Holds reports whether an expectation holds at this point of the run. If it does
// not, why tells for each part of it that is to blame the state as it is instead.
// Faults are the parts that cannot be asked here at all, such as an unknown name,
// or the clock in a scene that has none; an expectation with faults does not hold.
func (r *Runner) Holds(n *expr.Node) (holds bool, why []string, faults []game.Fault) {
	c := check{Runner: r, literals: map[*expr.Node]literal{}}
	n.Walk(func(n *expr.Node) {
		if len(n.Args) == 0 {
			c.resolve(n)
		}
	})
	if len(c.faults) > 0 {
		return false, nil, c.faults
	}
	if c.eval(n) {
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

// A literal is a part of an expectation that is neither not, and, or.
type literal struct {
	holds  bool
	actual func() string // the state of the thing that it asks for
}

// A check is one expectation, held against a run.
type check struct {
	*Runner
	literals map[*expr.Node]literal
	faults   []game.Fault
	why      []string
}

func (c *check) eval(n *expr.Node) bool {
	switch n.Kind {
	case expr.Not:
		return !c.eval(n.Args[0])
	case expr.And, expr.Or:
		for _, arg := range n.Args {
			if c.eval(arg) == (n.Kind == expr.Or) {
				return n.Kind == expr.Or
			}
		}
		return n.Kind == expr.And
	case expr.Name, expr.Compare, expr.Seen, expr.Visits, expr.At, expr.Ending, expr.Can, expr.Locked:
		return c.literals[n].holds
	default:
		panic("mission: an expression of an unknown kind")
	}
}

// blame gathers how it stands with the literals for which n is not as wanted.
func (c *check) blame(n *expr.Node, want bool) {
	switch n.Kind {
	case expr.Not:
		c.blame(n.Args[0], !want)
	case expr.And, expr.Or:
		for _, arg := range n.Args {
			if c.eval(arg) != want {
				c.blame(arg, want)
			}
		}
	case expr.Name, expr.Compare, expr.Seen, expr.Visits, expr.At, expr.Ending, expr.Can, expr.Locked:
		c.why = appendNew(c.why, c.literals[n].actual())
	}
}

func (c *check) fault(n *expr.Node, code, format string, args ...any) {
	c.faults = append(c.faults, game.Fault{Pos: n.Pos, End: n.End, Code: code, Msg: fmt.Sprintf(format, args...)})
}

// resolve looks up one literal, and finds out whether it holds.
func (c *check) resolve(n *expr.Node) {
	switch n.Kind {
	case expr.At:
		c.at(n)
	case expr.Ending:
		c.ending(n)
	case expr.Can, expr.Locked:
		c.choice(n)
	case expr.Name, expr.Compare, expr.Seen, expr.Visits:
		if c.counts(n.Name) || c.counts(n.Other) {
			c.numbers(n)
			return
		}
		c.rule(n)
	case expr.And, expr.Or, expr.Not:
		panic("mission: an expression that is not a literal")
	}
}

// counts reports whether a name is a number of the whole run.
func (c *check) counts(name string) bool {
	_, ok := c.total(name)
	return ok
}

// at resolves "at TARGET".
func (c *check) at(n *expr.Node) {
	node, err := c.story.Scope(c.Scene()).Node(n.Operand)
	if err != nil {
		c.fault(n, "bad-target", "%s", err)
		return
	}
	c.literals[n] = literal{c.state.Node == node, func() string { return "the run stands at " + c.place() }}
}

// ending resolves "ending ID".
func (c *check) ending(n *expr.Node) {
	var known []string
	for i := range c.story.Endings {
		known = append(known, c.story.Endings[i].ID)
	}
	id := -1
	for i := range known {
		if known[i] == n.Operand {
			id = i
		}
	}
	if id < 0 {
		c.fault(n, "unknown-ending", "unknown ending %s%s", quote(n.Operand), suggest.Phrase(n.Operand, known))
		return
	}
	is, ended := c.state.Ended()
	c.literals[n] = literal{ended && int(is) == id, func() string {
		if !ended {
			return "the run has not ended; it stands at " + c.place()
		}
		return "the run ended with " + known[is]
	}}
}

// choice resolves "can CHOICE" and "locked CHOICE".
func (c *check) choice(n *expr.Node) {
	ref := Ref{Text: n.Operand, Label: n.Quoted}
	found := c.lookup(ref)
	switch {
	case len(found) > 1:
		c.fault(n, "ambiguous-choice", "%s", c.ambiguous(ref, found))
		return
	case len(found) == 0 && !c.known(ref):
		c.fault(n, "unknown-choice", "there is no choice %s in this story%s", ref.quoted(), c.nearest(ref))
		return
	case len(found) == 0:
		c.literals[n] = literal{false, func() string { return ref.quoted() + " is no choice at " + c.place() }}
		return
	}
	is := c.story.Availability(&c.state, found[0])
	c.literals[n] = literal{is == wanted[n.Kind], func() string { return c.standing(found[0]) }}
}

var wanted = map[expr.Kind]game.Availability{expr.Can: game.Open, expr.Locked: game.Locked}

// known reports whether some choice of the story fits a reference.
func (c *check) known(ref Ref) bool {
	for id := range c.story.Choices {
		if c.fits(ref, game.ChoiceID(id)) {
			return true
		}
	}
	return false
}

// standing says how it stands with a choice of the node.
func (c *check) standing(choice int) string {
	if err := c.barred(choice); err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%q can be chosen at %s", c.story.NodeChoices(c.state.Node)[choice].ID, c.place())
}

// total returns the number of the whole run that a name stands for, unless the
// story has something of that name itself.
func (c *check) total(name string) (int, bool) {
	var value uint32
	switch name {
	case "minutes":
		value = c.state.Minutes
	case "choices":
		value = c.state.Choices
	default:
		return 0, false
	}
	_, own := c.story.Scope(c.Scene()).Symbol(name)
	return int(value), !own
}

// numbers resolves a comparison with a number of the whole run on one side.
func (c *check) numbers(n *expr.Node) {
	if n.Kind == expr.Name {
		c.fault(n, "bad-expectation", "%q is a number: compare it, as in %s <= 60", n.Name, n.Name)
		return
	}
	left, ok := c.number(n, n.Name)
	if !ok {
		return
	}
	if n.Other == "" {
		c.literals[n] = literal{n.Cmp.Holds(left, n.N), func() string { return fmt.Sprintf("%s is %d", n.Name, left) }}
		return
	}
	if right, ok := c.number(n, n.Other); ok {
		c.literals[n] = literal{n.Cmp.Holds(left, right), func() string {
			return fmt.Sprintf("%s is %d and %s is %d", n.Name, left, n.Other, right)
		}}
	}
}

// number returns the number that a name stands for: one of the whole run, or a
// meter's value.
func (c *check) number(n *expr.Node, name string) (value int, ok bool) {
	if value, ok = c.total(name); ok {
		return value, true
	}
	sym, known := c.story.Scope(c.Scene()).Symbol(name)
	if !known || sym.Kind != game.MeterSymbol {
		c.fault(n, "unknown-meter", "unknown meter %s", quote(name))
		return 0, false
	}
	return int(c.state.Meters[sym.Meter]), true
}

// rule resolves the names that the expressions of scenes have too.
func (c *check) rule(n *expr.Node) {
	scope := c.story.Scope(c.Scene())
	if n.Kind == expr.Compare && n.Name == "clock" && !scope.HasClock() {
		c.fault(n, "no-clock", "there is no clock here: %s.md has none", c.story.Scenes[c.Scene()].ID)
		return
	}
	e, faults := game.Resolve(n, scope)
	if len(faults) > 0 {
		c.unresolved(n, faults)
		return
	}
	var holds bool
	switch { // a state remembers only the visits that the story asks for
	case e.Op == game.OpSeen:
		holds = c.Seen(game.NodeID(e.Ref))
	case e.Op == game.OpVisits:
		holds = e.Cmp.Holds(c.Visits(game.NodeID(e.Ref)), e.N)
	default:
		c.story.Bind(e)
		holds = e.Eval(&c.state)
	}
	c.literals[n] = literal{holds, func() string { return c.actual(e) }}
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
