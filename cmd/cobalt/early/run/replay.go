package run

import (
	"strings"

	"cobalt/game"
	"cobalt/game/expr"
	"cobalt/game/mission/light"
	"cobalt/game/mission/resolve"
)

// A step is a line of a mission file that does something: it takes a choice, or it
// expects something.
type step struct {
	choice resolve.Ref
	expect *expr.Node // nil: it takes the choice
}

// labeled reports whether a step names a choice by its label.
func (s *step) labeled() bool {
	found := s.choice.Label
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
			steps = append(steps, step{choice: resolve.Ref{Text: line.Name, Label: line.Label}})
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
	resolve.Point
	state  game.State // at which the point is
	record game.Record
}

// replay takes the steps one after the other, and reports whether each of them could be
// taken, and held. Package mission tells why one did not.
func replay(story *game.Story, difficulty game.Difficulty, steps []step) (end game.State, ok bool) {
	r := &runner{Point: resolve.Point{Story: story, Words: story.Text, Visits: make(resolve.Visits, len(story.Nodes))}}
	r.State = &r.state
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
			r.Visits.Enter(e.Node)
		}
	}
}

// take takes the choice that is meant, and reports whether it could.
func (r *runner) take(ref resolve.Ref) bool {
	choice, ok := r.Find(ref)
	if !ok {
		return false
	}
	r.record.Reset()
	state, err := r.Story.Choose(r.state, choice, &r.record)
	if err != nil {
		return false
	}
	r.state = state
	r.enter()
	return true
}

// holds reports whether an expectation has no fault, and holds.
func (r *runner) holds(n *expr.Node) bool {
	known := true
	resolve.Literals(n, func(n *expr.Node) {
		known = known && r.Literal(n).Fault == resolve.NoFault
	})
	return known && resolve.Holds(n, func(n *expr.Node) bool { return r.Literal(n).Holds })
}
