package tui

import (
	"time"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
	"cobalt/game/playthrough"
)

// A replayScreen shows a run choice by choice, at a pace or by hand. It draws
// what the play screen draws.
type replayScreen struct {
	tape  keep.Tape
	alone bool // there is no screen below: leaving it leaves the program
	keys  replayKeys
	play  *playScreen
	run   playthrough.Run // where it is watched; what comes behind is taken back in it

	last   int // how many choices there are
	score  score
	scenes []int // the steps with which scenes begin

	shot    shot
	into    time.Duration // how long the step has been shown
	playing bool
	speed   int // an index of speeds
	ticket  int // which tick is waited for
}

// speeds are how many times faster than its pace a run can be watched.
var speeds = [...]float64{0.25, 0.5, 1, 2, 4, 8, 16, 32}

const usualSpeed = 2 // an index of speeds

// newReplay shows a run from its beginning. What it returns also begins it.
func newReplay(t *Context, tape keep.Tape, pace Pace) action {
	s := makeReplay(t, tape, pace)
	s.playing = !t.settings.ReducedMotion
	return action{push: s, cmd: s.wait(t)}
}

func makeReplay(t *Context, tape keep.Tape, pace Pace) *replayScreen {
	tape.Run = tape.Run.Trim()
	steps := tape.Run.Steps()
	return &replayScreen{
		tape: tape, keys: newReplayKeys(t.phrases), play: newPlayScreen(t.phrases),
		run: tape.Run.To(0), last: len(steps) - 1,
		score: newScore(pace, t.words, steps), scenes: sceneBegins(t.narrator, steps), speed: usualSpeed,
	}
}

// sceneBegins returns the steps with which a run comes to another scene, the
// beginning among them.
func sceneBegins(t *narrator, steps []*playthrough.Step) []int {
	var begins []int
	scene := noScene
	for i, step := range steps {
		if at := int(t.story.Nodes[step.State.Node].Scene); at != scene {
			scene = at
			begins = append(begins, i)
		}
	}
	return begins
}

// on returns a table with the run as it is watched, and room for the line that
// says how far it is.
func (s *replayScreen) on(t *Context) *Context {
	session, watched := *t.Session, *t
	session.run = s.run
	session.race, session.settings.Timer = nil, false // those are of the run that is played
	watched.Session = &session
	watched.page.height--
	return &watched
}

func (s *replayScreen) at() int { return s.run.Choices() }

func (s *replayScreen) atEnd() bool { return s.at() == s.last }

func (s *replayScreen) arrange(t *Context) {
	watched := s.on(t)
	moved, offset := s.play.shown != s.run.Now(), s.play.offset
	s.play.arrange(watched)
	if s.atEnd() {
		s.close(watched, moved)
	}
	if !moved {
		s.play.scroll(watched, offset-s.play.offset)
	}
	from, to := newChooser(s.play.chooser.entries).cursor, s.nextEntry(t)
	s.shot = newShot(s.score.spans[s.at()], len(s.play.lines), s.play.layout(watched).passage, from, to)
	s.pose(watched, from, to)
	s.enableKeys(t)
}

// close puts what can be done at the end in the place of the choices.
func (s *replayScreen) close(watched *Context, moved bool) {
	if moved {
		s.play.chooser = newChooser(s.endEntries(watched))
	}
	s.play.lines = append(s.play.lines, s.endCard(watched)...)
}

// nextEntry returns which of the choices is taken next.
func (s *replayScreen) nextEntry(t *Context) int {
	next, ok := s.run.Forward()
	if !ok {
		return s.play.chooser.cursor
	}
	first := t.story.Nodes[s.run.Now().State.Node].First
	for i, o := range t.story.Options(&s.run.Now().State, nil) {
		if o.Choice == int(next.Now().Choice-first) {
			return i
		}
	}
	return s.play.chooser.cursor
}

// pose puts view and cursor where they are at this time. Where nothing plays,
// the cursor is on what is taken next, and the view is the viewer's.
func (s *replayScreen) pose(watched *Context, from, to int) {
	if !s.playing {
		s.play.chooser.cursor = to
		return
	}
	line, moved := s.shot.at(s.into)
	s.play.scroll(watched, line-s.play.offset)
	if !s.atEnd() {
		s.play.chooser.cursor = from + moved
	}
}

func (s *replayScreen) update(t *Context, msg tea.Msg) action {
	var a action
	switch msg := msg.(type) {
	case replayTick:
		a.cmd = s.tick(t, msg)
	case tea.KeyPressMsg:
		a = s.press(t, msg)
	default:
		return a
	}
	s.arrange(t)
	return a
}

