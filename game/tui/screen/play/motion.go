package play

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/playthrough"
	"cobalt/game/tui/screen"
)

// A motion is everything on the play screen that moves by itself. It counts time by
// beats: where nothing moves there are none, and nobody is woken. With reduced motion
// there are none at all.
type motion struct {
	step     *playthrough.Step // whose passage is shown; all that moves for it has begun
	choices  int               // how many choices it took to come to it
	pending  int               // the number of the beat that is waited for; 0: none is
	sent     int               // how many beats were asked for
	arrest   *arrest           // nil: none is shown
	late     time.Duration     // how long a key is still taken for the arrest that is over
	sweep    sweep
	typing   typing
	pictures time.Duration // how long pictures move
	flicker  time.Duration // how long they have moved
	period   time.Duration // until the beat that is waited for
}

// How often something moves: beat, but where frames are dear calmBeat, and calmSweep for
// what only comes to its new value.
const (
	beat      = 50 * time.Millisecond
	calmBeat  = 2 * beat
	calmSweep = sweepTime / 2
)

// lateKeys is how long after an arrest has ended by itself a key is still one that was
// meant for it, and takes no choice: somebody who sees the page go has the key half down.
const lateKeys = 600 * time.Millisecond

// A BeatMsg lets a play screen move on.
type BeatMsg struct {
	Screen *Screen
	number int
	after  time.Duration
}

// Animate begins to move the new things on the screen, and returns the command for the
// next beat. There is none if nothing moves, or if one is waited for.
func (s *Screen) Animate(c *screen.Context) tea.Cmd {
	if s.motion.step != s.Shown {
		s.begin(c)
	}
	return s.next(c)
}

// begin begins to move the new things of a step. A step that the player went back to is
// shown as a whole, but for its meters.
func (s *Screen) begin(c *screen.Context) {
	m := &s.motion
	known, before := m.step != nil, c.Run.Before()
	read := c.Appeared == s.Shown || known && c.Run.Choices() <= m.choices
	was := m.step
	*m = motion{step: s.Shown, choices: c.Run.Choices(), sent: m.sent, pictures: picturesTimeOf(c)}
	c.Appeared = s.Shown
	if known && !read && !c.Racing() && before != nil && s.arrested != s.Shown {
		m.arrest = arrestOf(c, before, s.Shown, s.prior)
	}
	if m.arrest != nil {
		s.arrested = s.Shown
	}
	if c.Settings.ReducedMotion {
		return
	}
	if known {
		m.sweep = sweepOf(c.Story, was, s.Shown, c.Page.Panel > 0)
	}
	if !read {
		m.typing = s.typingOf(c)
	}
}

// next returns the command for the next beat, unless one is waited for that comes soon
// enough.
func (s *Screen) next(c *screen.Context) tea.Cmd {
	m, period := &s.motion, s.period(c)
	if period == 0 || m.pending != 0 && m.period <= period {
		return nil
	}
	m.sent++
	m.pending, m.period = m.sent, period
	after, msg := c.After, BeatMsg{s, m.pending, period}
	return func() tea.Msg {
		<-after(msg.after)
		return msg
	}
}

// period is how long it takes until something moves next; 0 if nothing does.
func (s *Screen) period(c *screen.Context) time.Duration {
	m := &s.motion
	switch {
	case c.Settings.ReducedMotion:
		return 0
	case m.arrest != nil || m.late > 0 || m.typing.on():
		if c.Calm {
			return calmBeat
		}
		return beat
	case m.sweep.on():
		if c.Calm {
			return calmSweep
		}
		return beat
	case s.flickers():
		return frameTime
	default:
		return 0
	}
}

// move lets everything move on. The passage begins to move when the arrest is over.
func (s *Screen) move(c *screen.Context, msg BeatMsg) tea.Cmd {
	m := &s.motion
	if msg.Screen != s || msg.number != m.pending {
		return nil
	}
	m.pending = 0
	var bell tea.Cmd
	if a := m.arrest; a != nil {
		bell = a.move(c, msg.after)
		if a.over() {
			m.arrest, m.late = nil, lateKeys
		}
	} else {
		m.late = max(0, m.late-msg.after)
		m.sweep.move(msg.after)
		m.typing.move(msg.after)
		m.flicker += msg.after
	}
	return tea.Batch(bell, s.next(c))
}

// Rest ends all motion, because the screen is not to be seen.
func (s *Screen) Rest() {
	m := &s.motion
	m.pending, m.arrest, m.late, m.sweep, m.typing = 0, nil, 0, sweep{}, typing{}
	m.flicker = 0
}

// Arrested reports whether the page of an arrest is shown, which any key ends.
func (s *Screen) Arrested() bool { return s.motion.arrest != nil }

// Typing reports whether a voice is not typed to its end yet.
func (s *Screen) Typing() bool { return s.motion.typing.on() }

// finish has the passage whole, and reports whether a part of it was hidden, or had only
// just come in sight.
func (s *Screen) finish() bool {
	m := &s.motion
	hidden := m.arrest != nil || m.late > 0 || m.typing.on()
	m.arrest, m.late, m.typing = nil, 0, typing{}
	return hidden
}

// finishes reports whether a key is only to have the passage whole: any but those that
// leave.
func (s *Screen) finishes(msg tea.KeyPressMsg) bool {
	return s.finish() && !key.Matches(msg, s.Keys.Quit) && !key.Matches(msg, s.Keys.Title)
}
