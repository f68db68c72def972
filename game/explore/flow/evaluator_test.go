package flow

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"cobalt/game"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// The evaluator does to a box of states exactly as package game does to each of
// them: along random runs of random stories, every choice of every state leads
// by package game to the state to which the one transition whose region has the
// state leads it.
func TestEvaluatorAgreesWithTheRules(t *testing.T) {
	seeds := uint64(longtest.Count(100, 300))
	steps := 0
	for seed := range seeds {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		d := game.Difficulties[seed%3]
		start, err := s.Begin(d, nil)
		if _, ended := start.Ended(); err != nil || ended {
			continue
		}
		m := NewModel(s, d)
		m.Analyze()
		l := law{T: t, Analysis: m.From(start), random: rand.New(rand.NewPCG(seed, 0))}
		for range 10 {
			steps += l.play(start)
		}
		if t.Failed() {
			t.Fatalf("story %d on %s", seed, d)
		}
	}
	if steps < int(seeds)*20 {
		t.Errorf("only %d choices were compared", steps)
	}
}

// A law holds an analysis against package game.
type law struct {
	*testing.T
	*Analysis
	random *rand.Rand
}

// play plays at random for a while, and returns how many choices it compared.
func (l *law) play(st game.State) (steps int) {
	for range 40 {
		var next []game.State
		node := &l.Story.Nodes[st.Node]
		for c := node.First; c < node.Last; c++ {
			if to, on := l.compare(&st, c); on {
				next = append(next, to)
			}
			steps++
		}
		if len(next) == 0 || l.Failed() {
			break
		}
		st = next[l.random.IntN(len(next))]
	}
	return steps
}

// compare takes a choice by package game and by the evaluator. It returns the
// next state, and whether the run goes on.
func (l *law) compare(st *game.State, c game.ChoiceID) (next game.State, on bool) {
	i := int(c - l.Story.Nodes[st.Node].First)
	found := l.containing(st, c)
	available := l.Story.Availability(st, i)
	if available == game.Hidden {
		if len(found) > 0 && l.Whole[c] {
			l.Errorf("choice %d is hidden, and has a transition", c)
		}
		return next, false
	}
	if !l.Whole[c] {
		next, err := l.Story.Choose(*st, i, nil)
		return next, err == nil && next.Ending == 0
	}
	if len(found) != 1 {
		l.Errorf("choice %d has %d transitions from one state", c, len(found))
		return next, false
	}
	tr := found[0]
	if available == game.Locked {
		if tr.Kind != ToLocked {
			l.Errorf("choice %d is locked, and its transition is of kind %d", c, tr.Kind)
		}
		return next, false
	}
	next, err := l.Story.Choose(*st, i, nil)
	var loop *game.LoopError
	e, ended := next.Ended()
	switch {
	case errors.As(err, &loop):
		on = false
		if tr.Kind != ToLoop {
			l.Errorf("choice %d goes round in circles, and its transition is of kind %d", c, tr.Kind)
		}
	case ended:
		if tr.Kind != ToEnding || tr.Ended != e {
			l.Errorf("choice %d ends, and its transition is of kind %d", c, tr.Kind)
		}
	default:
		on = true
		l.arrives(st, tr, &next)
	}
	return next, on
}

// containing returns the transitions of a choice whose region has a state.
func (l *law) containing(st *game.State, c game.ChoiceID) (found []*Transition) {
	b := l.Boxes[st.Node]
	for i := range l.Transitions[c] {
		tr := &l.Transitions[c][i]
		in := true
		for j, v := range b.Vars {
			d, ok := slices.BinarySearch(b.Values[j], l.Value(st, v))
			if !ok {
				l.Fatalf("a value that the analysis did not foresee")
			}
			in = in && (tr.Tables[j] == nil || tr.Tables[j][d] != Blocked)
		}
		if in {
			found = append(found, tr)
		}
	}
	return found
}

// arrives holds the end of a transition against the state that package game
// came to: node, and the value of every variable that is live there.
func (l *law) arrives(st *game.State, tr *Transition, next *game.State) {
	if tr.Kind != ToNode || tr.To != next.Node {
		l.Errorf("package game came to node %d, the transition to %d", next.Node, tr.To)
		return
	}
	from := l.Boxes[st.Node]
	for _, v := range l.Boxes[tr.To].Vars {
		i := from.Index(v)
		var value int16
		switch {
		case i < 0:
			value = tr.Bound(v)
		case tr.Tables[i] == nil:
			value = l.Value(st, v)
		default:
			d, _ := slices.BinarySearch(from.Values[i], l.Value(st, v))
			value = tr.Tables[i][d]
		}
		if want := l.Value(next, v); value != want {
			l.Errorf("variable %d is %d after the transition, %d by package game", v, value, want)
		}
	}
}
