package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
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
func (s *replayScreen) wait(t *Context) tea.Cmd {
	s.ticket++
	if !s.playing {
		return nil
	}
	if s.play.shown != s.run.Now() {
		s.arrange(t)
	}
	tick := replayTick{s.ticket, s.shot.next(s.into) - s.into}
	if whole := clockTick - s.elapsed()%clockTick; whole < tick.by {
		tick.by = whole
	}
	after, pause := t.after, time.Duration(float64(tick.by)/speeds[s.speed])
	return func() tea.Msg {
		<-after(pause)
		return tick
	}
}

// tick lets time pass: the page turns, the cursor moves, the choice is taken.
func (s *replayScreen) tick(t *Context, msg replayTick) tea.Cmd {
	if msg.ticket != s.ticket || !s.playing {
		return nil
	}
	s.into += msg.by
	switch {
	case s.into < s.shot.span:
	case s.atEnd():
		s.into = s.shot.span
		s.arrange(t) // the last page
		s.playing = false
	default:
		return s.jump(t, s.at()+1)
	}
	return s.wait(t)
}

// jump goes to where so many choices are taken. What plays, plays on from there,
// unless something expected there is not so.
func (s *replayScreen) jump(t *Context, choices int) tea.Cmd {
	s.run, s.into = s.run.To(min(max(choices, 0), s.last)), 0
	if s.atEnd() && s.tape.Parted != "" {
		t.notice = t.phrases.Replay.PartedTitle
	}
	if fault := s.fault(); fault != nil {
		s.playing = false
		t.notice = t.phrases.Replay.failed(*fault)
	}
	return s.wait(t)
}

// fault returns the first thing expected here that is not so, or nil.
func (s *replayScreen) fault() *keep.Check {
	for _, c := range s.tape.ChecksAt(s.at()) {
		if c.Fault != "" {
			return &c
		}
	}
	return nil
}

// pause stops what plays, and goes on with what does not.
func (s *replayScreen) pause(t *Context) tea.Cmd {
	if t.settings.ReducedMotion {
		t.notice = t.phrases.Replay.Still
		return nil
	}
	s.playing = !s.playing
	return s.wait(t)
}

// hurry makes it faster or slower.
func (s *replayScreen) hurry(t *Context, by int) tea.Cmd {
	speed := s.speed + by
	switch {
	case speed < 0:
		t.notice = t.phrases.Replay.Slowest
	case speed >= len(speeds):
		t.notice = t.phrases.Replay.Fastest
	default:
		s.speed = speed
	}
	return s.wait(t)
}

// nextScene returns where the next scene begins, or else the end.
func (s *replayScreen) nextScene() int {
	for _, begin := range s.scenes {
		if begin > s.at() {
			return begin
		}
	}
	return s.last
}

// prevScene returns where this scene began, or, from there, the one before.
func (s *replayScreen) prevScene() int {
	before := 0
	for _, begin := range s.scenes {
		if begin < s.at() {
			before = begin
		}
	}
	return before
}

// elapsed is how much of the whole has been shown.
func (s *replayScreen) elapsed() time.Duration {
	if s.atEnd() && !s.playing {
		return s.score.total
	}
	return s.score.sums[s.at()] + s.into
}

// takeOver goes on playing from where the run is watched, as a run of its own.
// On ghost nobody goes back to where a choice was made.
func (s *replayScreen) takeOver(t *Context) action {
	if s.run.Difficulty == game.Ghost && !s.atEnd() {
		t.notice = t.phrases.Replay.Ghost
		return action{}
	}
	run := s.run.Fork(t.clock())
	t.takeUp(run)
	cmd := t.move(run)
	t.notice = t.phrases.Replay.TakenOver
	return action{cmd: cmd, play: true}
}

// aside shows another screen over the replay, of the run as it is watched. What
// plays waits meanwhile.
func (s *replayScreen) aside(over screen) action {
	playing := s.playing
	s.playing = false
	return action{push: &asideScreen{screen: over, replay: s, playing: playing}}
}

// An asideScreen is a screen over the replay.
type asideScreen struct {
	screen
	replay  *replayScreen
	playing bool // the replay plays on behind it
}

// on returns a table with the run as it is watched.
func (s *asideScreen) on(t *Context) *Context {
	session, watched := *t.Session, *t
	session.run = s.replay.run
	watched.Session = &session
	return &watched
}

func (s *asideScreen) arrange(t *Context) { s.screen.arrange(s.on(t)) }

func (s *asideScreen) view(t *Context) []string { return s.screen.view(s.on(t)) }

func (s *asideScreen) update(t *Context, msg tea.Msg) action {
	a := s.screen.update(t, msg)
	if a.pop {
		s.replay.playing = s.playing && s.replay.fault() == nil
		a.cmd = s.replay.wait(t)
	}
	return a
}
