package replay

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/screen"
)

// A replayTick says that time has passed for a run that is watched.
type replayTick struct {
	ticket int           // which tick it is; one that is not waited for is nothing
	by     time.Duration // how much passed, at the run's own pace
}

// clockTick is how often the time that is shown goes on, at least.
const clockTick = time.Second

// wait returns the command that waits until something else is to be shown. There is
// none while nothing plays.
func (s *Screen) wait(c *screen.Context) tea.Cmd {
	s.ticket++
	if !s.Playing {
		return nil
	}
	if s.Play.Shown != s.Run.Now() {
		s.Arrange(c)
	}
	tick := replayTick{s.ticket, s.shot.next(s.Into) - s.Into}
	if whole := clockTick - s.Elapsed()%clockTick; whole < tick.by {
		tick.by = whole
	}
	after, pause := c.After, time.Duration(float64(tick.by)/speeds[s.speed])
	return func() tea.Msg {
		<-after(pause)
		return tick
	}
}

// tick lets time pass: the page turns, the cursor moves, the choice is taken.
func (s *Screen) tick(c *screen.Context, msg replayTick) tea.Cmd {
	if msg.ticket != s.ticket || !s.Playing {
		return nil
	}
	s.Into += msg.by
	switch {
	case s.Into < s.shot.span:
	case s.AtEnd():
		s.Into = s.shot.span
		s.Arrange(c) // the last page
		s.Playing = false
	default:
		return s.jump(c, s.At()+1)
	}
	return s.wait(c)
}

// jump goes to the moment after so many choices. A replay that plays, plays on from
// there, unless an expectation fails there.
func (s *Screen) jump(c *screen.Context, choices int) tea.Cmd {
	s.Run, s.Into = s.Run.To(min(max(choices, 0), s.Last)), 0
	if s.AtEnd() && s.tape.Parted != "" {
		c.Notice = c.Phrases.Replay.PartedTitle
	}
	if fault := s.fault(); fault != nil {
		s.Playing = false
		c.Notice = c.Phrases.Replay.Failure(*fault)
	}
	return s.wait(c)
}

// Pause stops a replay that plays, and goes on with one that does not.
func (s *Screen) Pause(c *screen.Context) tea.Cmd {
	if c.Settings.ReducedMotion {
		c.Notice = c.Phrases.Replay.Still
		return nil
	}
	s.Playing = !s.Playing
	return s.wait(c)
}

// hurry makes it faster or slower.
func (s *Screen) hurry(c *screen.Context, by int) tea.Cmd {
	speed := s.speed + by
	switch {
	case speed < 0:
		c.Notice = c.Phrases.Replay.Slowest
	case speed >= len(speeds):
		c.Notice = c.Phrases.Replay.Fastest
	default:
		s.speed = speed
	}
	return s.wait(c)
}

// takeOver goes on playing from the moment that is watched, as a new run. Not on
// ghost, because nobody goes back to an earlier choice there.
func (s *Screen) takeOver(c *screen.Context) screen.Action {
	if s.Run.Difficulty == game.Ghost && !s.AtEnd() {
		c.Notice = c.Phrases.Replay.Ghost
		return screen.Action{}
	}
	run := s.Run.Fork(c.Clock())
	c.TakeUp(run)
	cmd := c.Move(run)
	c.Notice = c.Phrases.Replay.TakenOver
	return screen.Action{Cmd: cmd, Play: true}
}

// aside shows another screen over the replay, of the run as it is watched. The replay
// waits meanwhile.
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
func (s *asideScreen) on(c *screen.Context) *screen.Context {
	watched := *c
	watched.Session = c.Watching(s.replay.Run)
	return &watched
}

func (s *asideScreen) Arrange(c *screen.Context) { s.Screen.Arrange(s.on(c)) }

func (s *asideScreen) View(c *screen.Context) []string { return s.Screen.View(s.on(c)) }

func (s *asideScreen) Update(c *screen.Context, msg tea.Msg) screen.Action {
	a := s.Screen.Update(c, msg)
	if a.Pop {
		s.replay.Playing = s.playing && s.replay.fault() == nil
		a.Cmd = s.replay.wait(c)
	}
	return a
}
