package tui

import (
	"cmp"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/analysis/profile"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
)

// A Session is the run that is played, and everything that both ways of playing
// it know: the story and its words, the settings, how the run is kept, the race
// and the timer, and the runs before it.
type Session struct {
	*narrator
	settings Settings
	clock    func() time.Time
	after    func(time.Duration) <-chan time.Time
	library  keep.Library  // nil: there is none
	last     *keep.Mission // the mission to go on with before a run is begun; nil: none
	files    keep.Writer   // nil: runs cannot be written to files

	run     playthrough.Run
	filmed  bool             // the run was played before
	past    *profile.Profile // the finds of the runs before this one; never nil
	keeping *keep.Queue
	looked  looked        // the explanation of the run's end, as far as it is known
	base    time.Duration // the run's real time when this program took it up
	since   time.Time     // when that was
	paused  bool          // the run's time stands still
	timer   timer
	race    *racing // nil: nobody races

	notice  string // a message for the player, until the next key
	unsaved string // why the run is not kept, until it is
	heard   int    // the last time of keeping that was reported
	wanted  int    // how often a run was to be kept
	saving  bool   // the run is shown before it is safe
}

// newSession returns a session, which has the story if there is one yet.
func newSession(o Options) *Session {
	s := &Session{
		narrator: &narrator{phrases: o.Phrases},
		settings: o.Settings,
		keeping:  new(keep.Queue),
		clock:    o.Clock,
		after:    o.After,
	}
	if s.after == nil {
		s.after = time.After
	}
	if o.Story != nil {
		s.load(o)
	}
	return s
}

// load takes in a story, and the run, if there is one.
func (s *Session) load(o Options) {
	s.story, s.words = o.Story, o.words()
	s.keeping.Keeper, s.library, s.last = o.Keeper, o.Library, o.Last
	s.files = o.Files
	s.past = o.Past.Clone()
	s.notice = o.Notice
	if o.Run.Begun() && o.Replay == nil {
		s.takeUp(o.Run)
	}
	s.timer.bests = o.Bests
	if o.Race != nil && s.run.Begun() {
		s.startRace(*o.Race)
	}
}

// pause stops the run's time, until [Session.resume].
func (t *Session) pause() {
	if t.run.Begun() && !t.paused {
		t.base, t.paused = t.elapsed(), true
	}
}

// resume lets the run's time go on.
func (t *Session) resume() {
	if t.paused {
		t.since, t.paused = t.clock(), false
	}
}

// elapsed is the run's real time.
func (t *Session) elapsed() time.Duration {
	if t.paused {
		return t.base
	}
	return t.base + max(0, t.clock().Sub(t.since))
}

// takeUp begins to play a run. What the one before showed is past from now on.
func (t *Session) takeUp(run playthrough.Run) {
	if t.run.Begun() && !t.run.Same(run) {
		t.past.Add(t.run.Story, t.run.Started, t.run.Shown()...)
	}
	t.run, t.base, t.since, t.paused = run, run.Now().At, t.clock(), false
}

// kept says what came of keeping runs, unless something newer was said of it.
func (t *Session) kept(msg keptMsg) {
	if msg.Turn <= t.heard {
		return
	}
	t.heard = msg.Turn
	t.unsaved = keptWords(t.narrator, msg.Err)
	if keep.Kept(msg.Err) && msg.Err != nil {
		t.unsaved, t.notice = "", t.unsaved
	}
}

// message is the one line that the program has to say. Nothing hides that a run
// which is shown is not safe yet.
func (t *Session) message() string {
	if t.saving {
		return cmp.Or(t.unsaved, t.phrases.Notices.Saving)
	}
	return cmp.Or(t.notice, t.unsaved)
}

// atRisk reports whether a run may be lost if the program ends now.
func (t *Session) atRisk() bool { return t.keeping.Keeper != nil && t.keeping.Pending() }

// keepNow returns what keeps all that is not kept yet.
func (t *Session) keepNow() tea.Cmd {
	keeping := t.keeping
	return func() tea.Msg { return keptMsg(keeping.Flush()) }
}

// fitted is a run that was taken up as a run of the story on the table, which may
// have been edited meanwhile. Where not all of its choices can be taken it is a run
// of its own: what is kept of the whole one stays.
func (t *Session) fitted(run playthrough.Run) (playthrough.Run, error) {
	if run.Story == t.story {
		return run, nil
	}
	told, went, err := run.Replay(t.story)
	if err == nil && went < run.Choices() {
		told = told.Fork(t.clock())
	}
	return told, err
}

// forget takes a mission off the title that is not what it was any more.
func (t *Session) forget(name string) {
	if t.last != nil && t.last.Name == name {
		t.last = nil
	}
}
