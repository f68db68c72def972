package playthrough_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// A model is a run as a list of choices with a cursor.
type model struct {
	taken []taken // those before the cursor stand; those behind it were taken back
	now   int
}

type taken struct {
	id game.ChoiceID
	at time.Duration
}

// TestRunIsAList moves runs of random stories at random, and holds each against a
// list with a cursor, its states against the rules, and the runs that it was before
// against themselves.
func TestRunIsAList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		random := scenestest.Rand(rapid.Uint64().Draw(t, "seed"))
		story, err := scenes.Compile(scenestest.Random(random, scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		run, err := playthrough.Begin(story, game.Agent, started)
		if err != nil {
			t.Skip("the story has a loop at its beginning")
		}
		var m model
		for range 40 {
			before, steps := run, run.Steps()
			run = m.move(run, random.IntN(6), random.IntN(8))
			m.hold(t, run)
			if !slices.Equal(before.Steps(), steps) {
				t.Fatal("a run that was moved has changed")
			}
		}
		holdRules(t, run)
	})
}

// move makes one move with the run and the model.
func (m *model) move(run playthrough.Run, kind, n int) playthrough.Run {
	switch kind {
	case 0:
		run, _ = run.Back()
		m.now = max(0, m.now-1)
	case 1:
		run, _ = run.Forward()
		m.now = min(len(m.taken), m.now+1)
	case 2:
		run = run.To(n - 1)
		m.now = max(0, min(n-1, len(m.taken)))
	default:
		next, err := run.Choose(n, time.Duration(n)*time.Second)
		if err == nil {
			run = next
			m.taken = append(slices.Clip(m.taken[:m.now]), taken{run.Now().Choice, run.Now().At})
			m.now++
		}
	}
	return run
}

// hold holds a run against the model.
func (m *model) hold(t *rapid.T, run playthrough.Run) {
	steps, now := run.All()
	if now != m.now || len(steps) != len(m.taken)+1 || run.Choices() != m.now || run.Now() != steps[now] {
		t.Fatalf("the run stands at %d of %d choices, want %d of %d", now, len(steps)-1, m.now, len(m.taken))
	}
	for i, step := range steps[1:] {
		if want := m.taken[i]; step.Choice != want.id || step.At != want.at {
			t.Fatalf("choice %d is %d at %s, want %d at %s", i, step.Choice, step.At, want.id, want.at)
		}
	}
	shown := map[*playthrough.Step]bool{}
	for _, step := range run.Shown() {
		if shown[step] {
			t.Fatal("a step is shown twice")
		}
		shown[step] = true
	}
	if !slices.Equal(run.Steps(), steps[:now+1]) || !slices.Equal(run.Since(0), steps[1:now+1]) || slices.ContainsFunc(steps, func(s *playthrough.Step) bool { return !shown[s] }) {
		t.Fatal("Steps, Since, All and Shown disagree")
	}
}

// holdRules holds the states of a run against the rules.
func holdRules(t *rapid.T, run playthrough.Run) {
	steps := run.Steps()
	for i, step := range steps[1:] {
		c := &run.Story.Choices[step.Choice]
		state, err := run.Story.Choose(steps[i].State, int(step.Choice-run.Story.Nodes[c.Node].First), nil)
		if err != nil || state != step.State {
			t.Fatalf("choice %d leads to %+v by the rules (%v), and to %+v in the run", i, state, err, step.State)
		}
	}
}
