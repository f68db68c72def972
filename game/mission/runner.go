package mission

import (
	"time"

	"cobalt/game"
	"cobalt/game/mission/resolve"
)

// Options say how a file is run.
type Options struct {
	// Difficulty replaces the one that the file names; nil: the file's, or agent.
	Difficulty *game.Difficulty
	// Words are languages in which labels may be written beside the original.
	Words []*game.Words
	// Complete demands that the run comes to an ending.
	Complete bool
	// Observe, if it is set, is told every step, the beginning included. The
	// step and all that it points to are good until Observe returns.
	Observe func(*Step)
}

// A Step is one step of a run: its beginning, or a choice.
type Step struct {
	Line   *Line         // of the file, or nil if there is none
	Choice game.ChoiceID // or NoChoice at the beginning
	Before game.State    // the zero State at the beginning
	After  game.State
	Record *game.Record
}

// A Split is one stay in a scene: how many choices were taken there and how
// many of the story's minutes they took. A choice that leads out of a scene
// counts for the scene that it leaves; a scene that is only passed through has
// none. The splits of a run add up to it.
type Split struct {
	Scene   game.SceneID
	Choices int
	Minutes int
	At      time.Duration // when the last choice of the stay was taken, or Untimed
}

// A Runner is a run of a story, taken choice by choice. It remembers things that
// a [game.State] does not: every node that was entered, and the way through the
// scenes.
type Runner struct {
	position
	observe func(*Step)

	splits []Split
	record game.Record
}

// Start begins a run. The error is a [*game.LoopError] if the story's
// beginning never comes to rest.
func Start(story *game.Story, difficulty game.Difficulty, opt Options) (*Runner, error) {
	r := newRunner(story, opt)
	r.observe = opt.Observe
	state, err := story.Begin(difficulty, &r.record)
	if err != nil {
		return nil, err
	}
	r.arrive(state, Step{Choice: game.NoChoice})
	return r, nil
}

// newRunner returns a runner that has not begun, and that nobody observes.
func newRunner(story *game.Story, opt Options) *Runner {
	return &Runner{
		position: position{
			story: story, words: append([]*game.Words{story.Text[0]}, opt.Words...), visits: make(resolve.Visits, len(story.Nodes)),
		},
	}
}

// Story returns the story that is run.
func (r *Runner) Story() *game.Story { return r.story }

// State returns the state of the run.
func (r *Runner) State() game.State { return r.state }

// Record returns the record of the last step. The next step overwrites it.
func (r *Runner) Record() *game.Record { return &r.record }

// Splits returns the stays in scenes so far, the present one included.
func (r *Runner) Splits() []Split { return append([]Split(nil), r.splits...) }

// Seen reports whether a node was entered in this run.
func (r *Runner) Seen(n game.NodeID) bool { return r.visits.Of(n) > 0 }

// Visits returns how often a node was entered in this run; it counts to 255.
func (r *Runner) Visits(n game.NodeID) int { return r.visits.Of(n) }

// Scene returns the scene that the run stands in.
func (r *Runner) Scene() game.SceneID { return r.story.Nodes[r.state.Node].Scene }

// Take takes a choice of the node, given by its index within the node. Errors
// are those of [game.Story.Choose]; the run then stays as it was.
func (r *Runner) Take(choice int) error { return r.take(choice, nil) }

func (r *Runner) take(choice int, line *Line) error {
	r.record.Reset()
	before := r.state
	state, err := r.story.Choose(before, choice, &r.record)
	if err != nil {
		return err
	}
	split := &r.splits[len(r.splits)-1]
	split.Choices++
	split.Minutes += int(state.Minutes - before.Minutes)
	split.At = Untimed
	if line != nil {
		split.At = line.At
	}
	id := r.story.Nodes[before.Node].First + game.ChoiceID(choice)
	r.arrive(state, Step{Line: line, Choice: id, Before: before})
	return nil
}

// arrive notes the state that a step led to, and the way there.
func (r *Runner) arrive(state game.State, step Step) {
	r.state = state
	for i := range r.record.Events {
		if e := &r.record.Events[i]; e.Kind == game.Entered {
			r.enter(e.Node)
		}
	}
	if r.observe != nil {
		step.After, step.Record = state, &r.record
		r.observe(&step)
	}
}

func (r *Runner) enter(n game.NodeID) {
	r.visits.Enter(n)
	scene := r.story.Nodes[n].Scene
	if last := len(r.splits) - 1; last < 0 || r.splits[last].Scene != scene {
		r.splits = append(r.splits, Split{Scene: scene, At: Untimed})
	}
}

// Do runs one line. There are no failures if all is well; goes says whether the
// lines behind it can be run: not behind a choice that could not be taken, or a line
// that cannot be read.
func (r *Runner) Do(line *Line) (failures []Failure, goes bool) {
	switch line.Kind {
	case Choice:
		return r.doChoice(line)
	case Expect:
		return r.doExpect(line), true
	case Bad:
		return []Failure{r.failure(line, line.Col, "mission-line", "this line cannot be read: "+line.Source)}, false
	case Blank, Comment:
	}
	return nil, true
}

func (r *Runner) doChoice(line *Line) ([]Failure, bool) {
	choice, err := r.Find(line.Choice)
	if err != nil {
		return []Failure{r.refused(line, err)}, false
	}
	if err := r.take(choice, line); err != nil {
		return []Failure{r.refused(line, err)}, false
	}
	return nil, true
}
