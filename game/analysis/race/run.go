package race

import (
	"slices"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
)

// Untimed is the time of a choice if nobody noted it.
const Untimed = mission.Untimed

// A Run is the measure of a run, finished or not.
type Run struct {
	Difficulty game.Difficulty
	Ending     string        // the id of the ending that it came to; empty while it goes on
	Choices    int           // choices taken
	Minutes    int           // of the story
	Time       time.Duration // at the last choice; 0 before the first, Untimed if it is not known
	Splits     []Split       // the stays in which a choice was taken, in order
	Now        Stay          // the stay in which it stands; zero if it has ended
}

// A Stay is one of the times that a run was in a scene: the Visit-th, from 1.
type Stay struct {
	Scene string
	Visit int
}

// A Split is a stay, with the choices that were taken in it.
type Split struct {
	Stay
	Choices int           // taken in it; the one that leads out of it is among them
	Minutes int           // of the story, that they took
	Time    time.Duration // of the run, at the last of them, or Untimed
}

// Follow measures the run that takes these steps, the first of which is its
// beginning.
func Follow(story *game.Story, steps []*playthrough.Step) Run {
	var r Run
	for _, s := range steps {
		r.advance(story, s)
	}
	return r
}

// After measures the run with one more step, given its measure before it: the
// zero Run before its beginning. The measure given stays as it is.
func (r Run) After(story *game.Story, s *playthrough.Step) Run {
	r.Splits = slices.Clone(r.Splits)
	r.advance(story, s)
	return r
}

// advance adds one step to the measure.
func (r *Run) advance(story *game.Story, s *playthrough.Step) {
	if s.Choice != game.NoChoice {
		r.choose(s)
	}
	for i := range s.Record.Events {
		if e := &s.Record.Events[i]; e.Kind == game.Entered {
			r.enter(story.NodeScene(e.Node).ID)
		}
	}
	r.Difficulty, r.Choices, r.Minutes = s.State.Difficulty, int(s.State.Choices), int(s.State.Minutes)
	if e, ended := s.State.Ended(); ended {
		r.Ending, r.Now = story.Endings[e].ID, Stay{}
	}
}

// choose counts a choice for the stay in which it was taken. A stay becomes a
// split with its first choice, so a scene that a step only passes through has
// none.
func (r *Run) choose(s *playthrough.Step) {
	if n := len(r.Splits); n == 0 || r.Splits[n-1].Stay != r.Now {
		r.Splits = append(r.Splits, Split{Stay: r.Now})
	}
	split := &r.Splits[len(r.Splits)-1]
	split.Choices++
	split.Minutes += int(s.State.Minutes) - r.Minutes
	split.Time, r.Time = s.At, s.At
}

// enter begins a stay, unless the run is in that scene already.
func (r *Run) enter(scene string) {
	if r.Now.Scene == scene {
		return
	}
	r.Now = Stay{Scene: scene, Visit: 1}
	for _, split := range slices.Backward(r.Splits) {
		if split.Scene == scene {
			r.Now.Visit = split.Visit + 1
			return
		}
	}
}

// Left returns the splits of the stays that are over.
func (r *Run) Left() []Split {
	if n := len(r.Splits) - 1; n >= 0 && r.Splits[n].Stay == r.Now {
		return r.Splits[:n]
	}
	return r.Splits
}

// Join puts runs one behind the other, on one clock, as in All: each is a split,
// whose scene is the ending that it came to.
func Join(runs []Run) Run {
	var all Run
	visits := map[string]int{}
	for i := range runs {
		r := &runs[i]
		all.Difficulty = r.Difficulty
		all.Choices += r.Choices
		all.Minutes += r.Minutes
		all.Time = add(all.Time, r.Time)
		visits[r.Ending]++
		all.Splits = append(all.Splits, Split{
			Stay: Stay{Scene: r.Ending, Visit: visits[r.Ending]}, Choices: r.Choices, Minutes: r.Minutes, Time: all.Time,
		})
	}
	return all
}

// add adds times. The sum is not known unless both are.
func add(a, b time.Duration) time.Duration {
	if a < 0 || b < 0 {
		return Untimed
	}
	return a + b
}

// Get returns the value of a measure of the run, and whether it is known. Time is
// in nanoseconds.
func (r *Run) Get(m Measure) (value int64, ok bool) {
	switch m {
	case Choices:
		return int64(r.Choices), true
	case Minutes:
		return int64(r.Minutes), true
	default:
		return int64(r.Time), r.Time >= 0
	}
}
