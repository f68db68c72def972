package session

import (
	"cmp"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/settings"
)

// A Session is one player at one story: the run that is played, its words and
// settings, how it is kept, its race and timer, and the runs before it.
type Session struct {
	*phrases.Narrator
	Settings settings.Settings
	Tongue   Tongue
	Clock    func() time.Time
	After    func(time.Duration) <-chan time.Time
	Library  keep.Library        // nil: there is none
	Last     *keep.Mission       // the mission to go on with before a run is begun; nil: none
	Files    keep.Writer         // nil: runs cannot be written to files
	Demo     bool                // the title shows one
	Today    func() (Day, error) // brings the mission of the day; nil: the title does not offer it
	rarity   func(game.Difficulty, string) (float64, bool)

	Run       playthrough.Run
	Filmed    bool             // the run was played before
	Past      *profile.Profile // the finds of the runs before this one; never nil
	told      map[string]bool  // the endings of this run that were told, by ID: they are no news
	Keeping   *keep.Queue
	Hindsight Hindsight
	Watch     Stopwatch
	Timer     Timer
	Race      *Racing // nil: nobody races

	Notice  string // a message for the player, until the next key
	Done    string // the notice that tells of a success, if that was the last
	Unsaved string // why the run is not kept, until it is
	heard   int    // the last time of keeping that was reported
	Wanted  int    // how often a run was to be kept
	Saving  bool   // the run is shown before it is safe
}

// New returns a session, which has the story if there is one yet.
func New(o Options) *Session {
	s := &Session{
		Narrator: &phrases.Narrator{Phrases: o.Phrases},
		Settings: o.Settings,
		Tongue:   o.Tongue,
		Keeping:  new(keep.Queue),
		Watch:    Stopwatch{clock: o.Clock},
		Clock:    o.Clock,
		After:    o.After,
	}
	s.Timer.s = s
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
	if o.Phrases != nil {
		s.Phrases = o.Phrases // the story may say some of them its own way
	}
	s.Keeping.Keeper, s.Library, s.Last = o.Keeper, o.Library, o.Last
	s.Files, s.rarity, s.Demo, s.Today = o.Files, o.Rarity, o.Demo, o.Today
	s.Past = o.Past.Clone()
	s.Notice = o.Notice
	if o.Run.Begun() && o.Replay == nil {
		s.TakeUp(o.Run)
	}
	s.Timer.bests = o.Bests
	if o.Race != nil && s.Run.Begun() {
		s.Race = newRacing(s, *o.Race)
		s.Race.lineUp()
	}
}

// Rarity returns which part of plays at random comes to an ending, from 0 to 1, on the
// difficulty of the run, and whether that is known.
func (s *Session) Rarity(ending game.EndingID) (share float64, known bool) {
	if s.rarity == nil {
		return 0, false
	}
	return s.rarity(s.Run.Difficulty, s.Story.Endings[ending].ID)
}

// Watching returns a session that shows another run. It is drawn and thrown away:
// the run is neither timed nor raced, and nothing is kept of a change to it.
func (s *Session) Watching(run playthrough.Run) *Session {
	w := *s
	w.Run, w.Race, w.Settings.Timer = run, nil, false
	w.Timer = Timer{s: &w}
	return &w
}

// TakeUp begins to play a run. The one before it belongs to the past from now on. The
// endings that the run has come to are no news: they were told when it did.
func (s *Session) TakeUp(run playthrough.Run) {
	if s.Run.Begun() && !s.Run.Same(run) {
		s.Past.Add(s.Run.Story, s.Run.Started, s.Run.Shown()...)
	}
	s.Run, s.told = run, nil
	for _, step := range run.Shown() {
		s.tellEnding(step)
	}
	s.Watch.start(run.Now().At)
}

// tellEnding notes that a step's ending was told, if it has one.
func (s *Session) tellEnding(step *playthrough.Step) {
	if ending, ended := step.State.Ended(); ended {
		if s.told == nil {
			s.told = map[string]bool{}
		}
		s.told[s.Run.Story.Endings[ending].ID] = true
	}
}

// News reports whether an ending is one that no run before this one came to, and that this
// one comes to for the first time.
func (s *Session) News(ending game.EndingID) bool {
	id := s.Story.Endings[ending].ID
	_, before := s.Past.Ending(id)
	return !before && !s.told[id]
}

// Fitted returns a run of the library as a run of the session's story, which may
// have been edited since the library read it. If not all of its choices can be
// taken any more, the result is a new run, so that the whole one stays kept.
func (s *Session) Fitted(run playthrough.Run) (playthrough.Run, error) {
	if run.Story == s.Story {
		return run, nil
	}
	told, went, err := run.Replay(s.Story)
	if err == nil && went < run.Choices() {
		told = told.Fork(s.Clock())
	}
	return told, err
}

// Forget takes a mission off the title, because it was changed.
func (s *Session) Forget(name string) {
	if s.Last != nil && s.Last.Name == name {
		s.Last = nil
	}
}

// Message is the one line that the program has to say. A mark that the run is
// shown before it is safe comes before everything else.
func (s *Session) Message() string {
	if s.Saving {
		return cmp.Or(s.Unsaved, s.Phrases.Notices.Saving)
	}
	return cmp.Or(s.Notice, s.Unsaved)
}

// Succeed tells of something that was done.
func (s *Session) Succeed(text string) { s.Notice, s.Done = text, text }

// Racing reports whether the session's run is part of a race. A player who takes
// up another run has left the race.
func (s *Session) Racing() bool { return s.Race.on() }

// AtRisk reports whether a run may be lost if the program ends now.
func (s *Session) AtRisk() bool { return s.Keeping.Keeper != nil && s.Keeping.Pending() }

// KeepNow returns the command that keeps all runs that are not kept yet.
func (s *Session) KeepNow() tea.Cmd {
	keeping := s.Keeping
	return func() tea.Msg { return KeptMsg(keeping.Flush()) }
}

// Kept takes note of the result of keeping runs, unless a newer one was reported.
func (s *Session) Kept(msg KeptMsg) {
	if msg.Turn <= s.heard {
		return
	}
	s.heard = msg.Turn
	s.Unsaved = KeptWords(s.Narrator, msg.Err)
	if keep.Kept(msg.Err) && msg.Err != nil {
		s.Unsaved, s.Notice = "", s.Unsaved
	}
}

// Leave keeps the files of finished runs that are not kept yet, because the
// program ends. It returns a [*keep.KeepError] if that fails.
func (s *Session) Leave() error {
	if s.Race == nil {
		return nil
	}
	if f := s.Race.files.flush(); f.err != nil {
		return &keep.KeepError{Err: f.err}
	}
	return nil
}
