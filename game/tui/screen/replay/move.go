package replay

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/tui/screen"
)

// A replayTick says that time has passed for a run that is watched.
type replayTick struct {
	ticket int           // which tick it is; one that is not waited for is nothing
	by     time.Duration // how much passed, at the run's own pace
}

// clockTick is how often the time that is shown goes on, at least.
const clockTick = time.Second

// wait returns what waits until something else is to be shown. Nothing waits
// where nothing plays.
func (s *Screen) wait(t *screen.Context) tea.Cmd {
	s.ticket++
	if !s.Playing {
		return nil
	}
	if s.Play.Shown != s.Run.Now() {
		s.Arrange(t)
	}
	tick := replayTick{s.ticket, s.shot.next(s.Into) - s.Into}
	if whole := clockTick - s.Elapsed()%clockTick; whole < tick.by {
		tick.by = whole
	}
	after, pause := t.After, time.Duration(float64(tick.by)/Speeds[s.speed])
	return func() tea.Msg {
		<-after(pause)
		return tick
	}
}

// tick lets time pass: the page turns, the cursor moves, the choice is taken.
func (s *Screen) tick(t *screen.Context, msg replayTick) tea.Cmd {
	if msg.ticket != s.ticket || !s.Playing {
		return nil
	}
	s.Into += msg.by
	switch {
	case s.Into < s.shot.span:
	case s.AtEnd():
		s.Into = s.shot.span
		s.Arrange(t) // the last page
		s.Playing = false
	default:
		return s.jump(t, s.At()+1)
	}
	return s.wait(t)
}

// jump goes to where so many choices are taken. What plays, plays on from there,
// unless something expected there is not so.
func (s *Screen) jump(t *screen.Context, choices int) tea.Cmd {
	s.Run, s.Into = s.Run.To(min(max(choices, 0), s.Last)), 0
	if s.AtEnd() && s.tape.Parted != "" {
		t.Notice = t.Phrases.Replay.PartedTitle
	}
	if fault := s.fault(); fault != nil {
		s.Playing = false
		t.Notice = t.Phrases.Replay.Failure(*fault)
	}
	return s.wait(t)
}

// fault returns the first thing expected here that is not so, or nil.
func (s *Screen) fault() *keep.Check {
	for _, c := range s.tape.ChecksAt(s.At()) {
		if c.Fault != "" {
			return &c
		}
	}
	return nil
}

// Pause stops what plays, and goes on with what does not.
func (s *Screen) Pause(t *screen.Context) tea.Cmd {
	if t.Settings.ReducedMotion {
		t.Notice = t.Phrases.Replay.Still
		return nil
	}
	s.Playing = !s.Playing
	return s.wait(t)
}

// hurry makes it faster or slower.
func (s *Screen) hurry(t *screen.Context, by int) tea.Cmd {
	speed := s.speed + by
	switch {
	case speed < 0:
		t.Notice = t.Phrases.Replay.Slowest
	case speed >= len(Speeds):
		t.Notice = t.Phrases.Replay.Fastest
	default:
		s.speed = speed
	}
	return s.wait(t)
}

// nextScene returns where the next scene begins, or else the end.
func (s *Screen) nextScene() int {
	for _, begin := range s.scenes {
		if begin > s.At() {
			return begin
		}
	}
	return s.Last
}

// prevScene returns where this scene began, or, from there, the one before.
func (s *Screen) prevScene() int {
	before := 0
	for _, begin := range s.scenes {
		if begin < s.At() {
			before = begin
		}
	}
	return before
}

// Elapsed is how much of the whole has been shown.
func (s *Screen) Elapsed() time.Duration {
	if s.AtEnd() && !s.Playing {
		return s.Score.Total
	}
	return s.Score.Sums[s.At()] + s.Into
}

// takeOver goes on playing from where the run is watched, as a run of its own.
// On ghost nobody goes back to where a choice was made.
func (s *Screen) takeOver(t *screen.Context) screen.Action {
	if s.Run.Difficulty == game.Ghost && !s.AtEnd() {
		t.Notice = t.Phrases.Replay.Ghost
		return screen.Action{}
	}
	run := s.Run.Fork(t.Clock())
	t.TakeUp(run)
	cmd := t.Move(run)
	t.Notice = t.Phrases.Replay.TakenOver
	return screen.Action{Cmd: cmd, Play: true}
}

// aside shows another screen over the replay, of the run as it is watched. What
// plays waits meanwhile.
func (s *Screen) aside(over screen.Screen) screen.Action {
	playing := s.Playing
	s.Playing = false
	return screen.Action{Push: &asideScreen{Screen: over, replay: s, playing: playing}}
}

// An asideScreen is a screen over the replay.
type asideScreen struct {
	screen.Screen
	replay  *Screen
	playing bool // the replay plays on behind it
}

// on returns a table with the run as it is watched.
func (s *asideScreen) on(t *screen.Context) *screen.Context {
	watched := *t
	watched.Session = t.Watching(s.replay.Run)
	return &watched
}

func (s *asideScreen) Arrange(t *screen.Context) { s.Screen.Arrange(s.on(t)) }

func (s *asideScreen) View(t *screen.Context) []string { return s.Screen.View(s.on(t)) }

func (s *asideScreen) Update(t *screen.Context, msg tea.Msg) screen.Action {
	a := s.Screen.Update(t, msg)
	if a.Pop {
		s.replay.Playing = s.playing && s.replay.fault() == nil
		a.Cmd = s.replay.wait(t)
	}
	return a
}
