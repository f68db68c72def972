package replay

import (
	"time"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/play"
)

// A Screen shows a run choice by choice, at a pace or by hand. It draws
// what the play screen draws.
type Screen struct {
	tape  keep.Tape
	Alone bool // there is no screen below: leaving it leaves the program
	keys  Keys
	Play  *play.Screen
	Run   playthrough.Run // where it is watched; what comes behind is taken back in it

	Last   int // how many choices there are
	Score  pace.Score
	scenes []int // the steps with which scenes begin

	shot    shot
	Into    time.Duration // how long the step has been shown
	Playing bool
	speed   int // an index of speeds
	ticket  int // which tick is waited for
}

// Speeds are how many times faster than its pace a run can be watched.
var Speeds = [...]float64{0.25, 0.5, 1, 2, 4, 8, 16, 32}

const usualSpeed = 2 // an index of speeds

// New shows a run from its beginning. What it returns also begins it.
func New(t *screen.Context, tape keep.Tape, p pace.Pace) screen.Action {
	s := makeReplay(t, tape, p)
	s.Playing = !t.Settings.ReducedMotion
	return screen.Action{Push: s, Cmd: s.wait(t)}
}

func makeReplay(t *screen.Context, tape keep.Tape, p pace.Pace) *Screen {
	tape.Run = tape.Run.Trim()
	steps := tape.Run.Steps()
	return &Screen{
		tape: tape, keys: NewKeys(t.Phrases), Play: play.New(t.Phrases),
		Run: tape.Run.To(0), Last: len(steps) - 1,
		Score: pace.NewScore(p, t.Words, steps), scenes: sceneBegins(t.Narrator, steps), speed: usualSpeed,
	}
}

// sceneBegins returns the steps with which a run comes to another scene, the
// beginning among them.
func sceneBegins(t *phrases.Narrator, steps []*playthrough.Step) []int {
	var begins []int
	scene := phrases.NoScene
	for i, step := range steps {
		if at := int(t.Story.Nodes[step.State.Node].Scene); at != scene {
			scene = at
			begins = append(begins, i)
		}
	}
	return begins
}

// On returns a table with the run as it is watched, and room for the line that
// says how far it is.
func (s *Screen) On(t *screen.Context) *screen.Context {
	watched := *t
	watched.Session = t.Watching(s.Run)
	watched.Page.Height--
	return &watched
}

func (s *Screen) At() int { return s.Run.Choices() }

func (s *Screen) AtEnd() bool { return s.At() == s.Last }

func (s *Screen) Arrange(t *screen.Context) {
	watched := s.On(t)
	moved, offset := s.Play.Shown != s.Run.Now(), s.Play.Offset
	s.Play.Arrange(watched)
	if s.AtEnd() {
		s.close(watched, moved)
	}
	if !moved {
		s.Play.Scroll(watched, offset-s.Play.Offset)
	}
	from, to := screen.NewChooser(s.Play.Chooser.Entries).Cursor, s.nextEntry(t)
	s.shot = newShot(s.Score.Spans[s.At()], len(s.Play.Lines), s.Play.Layout(watched).Passage, from, to)
	s.pose(watched, from, to)
	s.enableKeys(t)
}

// close puts what can be done at the end in the place of the choices.
func (s *Screen) close(watched *screen.Context, moved bool) {
	if moved {
		s.Play.Chooser = screen.NewChooser(s.endEntries(watched))
	}
	s.Play.Lines = append(s.Play.Lines, s.endCard(watched)...)
}

// nextEntry returns which of the choices is taken next.
func (s *Screen) nextEntry(t *screen.Context) int {
	next, ok := s.Run.Forward()
	if !ok {
		return s.Play.Chooser.Cursor
	}
	first := t.Story.Nodes[s.Run.Now().State.Node].First
	for i, o := range t.Story.Options(&s.Run.Now().State, nil) {
		if o.Choice == int(next.Now().Choice-first) {
			return i
		}
	}
	return s.Play.Chooser.Cursor
}

// pose puts view and cursor where they are at this time. Where nothing plays,
// the cursor is on what is taken next, and the view is the viewer's.
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

func (s *Screen) Update(t *screen.Context, msg tea.Msg) screen.Action {
	var a screen.Action
	switch msg := msg.(type) {
	case replayTick:
		a.Cmd = s.tick(t, msg)
	case tea.KeyPressMsg:
		a = s.press(t, msg)
	default:
		return a
	}
	s.Arrange(t)
	return a
}

