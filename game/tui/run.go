package tui

import (
	"slices"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/profile"
)

// A Run is one play of a story, as far as it has gone. It is a value: what it
// holds is never changed, so a copy stays what it was while play goes on.
type Run struct {
	Story      *game.Story // that it is a run of
	Difficulty game.Difficulty
	Started    time.Time

	self   *byte // tells it from other runs
	tip    *link
	undone []*link // what was taken back, the first choice last
	left   []*link // the ends of ways that were taken back and then left for others
}

// A link is a step with those before it; runs share their links.
type link struct {
	Step
	prev   *link
	choice int // how many choices it took to come here
}

// A Step is one choice and what it did. The first of a run is its beginning,
// which has no choice.
type Step struct {
	Choice game.ChoiceID // or game.NoChoice
	At     time.Duration // when it was taken, in real time since the run began
	State  game.State    // after it
	Record game.Record   // what it showed and did; not to be changed
}

// Begun reports whether it has begun: whether it is more than the zero value.
func (r Run) Begun() bool { return r.tip != nil }

// Begin begins a run. Its error is that of [game.Story.Begin].
func Begin(story *game.Story, d game.Difficulty, started time.Time) (Run, error) {
	first := &link{Step: Step{Choice: game.NoChoice}}
	var err error
	if first.State, err = story.Begin(d, &first.Record); err != nil {
		return Run{}, err
	}
	return Run{Story: story, Difficulty: d, Started: started, self: new(byte), tip: first}, nil
}

// Same reports whether both are the same run, perhaps at different moments: what
// [Begin] returned once.
func (r Run) Same(other Run) bool { return r.self == other.self }

// Choose takes a choice, given by its index within the node, and returns the
// run that it leads to. What was taken back before is forgotten. Its errors are
// those of [game.Story.Choose].
func (r Run) Choose(story *game.Story, i int, at time.Duration) (Run, error) {
	next := &link{Step: Step{At: at}, prev: r.tip, choice: r.tip.choice + 1}
	var err error
	if next.State, err = story.Choose(r.tip.State, i, &next.Record); err != nil {
		return r, err
	}
	next.Choice = story.Nodes[r.tip.State.Node].First + game.ChoiceID(i)
	if len(r.undone) > 0 {
		r.left = append(slices.Clip(r.left), r.undone[0])
	}
	r.tip, r.undone = next, nil
	return r, nil
}

// Now returns the step where the run stands. It is not to be changed.
func (r Run) Now() *Step { return &r.tip.Step }

// Before returns the step before the last, or nil at the beginning.
func (r Run) Before() *Step {
	if r.tip.prev == nil {
		return nil
	}
	return &r.tip.prev.Step
}

// Choices returns how many choices were taken.
func (r Run) Choices() int { return r.tip.choice }

// Steps returns the steps so far, the beginning first. They are not to be changed.
func (r Run) Steps() []*Step {
	steps := make([]*Step, r.tip.choice+1)
	for l := r.tip; l != nil; l = l.prev {
		steps[l.choice] = &l.Step
	}
	return steps
}

// Back returns the run one choice earlier, and whether there was one.
func (r Run) Back() (Run, bool) {
	if r.tip.prev == nil {
		return r, false
	}
	r.undone = append(slices.Clip(r.undone), r.tip)
	r.tip = r.tip.prev
	return r, true
}

// Forward takes the last [Run.Back] back, and reports whether there was one
// since the last choice.
func (r Run) Forward() (Run, bool) {
	last := len(r.undone) - 1
	if last < 0 {
		return r, false
	}
	r.tip, r.undone = r.undone[last], r.undone[:last]
	return r, true
}

// All returns every step of the run, also those that were taken back and can be
// taken again, and the index of the one where it stands.
func (r Run) All() (steps []*Step, now int) {
	steps = r.Steps()
	now = len(steps) - 1
	for _, l := range slices.Backward(r.undone) {
		steps = append(steps, &l.Step)
	}
	return steps, now
}

// To returns the run where it had, or has again, so many choices: as [Run.Back]
// and [Run.Forward] do, as often as that takes and can be done.
func (r Run) To(choices int) Run {
	if back := r.Choices() - max(choices, 0); back > 0 {
		r.undone = append(make([]*link, 0, len(r.undone)+back), r.undone...)
		for range back {
			r.undone = append(r.undone, r.tip)
			r.tip = r.tip.prev
		}
	}
	for moved := true; moved && r.Choices() < choices; {
		r, moved = r.Forward()
	}
	return r
}

// Shown returns all that was ever shown in this run, each step once, in no
// order: also what was taken back, and what was left for another way since.
func (r Run) Shown() []profile.Step {
	var shown []profile.Step
	done := map[*link]bool{}
	for _, end := range append(slices.Concat(r.left, r.undone), r.tip) {
		for l := end; l != nil && !done[l]; l = l.prev {
			done[l] = true
			shown = append(shown, profile.Step{Choice: l.Choice, At: l.At, State: &l.State, Record: &l.Record})
		}
	}
	return shown
}
