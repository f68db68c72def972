package screen

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// A Rewind lists every choice of the run, those taken back included, and
// goes to any of them.
type Rewind struct {
	Keys    RewindKeys
	Title   string
	Chooser Chooser
	Opened  bool
}

func NewRewind(t *Context) Screen {
	return &Rewind{Keys: NewRewindKeys(t.Phrases), Title: t.Phrases.Screens.Rewind}
}

// Arrange lists the choices, with the cursor where the run stands. A list once
// opened stays as it is: nothing changes the run under it.
func (s *Rewind) Arrange(t *Context) {
	if s.Opened {
		return
	}
	s.Opened = true
	steps, now := t.Run.All()
	scene := phrases.NoScene
	for i, step := range steps {
		e := Entry{Label: t.Phrases.Screens.Start, Take: func(t *Context) Action { return Action{Cmd: t.Rewind(i), Pop: true} }}
		if step.Choice != game.NoChoice {
			e.Label = t.Words.Choices[step.Choice]
		}
		if at := int(t.Story.Nodes[step.State.Node].Scene); at != scene {
			scene = at
			e.Aside = t.Words.Scenes[at].Title
		}
		if i > now {
			e.Faded = true
			e.Aside = t.Phrases.Screens.TakenBack
		}
		s.Chooser.Entries = append(s.Chooser.Entries, e)
	}
	s.Chooser.Cursor = now
}

func (s *Rewind) Update(t *Context, msg tea.Msg) Action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Action{}
	}
	page := max(1, s.height(t)-1)
	switch {
	case key.Matches(press, s.Keys.Close):
		return Action{Pop: true}
	case key.Matches(press, s.Keys.Take):
		return s.Chooser.Take(t, s.Chooser.Cursor)
	case key.Matches(press, s.Keys.Digit):
		return s.Chooser.takeShort(t, int(press.String()[0]-'0'))
	case key.Matches(press, s.Keys.Up):
		s.Chooser.Move(-1)
	case key.Matches(press, s.Keys.Down):
		s.Chooser.Move(1)
	case key.Matches(press, s.Keys.PageUp):
		s.Chooser.Move(-page)
	case key.Matches(press, s.Keys.PageDown):
		s.Chooser.Move(page)
	case key.Matches(press, s.Keys.Top):
		s.Chooser.Move(-len(s.Chooser.Entries))
	case key.Matches(press, s.Keys.Bottom):
		s.Chooser.Move(len(s.Chooser.Entries))
	}
	return Action{}
}

func (s *Rewind) height(t *Context) int { return max(1, t.Page.Height-4) }

func (s *Rewind) View(t *Context) []string {
	width := t.Page.Width
	lines := append(make([]string, 0, t.Page.Height),
		t.Styles.Title.Render(widget.Clip(s.Title, width)), widget.RuleWith(&t.Styles, "", width))
	lines = append(lines, s.Chooser.View(&t.Styles, width, s.height(t))...)
	lines = append(lines, make([]string, max(0, 2+s.height(t)-len(lines)))...)
	return append(lines, widget.RuleWith(&t.Styles, "", width), HelpLine(t, s.Keys))
}

func (s *Rewind) KeyMap(*Context) help.KeyMap { return s.Keys }

// RewindKeys are the keys of the list of choices: those of a pager, whose lines
// can be taken.
type RewindKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Take, Digit, Close                      key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func NewRewindKeys(p *phrases.Phrases) RewindKeys {
	k := NewPagerKeys(p)
	return RewindKeys{
		Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown, Top: k.Top, Bottom: k.Bottom,
		Take: Bind("enter", p.Keys.GoThere, "enter"), Digit: Bind("1-9", p.Keys.GoThere, NewMenuKeys(p).Digit.Keys()...),
		Close: Bind("esc", p.Keys.Close, "esc", "q", "w"),
		move:  MoveKey(p.Keys.Move),
	}
}

// ShortHelp lists the keys of the help line.
func (k RewindKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Close} }

// FullHelp lists all keys, in columns.
func (k RewindKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp}, {k.Top, k.Bottom, k.Take, k.Digit, k.Close}}
}

func (s *Rewind) Wheel(_ *Context, lines int) { s.Chooser.Move(lines) }

func (s *Rewind) Click(t *Context, line int) Action {
	return s.Chooser.Take(t, s.Chooser.Hit(&t.Styles, t.Page.Width, s.height(t), line-2))
}
