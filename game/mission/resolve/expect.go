package resolve

import (
	"slices"

	"cobalt/game"
	"cobalt/game/expr"
)

// A Literal is a part of an expectation that is neither not, and, or: whether it holds
// at a point, and what it was found to ask for.
type Literal struct {
	Holds bool
	Fault Fault // why it cannot be asked at the point at all; then it does not hold

	Err         error        // of a BadTarget
	Choices     []int        // that are meant by can or locked
	Left, Right int          // the numbers that are compared, if one is of the whole run
	Expr        *game.Expr   // what scenes can ask too
	Faults      []game.Fault // of an Unresolved
}

// A Fault says why a literal cannot be asked.
type Fault uint8

// The faults.
const (
	NoFault         Fault = iota
	BadTarget             // no node is meant by the operand
	UnknownEnding         // the story has no such ending
	UnknownChoice         // the story has no such choice
	AmbiguousChoice       // several choices are meant
	LoneNumber            // a number of the whole run is not compared with anything
	UnknownLeft           // what stands on the left of a comparison is no number
	UnknownRight          // what stands on its right is none
	NoClock               // the clock, in a scene that has none
	Unresolved            // what a scene could not ask either
)

// Literals calls visit for each literal of an expectation, in the order of its text.
func Literals(n *expr.Node, visit func(*expr.Node)) {
	n.Walk(func(n *expr.Node) {
		if len(n.Args) == 0 {
			visit(n)
		}
	})
}

// Holds reports whether an expectation holds, given which of its literals do.
func Holds(n *expr.Node, literal func(*expr.Node) bool) bool {
	switch n.Kind {
	case expr.Not:
		return !Holds(n.Args[0], literal)
	case expr.And, expr.Or:
		for _, arg := range n.Args {
			if Holds(arg, literal) == (n.Kind == expr.Or) {
				return n.Kind == expr.Or
			}
		}
		return n.Kind == expr.And
	case expr.Name, expr.Compare, expr.Seen, expr.Visits, expr.At, expr.Ending, expr.Can, expr.Locked:
		return literal(n)
	default:
		panic("resolve: an expression of an unknown kind")
	}
}

// Literal resolves a literal.
func (p *Point) Literal(n *expr.Node) Literal {
	switch n.Kind {
	case expr.At:
		node, err := p.Scope().Node(n.Operand)
		if err != nil {
			return Literal{Fault: BadTarget, Err: err}
		}
		return Literal{Holds: p.State.Node == node}
	case expr.Ending:
		return p.ending(n)
	case expr.Can, expr.Locked:
		return p.choice(n)
	case expr.Name, expr.Compare, expr.Seen, expr.Visits:
		if p.totals(n.Name) || p.totals(n.Other) {
			return p.numbers(n)
		}
		return p.rule(n)
	case expr.And, expr.Or, expr.Not:
	}
	panic("resolve: an expression that is not a literal")
}

// ending resolves "ending ID".
func (p *Point) ending(n *expr.Node) Literal {
	id := slices.IndexFunc(p.Story.Endings, func(e game.Ending) bool { return e.ID == n.Operand })
	if id < 0 {
		return Literal{Fault: UnknownEnding}
	}
	is, ended := p.State.Ended()
	return Literal{Holds: ended && int(is) == id}
}

// choice resolves "can CHOICE" and "locked CHOICE". A choice that the node does not have
// must be somewhere else in the story.
func (p *Point) choice(n *expr.Node) Literal {
	ref := Ref{Text: n.Operand, Label: n.Quoted}
	found := p.Choices(ref)
	switch {
	case len(found) > 1:
		return Literal{Fault: AmbiguousChoice, Choices: found}
	case len(found) == 1:
		return Literal{Holds: p.Story.Availability(p.State, found[0]) == Wanted(n.Kind), Choices: found}
	case !p.Anywhere(ref):
		return Literal{Fault: UnknownChoice}
	default:
		return Literal{}
	}
}

// Wanted returns how a choice must stand for "can" or "locked" to hold.
func Wanted(kind expr.Kind) game.Availability {
	if kind == expr.Locked {
		return game.Locked
	}
	return game.Open
}

// Total returns the number of the whole run that a name stands for, unless the story
// has something of that name itself.
func (p *Point) Total(name string) (value int, ok bool) {
	var n uint32
	switch name {
	case "minutes":
		n = p.State.Minutes
	case "choices":
		n = p.State.Choices
	default:
		return 0, false
	}
	_, own := p.Scope().Symbol(name)
	return int(n), !own
}

func (p *Point) totals(name string) bool {
	_, ok := p.Total(name)
	return ok
}

// numbers resolves a comparison with a number of the whole run on one side.
func (p *Point) numbers(n *expr.Node) Literal {
	if n.Kind != expr.Compare {
		return Literal{Fault: LoneNumber}
	}
	left, ok := p.number(n.Name)
	if !ok {
		return Literal{Fault: UnknownLeft}
	}
	right := n.N
	if n.Other != "" {
		if right, ok = p.number(n.Other); !ok {
			return Literal{Fault: UnknownRight}
		}
	}
	return Literal{Holds: n.Cmp.Holds(left, right), Left: left, Right: right}
}

// number returns the number that a name stands for: one of the whole run, or a meter's
// value.
func (p *Point) number(name string) (value int, ok bool) {
	if value, ok = p.Total(name); ok {
		return value, true
	}
	sym, ok := p.Scope().Symbol(name)
	if !ok || sym.Kind != game.MeterSymbol {
		return 0, false
	}
	return int(p.State.Meters[sym.Meter]), true
}

// rule resolves the names that the expressions of scenes have too.
func (p *Point) rule(n *expr.Node) Literal {
	scope := p.Scope()
	if n.Kind == expr.Compare && n.Name == "clock" && !scope.HasClock() {
		return Literal{Fault: NoClock}
	}
	e, faults := game.Resolve(n, scope)
	if len(faults) > 0 {
		return Literal{Fault: Unresolved, Faults: faults}
	}
	l := Literal{Expr: e}
	switch e.Op { // a state remembers only the visits that the story asks for
	case game.OpSeen:
		l.Holds = p.Visits.Of(game.NodeID(e.Ref)) > 0
	case game.OpVisits:
		l.Holds = e.Cmp.Holds(p.Visits.Of(game.NodeID(e.Ref)), e.N)
	default:
		p.Story.Bind(e)
		l.Holds = e.Eval(p.State)
	}
	return l
}
