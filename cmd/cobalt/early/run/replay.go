package run

import (
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/expr"
	"cobalt/game/mission/light"
)

// A step is a line of a mission file that does something: it takes a choice, or it
// expects something.
type step struct {
	choice name
	expect *expr.Node // nil: it takes the choice
}

// A name names a choice: by its id, by the beginning of one, or by its label.
type name struct {
	text  string
	label bool
}

// labeled reports whether a step names a choice by its label.
func (s *step) labeled() bool {
	found := s.choice.label
	if s.expect != nil {
		s.expect.Walk(func(n *expr.Node) { found = found || n.Quoted })
	}
	return found
}

// stepsOf returns the steps of a file; there is at least one.
func stepsOf(file *light.File) (steps []step, ok bool) {
	for i := range file.Lines {
		line := &file.Lines[i]
		switch line.Kind {
		case light.Choice:
			steps = append(steps, step{choice: name{line.Name, line.Label}})
		case light.Expect:
			before, _, _ := light.CutComment(line.Text())
			operand := strings.TrimPrefix(strings.Trim(before, " \t"), "expect")
			n, err := expr.Parse(strings.TrimLeft(operand, " \t"), expr.Expect)
			if err != nil {
				return nil, false
			}
			steps = append(steps, step{expect: n})
		case light.Bad:
			return nil, false
		case light.Blank, light.Comment:
		}
	}
	return steps, len(steps) > 0
}

// A runner is a run in progress. It remembers every node that was entered, which a
// state does not.
type runner struct {
	story  *game.Story
	state  game.State
	visits []uint8 // by node; it stops at 255
	record game.Record
}

// replay takes the steps one after the other, and reports whether each of them could be
// taken, and held. Package mission tells why one did not.
func replay(story *game.Story, difficulty game.Difficulty, steps []step) (end game.State, ok bool) {
	r := &runner{story: story, visits: make([]uint8, len(story.Nodes))}
	var err error
	if r.state, err = story.Begin(difficulty, &r.record); err != nil {
		return end, false
	}
	r.enter()
	for i := range steps {
		if s := &steps[i]; s.expect != nil {
			ok = r.holds(s.expect)
		} else {
			ok = r.take(s.choice)
		}
		if !ok {
			return end, false
		}
	}
	return r.state, true
}

// enter counts the nodes that the last step entered.
func (r *runner) enter() {
	for i := range r.record.Events {
		if e := &r.record.Events[i]; e.Kind == game.Entered {
			r.visits[e.Node] = max(r.visits[e.Node], r.visits[e.Node]+1)
		}
	}
}

// take takes a choice, if the run has not ended and exactly one is meant.
func (r *runner) take(of name) bool {
	if _, ended := r.state.Ended(); ended {
		return false
	}
	found := r.lookup(of)
	if len(found) != 1 {
		return false
	}
	r.record.Reset()
	state, err := r.story.Choose(r.state, found[0], &r.record)
	if err != nil {
		return false
	}
	r.state = state
	r.enter()
	return true
}

// lookup returns the choices that a name could mean, by their indices in the node: the
// one with that id, else all that are shown and fit, else all others that fit.
func (r *runner) lookup(of name) []int {
	var shown, hidden []int
	for i, c := range r.story.NodeChoices(r.state.Node) {
		switch {
		case !of.label && (c.ID == of.text || slices.Contains(c.Was, of.text)):
			return []int{i}
		case !r.fits(of, r.story.Nodes[r.state.Node].First+game.ChoiceID(i)):
		case r.story.Availability(&r.state, i) == game.Hidden:
			hidden = append(hidden, i)
		default:
			shown = append(shown, i)
		}
	}
	if len(shown) > 0 {
		return shown
	}
	return hidden
}

// fits reports whether a choice has a label in any language, or an id that begins with
// a name.
func (r *runner) fits(of name, id game.ChoiceID) bool {
	if of.label {
		return slices.ContainsFunc(r.story.Text, func(w *game.Words) bool { return w.Choices[id] == of.text })
	}
	c := &r.story.Choices[id]
	return strings.HasPrefix(c.ID, of.text) || slices.Contains(c.Was, of.text)
}

