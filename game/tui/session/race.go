package session

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
)

// A Race is a run, or in [race.All] several, against the clock. Nothing can be
// taken back in one, and it cannot be paused.
type Race struct {
	Category race.Category
	// Earlier are the races that were finished before, in every category and on
	// every difficulty.
	Earlier []race.Attempt
	Proven  race.Proven // the least that is possible; nil: that is not known
	// Keep keeps a finished run as its mission file, with what that claims, and
	// returns where. It is called off the interface's path, one run after the
	// other; nil: runs are not kept.
	Keep func(playthrough.Run, race.Claim) (path string, err error)
}

// racing is how a race goes.
type racing struct {
	Race
	run     time.Time // when the run that is raced was begun: which it is
	Began   time.Time // with the first key; zero before it
	ended   bool      // the run has come to an ending, and was counted
	Legs    []race.Run
	reached map[string]bool // the endings
	Verdict []string        // what came of it, where it is over
	Best    *race.Bests     // what races before this one have done
	Files   raceFiles
}

// Over reports whether the race has come to all that it was for.
func (r *racing) Over(story *game.Story) bool {
	return len(r.Legs) > 0 && (r.Category != race.All || len(r.reached) == len(story.Endings))
}

// startRace makes the run on the table the first of a race. Its time stands
// still until the first key.
func (t *Session) startRace(r Race) {
	t.Race = &racing{Race: r, Files: raceFiles{keep: r.Keep}}
	t.lineUp()
}

// lineUp readies a race for the run on the table.
func (t *Session) lineUp() {
	r := t.Race
	r.run, r.Began, r.ended, r.Legs, r.reached, r.Verdict = t.Run.Started, time.Time{}, false, nil, map[string]bool{}, nil
	r.Best = race.BestsOf(race.In(r.Earlier, r.Category, t.Run.Difficulty))
	t.Pause()
	t.base = 0
	t.Timer.Shown, t.Timer.step = 0, nil
	t.Notice = t.Phrases.Race.Ready
}

// Racing reports whether the run on the table is that of a race. Who takes up
// another run has left the race.
func (t *Session) Racing() bool { return t.Race != nil && t.Run.Started.Equal(t.Race.run) }

// FirstKey starts the clock of a race, if it does not run yet.
func (t *Session) FirstKey() {
	if !t.Racing() || !t.Race.Began.IsZero() {
		return
	}
	t.Resume()
	t.Race.Began = t.Since
}

// raceAgain goes on with the next run of a race, whose clock has gone on since
// the last choice, or lines up for another race where this one is over. It
// reports whether there is a race.
func (t *Session) raceAgain(fresh playthrough.Run) bool {
	if !t.Racing() {
		return false
	}
	end := t.Since.Add(t.Run.Now().At - t.base)
	over := t.Race.Over(t.Story) || !t.Race.ended
	t.TakeUp(fresh)
	if over {
		t.lineUp()
		return true
	}
	t.Race.run, t.Race.ended = fresh.Started, false
	t.base, t.Since, t.Paused = 0, end, false
	return true
}

// finish counts a run that has come to its ending for the race, once.
func (t *Session) finish() {
	_, ended := t.Run.Now().State.Ended()
	if !ended || !t.Racing() || t.Race.ended {
		return
	}
	r, run := t.Race, *t.Measured()
	r.ended = true
	r.Legs = append(r.Legs, run)
	r.reached[run.Ending] = true
	claim := race.Claim{Category: r.Category, Began: r.Began}
	if r.Category == race.All {
		claim.Leg = len(r.Legs)
		if r.Over(t.Story) {
			claim.Legs = claim.Leg
		}
	}
	t.count(run)
	r.Files.Want(t.Run, claim)
	t.Timer.compared = nil // its splits are held against others, or are those of several runs
}

// File returns what keeps the files of finished runs, where there are any.
func (t *Session) File() tea.Cmd {
	if t.Race == nil || !t.Race.Files.waiting() {
		return nil
	}
	files := &t.Race.Files
	return func() tea.Msg { return files.flush() }
}

// count says what came of a run in the race, and makes it one of those that
// further ones are held against.
func (t *Session) count(run race.Run) {
	r := t.Race
	alone := []race.Attempt{{Category: race.Any, Run: run}, {Category: race.Category(run.Ending), Run: run}}
	switch {
	case r.Category != race.All:
		r.Verdict = judge(t, r.counted(run), run)
	case r.Over(t.Story):
		all := race.Join(r.Legs)
		r.Verdict = judge(t, race.All, all)
		alone = append(alone, race.Attempt{Category: race.All, Run: all})
	}
	r.Earlier = append(slices.Clip(r.Earlier), alone...)
}

// counted returns the category that a run counts in: that which was raced for,
// where it came there, else that of its ending.
func (r *racing) counted(run race.Run) race.Category {
	if r.Category == race.Any {
		return race.Any
	}
	return race.Category(run.Ending)
}

// Leave ends what a race has open, when the program ends: the files that are not
// kept yet are. It returns an error where that fails.
func (t *Session) Leave() error {
	if t.Race == nil {
		return nil
	}
	if f := t.Race.Files.flush(); f.err != nil {
		return &keep.KeepError{Err: f.err}
	}
	return nil
}

// AgainLabel says what starting again does.
func (t *Session) AgainLabel() string {
	switch {
	case !t.Racing():
		return t.Phrases.Ending.Again
	case t.Race.Category == race.All && !t.Race.Over(t.Story):
		return t.Phrases.Race.Next
	default:
		return t.Phrases.Race.Again
	}
}
