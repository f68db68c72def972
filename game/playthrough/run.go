package playthrough

import (
	"slices"
	"sync"
	"time"

	"cobalt/game"
)

// A Run is one play of a story, as far as it has gone. It is a value: its steps
// never change, so a copy stays as it is while play goes on. The zero Run has
// not begun; only [Run.Begun] and [Run.Same] may be called on it.
type Run struct {
	Story      *game.Story
	Difficulty game.Difficulty
	Started    time.Time

	self   *memory // the identity of the run: copies of one run share it
	tip    *link
	undone []*link // the steps that were taken back, the first of them last
	left   []*link // the ends of branches that were taken back and then left for others
}

// A link is a step and a pointer to the one before it; runs share their links.
type link struct {
	Step
	prev    *link
	choices int // how many choices were taken, this one included
}

// A memory is that of a run's steps: several share a piece of it, because a host keeps the
// runs of all who play. Copies of a run may go on in several goroutines.
type memory struct {
	mu     sync.Mutex
	record game.Record // of the next step
	links  []link      // of the next steps
}

// together is how many links share a piece of memory.
const together = 4

// A Step is one choice and everything that it did. The first step of a run is
// its beginning, which has no choice.
type Step struct {
	Choice game.ChoiceID // or game.NoChoice
	At     time.Duration // when it was taken, in real time since the run began; negative: not known
	State  game.State    // after it
	Record game.Record   // all that it showed and did; not to be changed
}

// Begun reports whether the run has begun, which the zero Run has not.
func (r Run) Begun() bool { return r.tip != nil }

// Begin begins a run. Its error is that of [game.Story.Begin].
func Begin(story *game.Story, d game.Difficulty, started time.Time) (Run, error) {
	first := Step{Choice: game.NoChoice}
	var err error
	if first.State, err = story.Begin(d, &first.Record); err != nil {
		return Run{}, err
	}
	return Run{Story: story, Difficulty: d, Started: started, self: new(memory), tip: &link{Step: first}}, nil
}

// Same reports whether both are the same run, perhaps at different moments: they
// come from one call of [Begin] or [Run.Fork].
func (r Run) Same(other Run) bool { return r.self == other.self }

// Choose takes a choice, given by its index within the node, and returns the
// run that it leads to. The choices that were taken back before can no longer be
// taken again. Its errors are those of [game.Story.Choose]; the run returned is
// then the one that it was.
func (r Run) Choose(i int, at time.Duration) (Run, error) {
	m := r.self
	m.mu.Lock()
	defer m.mu.Unlock()
	m.record.Reset()
	step := Step{At: at}
	var err error
	if step.State, err = r.Story.Choose(r.tip.State, i, &m.record); err != nil {
		return r, err
	}
	step.Choice = r.Story.Nodes[r.tip.State.Node].First + game.ChoiceID(i)
	step.Record = m.record.Cut()
	return r.add(step), nil
}

// Add returns the run with a step that the rules have taken already, from the state
// in which the run stands: [Run.Choose] for a run that somebody else plays. The
// step's record belongs to the run from then on.
func (r Run) Add(step Step) Run {
	r.self.mu.Lock()
	defer r.self.mu.Unlock()
	return r.add(step)
}

// add is [Run.Add] for who has locked the memory.
func (r Run) add(step Step) Run {
	if len(r.undone) > 0 {
		r.left = append(slices.Clip(r.left), r.undone[0])
	}
	m := r.self
	if len(m.links) == 0 {
		m.links = make([]link, together)
	}
	next := &m.links[0]
	m.links = m.links[1:]
	*next = link{Step: step, prev: r.tip, choices: r.tip.choices + 1}
	r.tip, r.undone = next, nil
	return r
}

// Now returns the step at which the run stands. It is not to be changed.
func (r Run) Now() *Step { return &r.tip.Step }

// Before returns the step before the last, or nil at the beginning. It is not to
// be changed.
func (r Run) Before() *Step {
	if r.tip.prev == nil {
		return nil
	}
	return &r.tip.prev.Step
}

// Choices returns how many choices were taken.
func (r Run) Choices() int { return r.tip.choices }

// Steps returns the steps so far, the beginning first. They are not to be changed.
func (r Run) Steps() []*Step {
	steps := make([]*Step, r.tip.choices+1)
	for l := r.tip; l != nil; l = l.prev {
		steps[l.choices] = &l.Step
	}
	return steps
}

// Since returns the steps behind the first so many choices, in order: those that
// somebody who knows that many has still to learn. They are not to be changed.
func (r Run) Since(choices int) []*Step {
	var steps []*Step
	for l := r.tip; l != nil && l.choices > choices; l = l.prev {
		steps = append(steps, &l.Step)
	}
	slices.Reverse(steps)
	return steps
}

// All returns every step of the run, also those that were taken back and can be
// taken again, and the index of the step at which it stands.
func (r Run) All() (steps []*Step, now int) {
	steps = r.Steps()
	now = len(steps) - 1
	for _, l := range slices.Backward(r.undone) {
		steps = append(steps, &l.Step)
	}
	return steps, now
}

// Shared returns how many choices both runs took together before they parted:
// those whose steps they share. It is 0 if they have only the beginning in
// common, or nothing.
func (r Run) Shared(other Run) int {
	a, b := r.tip, other.tip
	for a != b && a != nil && b != nil {
		if deeper := a.choices >= b.choices; deeper {
			a = a.prev
		} else {
			b = b.prev
		}
	}
	if a == nil || b == nil {
		return 0
	}
	return a.choices
}

// Shown returns every step that this run ever showed, each once, in no order:
// those that were taken back, and those of branches that were left, included.
func (r Run) Shown() []*Step { return new(Reader).Read(r) }

// A Reader reads the steps of runs, each of them once. The zero Reader has read
// nothing.
type Reader struct{ read map[*link]bool }

// Read returns those steps of [Run.Shown] that no earlier call has returned. It
// takes time for the new steps alone.
func (d *Reader) Read(run Run) []*Step {
	if d.read == nil {
		d.read = map[*link]bool{}
	}
	var steps []*Step
	for _, end := range append(slices.Concat(run.left, run.undone), run.tip) {
		for l := end; l != nil && !d.read[l]; l = l.prev {
			d.read[l] = true
			steps = append(steps, &l.Step)
		}
	}
	return steps
}
