package race

import (
	"time"

	"cobalt/game"
	"cobalt/game/mission"
)

// Untimed is the time of what nobody took the time of.
const Untimed = mission.Untimed

// A Run is what was measured of a run, finished or not.
type Run struct {
	Difficulty game.Difficulty
	Ending     string        // the id of the ending that it came to; empty while it goes on
	Choices    int           // choices taken
	Minutes    int           // of the story
	Time       time.Duration // at the last choice; 0 before the first, Untimed where it is not known
	Splits     []Split       // the stays in which a choice was taken, in order
	Now        Stay          // where it stands; zero where it ended
}

// A Stay is one of the times that a run was in a scene: the Visit-th, from 1.
type Stay struct {
	Scene string
	Visit int
}

// A Split is a stay, and what was taken in it.
type Split struct {
	Stay
	Choices int           // taken in it; the one that leads out of it is among them
	Minutes int           // of the story, that they took
	Time    time.Duration // of the run, at the last of them, or Untimed
}

// A Step is one choice of a run, or its beginning.
type Step struct {
	From   game.NodeID // where it was taken; game.NoNode for the beginning
	State  *game.State // where it led
	Events []game.Event
	At     time.Duration // when it was taken, or Untimed
}

// Follow measures the run that goes these steps, the first of which is its
// beginning.
func Follow(story *game.Story, steps []Step) Run {
	f := follower{story: story, visits: map[string]int{}}
	for i := range steps {
		f.step(&steps[i])
	}
	return f.finish()
}

// A follower measures a run as it goes.
type follower struct {
	story  *game.Story
	run    Run
	visits map[string]int
	stays  []Split // those in which nothing was chosen too
	last   game.State
}

func (f *follower) step(s *Step) {
	if s.From != game.NoNode {
		f.choose(s)
	}
	for i := range s.Events {
		if s.Events[i].Kind == game.Entered {
			f.enter(s.Events[i].Node)
		}
	}
	f.last = *s.State
}

// choose counts a choice for the stay in which it is taken.
func (f *follower) choose(s *Step) {
	stay := &f.stays[len(f.stays)-1]
	stay.Choices++
	stay.Minutes += int(s.State.Minutes - f.last.Minutes)
	stay.Time = s.At
	f.run.Time = s.At
}

func (f *follower) enter(n game.NodeID) {
	id := f.story.NodeScene(n).ID
	if last := len(f.stays) - 1; last < 0 || f.stays[last].Scene != id {
		f.stays = append(f.stays, Split{Stay: Stay{Scene: id}, Time: Untimed})
	}
}

// finish returns the run, without the stays that it only passed through.
func (f *follower) finish() Run {
	for i := range f.stays {
		stay := &f.stays[i]
		stay.Visit = f.visits[stay.Scene] + 1
		if stay.Choices > 0 {
			f.visits[stay.Scene]++
			f.run.Splits = append(f.run.Splits, *stay)
		}
		f.run.Now = stay.Stay
	}
	f.run.Difficulty, f.run.Choices, f.run.Minutes = f.last.Difficulty, int(f.last.Choices), int(f.last.Minutes)
	if e, ended := f.last.Ended(); ended {
		f.run.Ending, f.run.Now = f.story.Endings[e].ID, Stay{}
	}
	return f.run
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

// add adds times, of which none may be missing.
func add(a, b time.Duration) time.Duration {
	if a < 0 || b < 0 {
		return Untimed
	}
	return a + b
}

// Get returns what a measure says of the run, and whether that is known. Time is
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
