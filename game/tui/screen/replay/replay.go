package replay

import (
	"slices"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/play"
)

// A Screen shows a run choice by choice, at a pace or by hand. The play screen draws
// it.
type Screen struct {
	moment
	Alone  bool // there is no screen below: leaving it leaves the program
	Demo   bool // any key leaves it, and so does its end
	keys   Keys
	Play   *play.Screen // draws the run
	shot   shot
	speed  int // an index of speeds
	ticket int // the number of the tick that is waited for
}

// Wide says that the page may have a column on both sides.
func (*Screen) Wide() {}

// speeds are how many times faster than its pace a run can be watched.
var speeds = [...]float64{0.25, 0.5, 1, 2, 4, 8, 16, 32}

// Speeds returns how many times faster than its pace a run can be watched, the slowest
// first.
func Speeds() []float64 { return slices.Clone(speeds[:]) }

const usualSpeed = 2 // an index of speeds

// New shows a run from its beginning. The action returned also begins it.
func New(c *screen.Context, tape keep.Tape, p pace.Pace) screen.Action {
	s := makeReplay(c, tape, p)
	s.Playing = !c.Settings.ReducedMotion
	return screen.Action{Push: s, Cmd: s.wait(c)}
}

func makeReplay(c *screen.Context, tape keep.Tape, p pace.Pace) *Screen {
	tape.Run = tape.Run.Trim()
	steps := tape.Run.Steps()
	watched := play.New(c.Phrases)
	watched.Whole = true
	return &Screen{
		keys: NewKeys(c.Phrases), Play: watched, speed: usualSpeed,
		moment: moment{
			tape: tape, Run: tape.Run.To(0), Last: len(steps) - 1,
			Score: pace.NewScore(p, c.Words, steps), scenes: sceneBegins(c.Narrator, steps),
		},
	}
}

// On returns a table with the run as it is watched, and room for the line that
// says how far it is.
func (s *Screen) On(c *screen.Context) *screen.Context {
	watched := *c
	watched.Session = c.Watching(s.Run)
	watched.Page.Height--
	return &watched
}

func (s *Screen) Arrange(c *screen.Context) {
	watched := s.On(c)
	moved, offset := s.Play.Shown != s.Run.Now(), s.Play.Offset
	s.Play.Arrange(watched)
	if s.AtEnd() {
		s.close(watched, moved)
	}
	if !moved {
		s.Play.Scroll(watched, offset-s.Play.Offset)
	}
	from, to := screen.NewChooser(s.Play.Chooser.Entries).Cursor, s.nextEntry(c)
	s.shot = newShot(s.Score.Spans[s.At()], len(s.Play.Lines), s.Play.Layout(watched).Passage, from, to)
	s.pose(watched, from, to)
	s.enableKeys(c)
}

// close puts the entries of the end in the place of the choices.
func (s *Screen) close(watched *screen.Context, moved bool) {
	if moved {
		s.Play.Chooser = screen.NewChooser(s.endEntries(watched))
	}
	s.Play.Lines = append(s.Play.Lines, s.endCard(watched)...)
}

// nextEntry returns which of the choices is taken next.
func (s *Screen) nextEntry(c *screen.Context) int {
	next, ok := s.Run.Forward()
	if !ok {
		return s.Play.Chooser.Cursor
	}
	first := c.Story.Nodes[s.Run.Now().State.Node].First
	for i, o := range c.Story.Options(&s.Run.Now().State, nil) {
		if o.Choice == int(next.Now().Choice-first) {
			return i
		}
	}
	return s.Play.Chooser.Cursor
}

// pose sets view and cursor for this time. While nothing plays, the cursor is on the
// choice that is taken next, and the view stays as the viewer left it.
func (s *Screen) pose(watched *screen.Context, from, to int) {
	if !s.Playing {
		s.Play.Chooser.Cursor = to
		return
	}
	line, moved := s.shot.at(s.Into)
	s.Play.Scroll(watched, line-s.Play.Offset)
	if !s.AtEnd() {
		s.Play.Chooser.Cursor = from + moved
	}
}

func (s *Screen) Update(c *screen.Context, msg tea.Msg) screen.Action {
	var a screen.Action
	switch msg := msg.(type) {
	case replayTick:
		a.Cmd = s.tick(c, msg)
		a.Pop = s.Demo && s.AtEnd() && !s.Playing
	case tea.KeyPressMsg:
		if s.Demo {
			return screen.Action{Pop: true}
		}
		a = s.press(c, msg)
	default:
		return a
	}
	s.Arrange(c)
	return a
}

