package tui

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
	began   time.Time // with the first key; zero before it
	ended   bool      // the run has come to an ending, and was counted
	legs    []race.Run
	reached map[string]bool // the endings
	verdict []string        // what came of it, where it is over
	best    *race.Bests     // what races before this one have done
	files   raceFiles
}

// over reports whether the race has come to all that it was for.
func (r *racing) over(story *game.Story) bool {
	return len(r.legs) > 0 && (r.Category != race.All || len(r.reached) == len(story.Endings))
}

// startRace makes the run on the table the first of a race. Its time stands
// still until the first key.
func (t *Session) startRace(r Race) {
	t.race = &racing{Race: r, files: raceFiles{keep: r.Keep}}
	t.lineUp()
}

// lineUp readies a race for the run on the table.
func (t *Session) lineUp() {
	r := t.race
	r.run, r.began, r.ended, r.legs, r.reached, r.verdict = t.run.Started, time.Time{}, false, nil, map[string]bool{}, nil
	r.best = race.BestsOf(race.In(r.Earlier, r.Category, t.run.Difficulty))
	t.pause()
	t.base = 0
	t.timer.shown, t.timer.step = 0, nil
	t.notice = t.phrases.Race.Ready
}

// racing reports whether the run on the table is that of a race. Who takes up
// another run has left the race.
func (t *Session) racing() bool { return t.race != nil && t.run.Started.Equal(t.race.run) }

// firstKey starts the clock of a race, if it does not run yet.
func (t *Session) firstKey() {
	if !t.racing() || !t.race.began.IsZero() {
		return
	}
	t.resume()
	t.race.began = t.since
}

// raceAgain goes on with the next run of a race, whose clock has gone on since
// the last choice, or lines up for another race where this one is over. It
// reports whether there is a race.
func (t *Session) raceAgain(fresh playthrough.Run) bool {
	if !t.racing() {
		return false
	}
	end := t.since.Add(t.run.Now().At - t.base)
	over := t.race.over(t.story) || !t.race.ended
	t.takeUp(fresh)
	if over {
		t.lineUp()
		return true
	}
	t.race.run, t.race.ended = fresh.Started, false
	t.base, t.since, t.paused = 0, end, false
	return true
}

// finish counts a run that has come to its ending for the race, once.
func (t *Session) finish() {
	_, ended := t.run.Now().State.Ended()
	if !ended || !t.racing() || t.race.ended {
		return
	}
	r, run := t.race, *t.measured()
	r.ended = true
	r.legs = append(r.legs, run)
	r.reached[run.Ending] = true
	claim := race.Claim{Category: r.Category, Began: r.began}
	if r.Category == race.All {
		claim.Leg = len(r.legs)
		if r.over(t.story) {
			claim.Legs = claim.Leg
		}
	}
	t.count(run)
	r.files.want(t.run, claim)
	t.timer.compared = nil // its splits are held against others, or are those of several runs
}

// file returns what keeps the files of finished runs, where there are any.
func (t *Session) file() tea.Cmd {
	if t.race == nil || !t.race.files.waiting() {
		return nil
	}
	files := &t.race.files
	return func() tea.Msg { return filedMsg{files.flush()} }
}

// count says what came of a run in the race, and makes it one of those that
// further ones are held against.
func (t *Session) count(run race.Run) {
	r := t.race
	alone := []race.Attempt{{Category: race.Any, Run: run}, {Category: race.Category(run.Ending), Run: run}}
	switch {
	case r.Category != race.All:
		r.verdict = judge(t, r.counted(run), run)
	case r.over(t.story):
		all := race.Join(r.legs)
		r.verdict = judge(t, race.All, all)
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

// leave ends what a race has open, when the program ends: the files that are not
// kept yet are. It returns an error where that fails.
func (t *Session) leave() error {
	if t.race == nil {
		return nil
	}
	if f := t.race.files.flush(); f.err != nil {
		return &keep.KeepError{Err: f.err}
	}
	return nil
}

// againLabel says what starting again does.
func (t *Session) againLabel() string {
	switch {
	case !t.racing():
		return t.phrases.Ending.Again
	case t.race.Category == race.All && !t.race.over(t.story):
		return t.phrases.Race.Next
	default:
		return t.phrases.Race.Again
	}
}