// holds reports whether an expectation says nothing but what is known, and holds.
func (r *runner) holds(n *expr.Node) bool {
	known := true
	n.Walk(func(n *expr.Node) {
		if len(n.Args) == 0 && known {
			_, known = r.literal(n)
		}
	})
	return known && r.eval(n)
}

func (r *runner) eval(n *expr.Node) bool {
	switch n.Kind {
	case expr.Not:
		return !r.eval(n.Args[0])
	case expr.And, expr.Or:
		for _, arg := range n.Args {
			if r.eval(arg) == (n.Kind == expr.Or) {
				return n.Kind == expr.Or
			}
		}
		return n.Kind == expr.And
	default:
		holds, _ := r.literal(n)
		return holds
	}
}

// literal reports whether a part of an expectation holds that has no parts, and whether
// it is known what it means.
func (r *runner) literal(n *expr.Node) (holds, known bool) {
	switch n.Kind {
	case expr.At:
		node, err := r.scope().Node(n.Operand)
		return r.state.Node == node, err == nil
	case expr.Ending:
		is, ended := r.state.Ended()
		id := slices.IndexFunc(r.story.Endings, func(e game.Ending) bool { return e.ID == n.Operand })
		return ended && int(is) == id, id >= 0
	case expr.Can, expr.Locked:
		return r.choice(n)
	default:
		if r.counts(n.Name) || r.counts(n.Other) {
			return r.numbers(n)
		}
		return r.rule(n)
	}
}

func (r *runner) scope() game.Scope { return r.story.Scope(r.story.Nodes[r.state.Node].Scene) }

// choice reports whether a choice can be taken, or is shown locked. One that the node
// does not have must be somewhere else in the story.
func (r *runner) choice(n *expr.Node) (holds, known bool) {
	of := name{n.Operand, n.Quoted}
	switch found := r.lookup(of); len(found) {
	case 0:
		for id := range r.story.Choices {
			if r.fits(of, game.ChoiceID(id)) {
				return false, true
			}
		}
		return false, false
	case 1:
		want := game.Open
		if n.Kind == expr.Locked {
			want = game.Locked
		}
		return r.story.Availability(&r.state, found[0]) == want, true
	default:
		return false, false
	}
}

// counts reports whether a name is one of the run's own numbers, and not the story's.
func (r *runner) counts(of string) bool {
	if of != "minutes" && of != "choices" {
		return false
	}
	_, own := r.scope().Symbol(of)
	return !own
}

// numbers compares the run's own numbers with a number, or with a meter.
func (r *runner) numbers(n *expr.Node) (holds, known bool) {
	left, ok := r.number(n.Name)
	if !ok || n.Kind != expr.Compare {
		return false, false
	}
	right := n.N
	if n.Other != "" {
		right, ok = r.number(n.Other)
	}
	return ok && n.Cmp.Holds(left, right), ok
}

func (r *runner) number(of string) (value int, ok bool) {
	if r.counts(of) {
		if of == "minutes" {
			return int(r.state.Minutes), true
		}
		return int(r.state.Choices), true
	}
	sym, ok := r.scope().Symbol(of)
	if !ok || sym.Kind != game.MeterSymbol {
		return 0, false
	}
	return int(r.state.Meters[sym.Meter]), true
}

// rule evaluates what scenes can ask, too.
func (r *runner) rule(n *expr.Node) (holds, known bool) {
	scope := r.scope()
	if n.Kind == expr.Compare && n.Name == "clock" && !scope.HasClock() {
		return false, false
	}
	e, faults := game.Resolve(n, scope)
	if len(faults) > 0 {
		return false, false
	}
	switch e.Op { // a state remembers only the visits that the story asks for
	case game.OpSeen:
		return r.visits[e.Ref] > 0, true
	case game.OpVisits:
		return e.Cmp.Holds(int(r.visits[e.Ref]), e.N), true
	default:
		r.story.Bind(e)
		return e.Eval(&r.state), true
	}
}
