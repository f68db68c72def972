package session

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
)

// A Race is a run against the clock, or several of them in [race.All]. No choice
// can be taken back in a race, and it cannot be paused.
type Race struct {
	Category race.Category
	// Earlier are the races that were finished before, in every category and on
	// every difficulty.
	Earlier []race.Attempt
	Proven  race.Proven // the least that is possible; nil: that is not known
	// Keep keeps a finished run as its mission file, with its claim, and returns
	// the file's path. It is called off the interface's path, for one run after
	// the other; nil: runs are not kept.
	Keep func(playthrough.Run, race.Claim) (path string, err error)
}

// A Racing is a race under way. The nil Racing is none.
type Racing struct {
	Race
	Best    *race.Bests // of the races before this one
	Verdict []string    // the result, once the race is over
	s       *Session
	run     time.Time // when the run that is raced was begun, which identifies it
	began   time.Time // with the first key; zero before it
	ended   bool      // the run has come to an ending, and was counted
	legs    []race.Run
	reached map[string]bool // the endings
	files   raceFiles
}

func newRacing(s *Session, r Race) *Racing {
	return &Racing{s: s, Race: r, files: raceFiles{keep: r.Keep}}
}

// on reports whether the session's run is the one that is raced.
func (r *Racing) on() bool { return r != nil && r.s.Run.Started.Equal(r.run) }

// Over reports whether the race has come to its goal.
func (r *Racing) Over() bool {
	return len(r.legs) > 0 && (r.Category != race.All || len(r.reached) == len(r.s.Story.Endings))
}

// lineUp makes the session's run the first of a race. Its time stands still until
// the first key.
func (r *Racing) lineUp() {
	r.run, r.began, r.ended, r.legs, r.reached, r.Verdict = r.s.Run.Started, time.Time{}, false, nil, map[string]bool{}, nil
	r.Best = race.BestsOf(race.In(r.Earlier, r.Category, r.s.Run.Difficulty))
	r.s.Watch.Pause()
	r.s.Watch.base = 0
	r.s.Timer.reset()
	r.s.Notice = r.s.Phrases.Race.Ready
}

// FirstKey starts the clock of the race, if it does not run yet.
func (r *Racing) FirstKey() {
	if !r.on() || !r.began.IsZero() {
		return
	}
	r.s.Watch.Resume()
	r.began = r.s.Watch.since
}

// again goes on with the next run of the race, whose clock has gone on since the
// last choice, or lines up for another race if this one is over. It reports
// whether there is a race.
func (r *Racing) again(fresh playthrough.Run) bool {
	if !r.on() {
		return false
	}
	watch := &r.s.Watch
	end := watch.since.Add(r.s.Run.Now().At - watch.base)
	over := r.Over() || !r.ended
	r.s.TakeUp(fresh)
	if over {
		r.lineUp()
		return true
	}
	r.run, r.ended = fresh.Started, false
	watch.resetTo(end)
	return true
}

// finish counts a run that has come to its ending for the race, once.
func (r *Racing) finish() {
	if !r.on() || r.ended {
		return
	}
	if _, ended := r.s.Run.Now().State.Ended(); !ended {
		return
	}
	run := *r.s.Timer.Measured()
	r.ended = true
	r.legs = append(r.legs, run)
	r.reached[run.Ending] = true
	claim := race.Claim{Category: r.Category, Began: r.began}
	if r.Category == race.All {
		claim.Leg = len(r.legs)
		if r.Over() {
			claim.Legs = claim.Leg
		}
	}
	r.count(run)
	r.files.want(r.s.Run, claim)
	r.s.Timer.compared = nil // its splits are held against others, or are those of several runs
}

// count judges a run of the race, and makes it one of those that later runs are
// held against.
func (r *Racing) count(run race.Run) {
	alone := []race.Attempt{{Category: race.Any, Run: run}, {Category: race.Category(run.Ending), Run: run}}
	switch {
	case r.Category != race.All:
		r.Verdict = r.judge(r.counted(run), run)
	case r.Over():
		all := race.Join(r.legs)
		r.Verdict = r.judge(race.All, all)
		alone = append(alone, race.Attempt{Category: race.All, Run: all})
	}
	r.Earlier = append(slices.Clip(r.Earlier), alone...)
}

// counted returns the category in which a run counts: the one that was raced for
// if the run came there, else that of its ending.
func (r *Racing) counted(run race.Run) race.Category {
	if r.Category == race.Any {
		return race.Any
	}
	return race.Category(run.Ending)
}

// before returns the runs of the race before the one that is played.
func (r *Racing) before() []race.Run {
	if r.ended {
		return r.legs[:len(r.legs)-1]
	}
	return r.legs
}

// Reached tells how far a race for all endings has come; it is empty in others.
func (r *Racing) Reached() string {
	if !r.on() || r.Category != race.All {
		return ""
	}
	return phrases.Fill(r.s.Phrases.Race.Of, "n", strconv.Itoa(len(r.reached)), "all", strconv.Itoa(len(r.s.Story.Endings)))
}

// AgainLabel names the entry that starts again.
func (r *Racing) AgainLabel(p *phrases.Phrases) string {
	switch {
	case !r.on():
		return p.Ending.Again
	case r.Category == race.All && !r.Over():
		return p.Race.Next
	default:
		return p.Race.Again
	}
}

// File returns the command that keeps the files of finished runs, if there are
// any.
func (r *Racing) File() tea.Cmd {
	if r == nil || !r.files.waiting() {
		return nil
	}
	return func() tea.Msg { return r.files.flush() }
}
