package aftermath_test

import (
	"slices"
	"testing"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/playthrough"
)

// A story of two scenes, a node and a choice in each.
var story = &game.Story{
	Nodes:   []game.Node{{Scene: 0}, {Scene: 1}},
	Choices: []game.Choice{{Node: 0}, {Node: 1}},
}

// taken is a step at a node, in which suspicion had these values one after the other.
func taken(choice game.ChoiceID, node game.NodeID, values ...int) *playthrough.Step {
	step := &playthrough.Step{Choice: choice}
	step.State.Node = node
	for i, to := range values[1:] {
		step.Record.Events = append(step.Record.Events, game.Event{
			Kind: game.MeterChanged, Var: game.MeterVar(game.Suspicion), From: values[i], To: to,
		})
	}
	step.State.Meters[game.Suspicion] = int16(values[len(values)-1])
	return step
}

// Each stay in a scene has one peak, at the choice that raised suspicion highest, and the
// highest five are told in the order of the run.
func TestPeaks(t *testing.T) {
	steps := []*playthrough.Step{
		taken(game.NoChoice, 0, 90),
		taken(0, 0, 90, 95, 10), // caught
		taken(0, 1, 10, 30),
		taken(1, 1, 30),
		taken(1, 0, 30, 19), // it never rose in this scene
		taken(0, 1, 0, 15),  // too little to be noticed
		taken(1, 0, 15, 25),
		taken(0, 1, 25, 26),
		taken(1, 0, 26, 27),
		taken(0, 1, 27, 28),
		taken(1, 1, 28, 21),
		taken(1, 0, 21, 29),
	}
	type peak struct {
		scene       game.SceneID
		step, value int
	}
	var got []peak
	for _, p := range aftermath.Peaks(story, steps) {
		got = append(got, peak{p.Scene, p.Step, p.Value})
		if now := p.State(); p.By != steps[p.Step] || now.Suspicion() != p.Value {
			t.Errorf("the peak of step %d is told of another", p.Step)
		}
	}
	if want := []peak{{0, 1, 95}, {0, 7, 26}, {1, 8, 27}, {0, 9, 28}, {1, 11, 29}}; !slices.Equal(got, want) {
		t.Errorf("the peaks are %v, want %v", got, want)
	}
	if value, by, scene := aftermath.Highest(story, steps); value != 95 || by != 0 || scene != 0 {
		t.Errorf("the highest is %d by %d in %d", value, by, scene)
	}
	if _, by, _ := aftermath.Highest(story, steps[:1]); by != game.NoChoice {
		t.Errorf("%d drew suspicion before anything was done", by)
	}
	if got := aftermath.Suspicions(steps[:3]); !slices.Equal(got, []int{90, 95, 30}) {
		t.Errorf("suspicion was %v", got)
	}
	if got, want := aftermath.Stays(story, steps[:5]), []aftermath.Stay{{0, 0}, {1, 2}, {0, 4}}; !slices.Equal(got, want) {
		t.Errorf("the stays are %v, want %v", got, want)
	}
}

// A step is a turning point once, for the first thing that is told of it, and what is not
// told is none.
func TestTurningPoints(t *testing.T) {
	made := func(step int) hindsight.Cause { return hindsight.Cause{Step: step, Taken: true, Choice: 7} }
	chance := func(step int) hindsight.Cause { return hindsight.Cause{Step: step, Choice: 8} }
	r := &hindsight.Report{
		Turns: []hindsight.Turn{{Step: 3}, {Step: 5}, {Step: 9}, {Step: 1}},
		Doors: []hindsight.Door{
			{Causes: []hindsight.Cause{made(4), chance(4)}},
			{Causes: []hindsight.Cause{chance(3), made(3)}},
			{},
			{},
			{Causes: []hindsight.Cause{made(2)}},
		},
	}
	want := []aftermath.TurningPoint{{3, 8}, {4, game.NoChoice}, {5, game.NoChoice}, {9, game.NoChoice}}
	if got := aftermath.TurningPoints(r); !slices.Equal(got, want) {
		t.Errorf("the turning points are %v, want %v", got, want)
	}
	if turns, doors := aftermath.Told(r); len(turns) != 3 || len(doors) != 4 {
		t.Errorf("%d turns and %d doors are told", len(turns), len(doors))
	}
	for offered, told := range map[int]int{0: 0, 2: 2, 4: 3} {
		if got := aftermath.Instead(&hindsight.Turn{Instead: make([]game.ChoiceID, offered)}); len(got) != told {
			t.Errorf("of %d other choices %d are told", offered, len(got))
		}
	}
}