func (s *Screen) press(t *screen.Context, msg tea.KeyPressMsg) screen.Action {
	switch {
	case key.Matches(msg, s.keys.Pause):
		return screen.Action{Cmd: s.Pause(t)}
	case key.Matches(msg, s.keys.Forward):
		return screen.Action{Cmd: s.jump(t, s.At()+1)}
	case key.Matches(msg, s.keys.Back):
		return screen.Action{Cmd: s.jump(t, s.At()-1)}
	case key.Matches(msg, s.keys.NextScene):
		return screen.Action{Cmd: s.jump(t, s.nextScene())}
	case key.Matches(msg, s.keys.PrevScene):
		return screen.Action{Cmd: s.jump(t, s.prevScene())}
	case key.Matches(msg, s.keys.First):
		return screen.Action{Cmd: s.jump(t, 0)}
	case key.Matches(msg, s.keys.Last):
		s.Playing = false
		return screen.Action{Cmd: s.jump(t, s.Last)}
	case key.Matches(msg, s.keys.Faster):
		return screen.Action{Cmd: s.hurry(t, 1)}
	case key.Matches(msg, s.keys.Slower):
		return screen.Action{Cmd: s.hurry(t, -1)}
	default:
		return s.pressElse(t, msg)
	}
}

// pressElse handles the keys that read, choose and leave.
func (s *Screen) pressElse(t *screen.Context, msg tea.KeyPressMsg) screen.Action {
	switch {
	case key.Matches(msg, s.keys.Take):
		return s.take(t)
	case key.Matches(msg, s.keys.Digit):
		if s.AtEnd() {
			return s.Play.Chooser.Take(t, int(msg.String()[0]-'1'))
		}
	case key.Matches(msg, s.keys.TakeOver):
		return s.takeOver(t)
	case key.Matches(msg, s.keys.Scenes):
		return s.aside(newReplayScenes(t, s))
	case key.Matches(msg, s.keys.Dossier):
		return s.aside(screen.NewDossier(t))
	case key.Matches(msg, s.keys.Log):
		return s.aside(screen.NewLog(t))
	case key.Matches(msg, s.keys.Help):
		return s.aside(screen.NewHelp(t, s.keys))
	case key.Matches(msg, s.keys.Close):
		return s.leave()
	default:
		s.read(t, msg)
	}
	return screen.Action{}
}

// read scrolls the passage, or moves among what can be done at the end. Who
// reads by hand is not read to: it pauses.
func (s *Screen) read(t *screen.Context, msg tea.KeyPressMsg) {
	watched := s.On(t)
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

// take takes the next choice, or, at the end, what is under the cursor; there it
// first reads on, as long as there is more.
func (s *Screen) take(t *screen.Context) screen.Action {
	if !s.AtEnd() {
		return screen.Action{Cmd: s.jump(t, s.At()+1)}
	}
	watched := s.On(t)
	if page := s.Play.Layout(watched).Passage; s.Play.Offset+page < len(s.Play.Lines) {
		s.Playing = false
		s.Play.Scroll(watched, max(1, page-1))
		return screen.Action{}
	}
	return s.Play.Chooser.Take(t, s.Play.Chooser.Cursor)
}

func (s *Screen) leave() screen.Action { return screen.Action{Pop: !s.Alone, Quit: s.Alone} }

// enableKeys lets the help show only the keys that do something now.
func (s *Screen) enableKeys(t *screen.Context) {
	s.keys.Pause.SetEnabled(!s.AtEnd() || s.Playing)
	s.keys.Forward.SetEnabled(!s.AtEnd())
	s.keys.NextScene.SetEnabled(!s.AtEnd())
	s.keys.Last.SetEnabled(!s.AtEnd())
	s.keys.Back.SetEnabled(s.At() > 0)
	s.keys.PrevScene.SetEnabled(s.At() > 0)
	s.keys.First.SetEnabled(s.At() > 0)
	s.keys.Digit.SetEnabled(s.AtEnd())
	moves := !t.Settings.ReducedMotion && (!s.AtEnd() || s.Playing)
	s.keys.Faster.SetEnabled(moves)
	s.keys.Slower.SetEnabled(moves)
	_, ended := s.Run.Now().State.Ended()
	s.keys.TakeOver.SetEnabled(!ended)
}

func (s *Screen) KeyMap(*screen.Context) help.KeyMap { return s.keys }
