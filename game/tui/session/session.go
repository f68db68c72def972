package session

import (
	"cmp"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/analysis/profile"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/settings"
)

// A Session is the run that is played, and everything that both ways of playing
// it know: the story and its words, the settings, how the run is kept, the race
// and the timer, and the runs before it.
type Session struct {
	*phrases.Narrator
	Settings settings.Settings
	Clock    func() time.Time
	After    func(time.Duration) <-chan time.Time
	Library  keep.Library  // nil: there is none
	Last     *keep.Mission // the mission to go on with before a run is begun; nil: none
	Files    keep.Writer   // nil: runs cannot be written to files

	Run     playthrough.Run
	Filmed  bool             // the run was played before
	Past    *profile.Profile // the finds of the runs before this one; never nil
	Keeping *keep.Queue
	Looked  Looked        // the explanation of the run's end, as far as it is known
	base    time.Duration // the run's real time when this program took it up
	Since   time.Time     // when that was
	Paused  bool          // the run's time stands still
	Timer   timer
	Race    *racing // nil: nobody races

	Notice  string // a message for the player, until the next key
	Unsaved string // why the run is not kept, until it is
	heard   int    // the last time of keeping that was reported
	Wanted  int    // how often a run was to be kept
	Saving  bool   // the run is shown before it is safe
}

// NewSession returns a session, which has the story if there is one yet.
func NewSession(o Options) *Session {
	s := &Session{
		Narrator: &phrases.Narrator{Phrases: o.Phrases},
		Settings: o.Settings,
		Keeping:  new(keep.Queue),
		Clock:    o.Clock,
		After:    o.After,
	}
	if s.After == nil {
		s.After = time.After
	}
	if o.Story != nil {
		s.Load(o)
	}
	return s
}

// Load takes in a story, and the run, if there is one.
func (s *Session) Load(o Options) {
	s.Story, s.Words = o.Story, o.StoryWords()
	s.Keeping.Keeper, s.Library, s.Last = o.Keeper, o.Library, o.Last
	s.Files = o.Files
	s.Past = o.Past.Clone()
	s.Notice = o.Notice
	if o.Run.Begun() && o.Replay == nil {
		s.TakeUp(o.Run)
	}
	s.Timer.bests = o.Bests
	if o.Race != nil && s.Run.Begun() {
		s.startRace(*o.Race)
	}
}

// Pause stops the run's time, until [Session.resume].
func (t *Session) Pause() {
	if t.Run.Begun() && !t.Paused {
		t.base, t.Paused = t.Elapsed(), true
	}
}

// Resume lets the run's time go on.
func (t *Session) Resume() {
	if t.Paused {
		t.Since, t.Paused = t.Clock(), false
	}
}

// Elapsed is the run's real time.
func (t *Session) Elapsed() time.Duration {
	if t.Paused {
		return t.base
	}
	return t.base + max(0, t.Clock().Sub(t.Since))
}

// TakeUp begins to play a run. What the one before showed is past from now on.
func (t *Session) TakeUp(run playthrough.Run) {
	if t.Run.Begun() && !t.Run.Same(run) {
		t.Past.Add(t.Run.Story, t.Run.Started, t.Run.Shown()...)
	}
	t.Run, t.base, t.Since, t.Paused = run, run.Now().At, t.Clock(), false
}

// Kept says what came of keeping runs, unless something newer was said of it.
func (t *Session) Kept(msg KeptMsg) {
	if msg.Turn <= t.heard {
		return
	}
	t.heard = msg.Turn
	t.Unsaved = KeptWords(t.Narrator, msg.Err)
	if keep.Kept(msg.Err) && msg.Err != nil {
		t.Unsaved, t.Notice = "", t.Unsaved
	}
}

// Message is the one line that the program has to say. Nothing hides that a run
// which is shown is not safe yet.
func (t *Session) Message() string {
	if t.Saving {
		return cmp.Or(t.Unsaved, t.Phrases.Notices.Saving)
	}
	return cmp.Or(t.Notice, t.Unsaved)
}

// AtRisk reports whether a run may be lost if the program ends now.
func (t *Session) AtRisk() bool { return t.Keeping.Keeper != nil && t.Keeping.Pending() }

// KeepNow returns what keeps all that is not kept yet.
func (t *Session) KeepNow() tea.Cmd {
	keeping := t.Keeping
	return func() tea.Msg { return KeptMsg(keeping.Flush()) }
}

// Fitted is a run that was taken up as a run of the story on the table, which may
// have been edited meanwhile. Where not all of its choices can be taken it is a run
// of its own: what is kept of the whole one stays.
func (t *Session) Fitted(run playthrough.Run) (playthrough.Run, error) {
	if run.Story == t.Story {
		return run, nil
	}
	told, went, err := run.Replay(t.Story)
	if err == nil && went < run.Choices() {
		told = told.Fork(t.Clock())
	}
	return told, err
}

// Forget takes a mission off the title that is not what it was any more.
func (t *Session) Forget(name string) {
	if t.Last != nil && t.Last.Name == name {
		t.Last = nil
	}
}