func (s *Screen) press(c *screen.Context, msg tea.KeyPressMsg) screen.Action {
	switch {
	case key.Matches(msg, s.keys.Pause):
		return screen.Action{Cmd: s.Pause(c)}
	case key.Matches(msg, s.keys.Forward):
		return screen.Action{Cmd: s.jump(c, s.At()+1)}
	case key.Matches(msg, s.keys.Back):
		return screen.Action{Cmd: s.jump(c, s.At()-1)}
	case key.Matches(msg, s.keys.NextScene):
		return screen.Action{Cmd: s.jump(c, s.nextScene())}
	case key.Matches(msg, s.keys.PrevScene):
		return screen.Action{Cmd: s.jump(c, s.prevScene())}
	case key.Matches(msg, s.keys.First):
		return screen.Action{Cmd: s.jump(c, 0)}
	case key.Matches(msg, s.keys.Last):
		s.Playing = false
		return screen.Action{Cmd: s.jump(c, s.Last)}
	case key.Matches(msg, s.keys.Faster):
		return screen.Action{Cmd: s.hurry(c, 1)}
	case key.Matches(msg, s.keys.Slower):
		return screen.Action{Cmd: s.hurry(c, -1)}
	default:
		return s.pressElse(c, msg)
	}
}

// pressElse handles the keys that read, choose and leave.
func (s *Screen) pressElse(c *screen.Context, msg tea.KeyPressMsg) screen.Action {
	switch {
	case key.Matches(msg, s.keys.Take):
		return s.take(c)
	case key.Matches(msg, s.keys.Digit):
		if s.AtEnd() {
			return s.Play.Chooser.Take(c, int(msg.String()[0]-'1'))
		}
	case key.Matches(msg, s.keys.TakeOver):
		return s.takeOver(c)
	case key.Matches(msg, s.keys.Scenes):
		return s.aside(newReplayScenes(c, s))
	case key.Matches(msg, s.keys.Dossier):
		return s.aside(screen.NewDossier(c))
	case key.Matches(msg, s.keys.Log):
		return s.aside(screen.NewLog(c))
	case key.Matches(msg, s.keys.Help):
		return s.aside(screen.NewHelp(c, s.keys))
	case key.Matches(msg, s.keys.Close):
		return s.leave()
	default:
		s.read(c, msg)
	}
	return screen.Action{}
}

// read scrolls the passage, or moves among the entries of the end. It pauses the
// replay, because somebody who scrolls by hand reads by himself.
func (s *Screen) read(c *screen.Context, msg tea.KeyPressMsg) {
	watched := s.On(c)
	page := max(1, s.Play.Layout(watched).Passage-1)
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
	s.Playing = false
	if s.AtEnd() && (by == 1 || by == -1) {
		s.Play.Chooser.Move(by)
		return
	}
	s.Play.Scroll(watched, by)
}

// take takes the next choice, or, at the end, the entry under the cursor; there it
// first reads on, as long as there is more.
func (s *Screen) take(c *screen.Context) screen.Action {
	if !s.AtEnd() {
		return screen.Action{Cmd: s.jump(c, s.At()+1)}
	}
	watched := s.On(c)
	if page := s.Play.Layout(watched).Passage; s.Play.Offset+page < len(s.Play.Lines) {
		s.Playing = false
		s.Play.Scroll(watched, max(1, page-1))
		return screen.Action{}
	}
	return s.Play.Chooser.Take(c, s.Play.Chooser.Cursor)
}

func (s *Screen) leave() screen.Action { return screen.Action{Pop: !s.Alone, Quit: s.Alone} }

// enableKeys lets the help show only the keys that do something now.
func (s *Screen) enableKeys(c *screen.Context) {
	s.keys.Pause.SetEnabled(!s.AtEnd() || s.Playing)
	s.keys.Forward.SetEnabled(!s.AtEnd())
	s.keys.NextScene.SetEnabled(!s.AtEnd())
	s.keys.Last.SetEnabled(!s.AtEnd())
	s.keys.Back.SetEnabled(s.At() > 0)
	s.keys.PrevScene.SetEnabled(s.At() > 0)
	s.keys.First.SetEnabled(s.At() > 0)
	s.keys.Digit.SetEnabled(s.AtEnd())
	moves := !c.Settings.ReducedMotion && (!s.AtEnd() || s.Playing)
	s.keys.Faster.SetEnabled(moves)
	s.keys.Slower.SetEnabled(moves)
	_, ended := s.Run.Now().State.Ended()
	s.keys.TakeOver.SetEnabled(!ended)
}

func (s *Screen) KeyMap(*screen.Context) help.KeyMap { return s.keys }