func (s *replayScreen) press(t *Context, msg tea.KeyPressMsg) action {
	switch {
	case key.Matches(msg, s.keys.Pause):
		return action{cmd: s.pause(t)}
	case key.Matches(msg, s.keys.Forward):
		return action{cmd: s.jump(t, s.at()+1)}
	case key.Matches(msg, s.keys.Back):
		return action{cmd: s.jump(t, s.at()-1)}
	case key.Matches(msg, s.keys.NextScene):
		return action{cmd: s.jump(t, s.nextScene())}
	case key.Matches(msg, s.keys.PrevScene):
		return action{cmd: s.jump(t, s.prevScene())}
	case key.Matches(msg, s.keys.First):
		return action{cmd: s.jump(t, 0)}
	case key.Matches(msg, s.keys.Last):
		s.playing = false
		return action{cmd: s.jump(t, s.last)}
	case key.Matches(msg, s.keys.Faster):
		return action{cmd: s.hurry(t, 1)}
	case key.Matches(msg, s.keys.Slower):
		return action{cmd: s.hurry(t, -1)}
	default:
		return s.pressElse(t, msg)
	}
}

// pressElse handles the keys that read, choose and leave.
func (s *replayScreen) pressElse(t *Context, msg tea.KeyPressMsg) action {
	switch {
	case key.Matches(msg, s.keys.Take):
		return s.take(t)
	case key.Matches(msg, s.keys.Digit):
		if s.atEnd() {
			return s.play.chooser.take(t, int(msg.String()[0]-'1'))
		}
	case key.Matches(msg, s.keys.TakeOver):
		return s.takeOver(t)
	case key.Matches(msg, s.keys.Scenes):
		return s.aside(newReplayScenes(t, s))
	case key.Matches(msg, s.keys.Dossier):
		return s.aside(newDossier(t))
	case key.Matches(msg, s.keys.Log):
		return s.aside(newLog(t))
	case key.Matches(msg, s.keys.Help):
		return s.aside(newHelp(t, s.keys))
	case key.Matches(msg, s.keys.Close):
		return s.leave()
	default:
		s.read(t, msg)
	}
	return action{}
}

// read scrolls the passage, or moves among what can be done at the end. Who
// reads by hand is not read to: it pauses.
func (s *replayScreen) read(t *Context, msg tea.KeyPressMsg) {
	watched := s.on(t)
	page := max(1, s.play.layout(watched).passage-1)
	var by int
	switch {
	case key.Matches(msg, s.keys.Up):
		by = -1
	case key.Matches(msg, s.keys.Down):
		by = 1
	case key.Matches(msg, s.keys.ReadOn):
		by = page
	case key.Matches(msg, s.keys.ReadBack):
		by = -page
	default:
		return
	}
	s.playing = false
	if s.atEnd() && (by == 1 || by == -1) {
		s.play.chooser.move(by)
		return
	}
	s.play.scroll(watched, by)
}

// take takes the next choice, or, at the end, what is under the cursor; there it
// first reads on, as long as there is more.
func (s *replayScreen) take(t *Context) action {
	if !s.atEnd() {
		return action{cmd: s.jump(t, s.at()+1)}
	}
	watched := s.on(t)
	if page := s.play.layout(watched).passage; s.play.offset+page < len(s.play.lines) {
		s.playing = false
		s.play.scroll(watched, max(1, page-1))
		return action{}
	}
	return s.play.chooser.take(t, s.play.chooser.cursor)
}

func (s *replayScreen) leave() action { return action{pop: !s.alone, quit: s.alone} }

// enableKeys lets the help show only the keys that do something now.
func (s *replayScreen) enableKeys(t *Context) {
	s.keys.Pause.SetEnabled(!s.atEnd() || s.playing)
	s.keys.Forward.SetEnabled(!s.atEnd())
	s.keys.NextScene.SetEnabled(!s.atEnd())
	s.keys.Last.SetEnabled(!s.atEnd())
	s.keys.Back.SetEnabled(s.at() > 0)
	s.keys.PrevScene.SetEnabled(s.at() > 0)
	s.keys.First.SetEnabled(s.at() > 0)
	s.keys.Digit.SetEnabled(s.atEnd())
	moves := !t.settings.ReducedMotion && (!s.atEnd() || s.playing)
	s.keys.Faster.SetEnabled(moves)
	s.keys.Slower.SetEnabled(moves)
	_, ended := s.run.Now().State.Ended()
	s.keys.TakeOver.SetEnabled(!ended)
}

func (s *replayScreen) keyMap(*Context) help.KeyMap { return s.keys }
