package tui

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
)

// A rewindScreen lists every choice of the run, those taken back included, and
// goes to any of them.
type rewindScreen struct {
	keys    rewindKeys
	title   string
	chooser chooser
	opened  bool
}

func newRewind(t *Context) screen {
	return &rewindScreen{keys: newRewindKeys(t.phrases), title: t.phrases.Screens.Rewind}
}

// arrange lists the choices, with the cursor where the run stands. A list once
// opened stays as it is: nothing changes the run under it.
func (s *rewindScreen) arrange(t *Context) {
	if s.opened {
		return
	}
	s.opened = true
	steps, now := t.run.All()
	scene := noScene
	for i, step := range steps {
		e := entry{label: t.phrases.Screens.Start, take: func(t *Context) action { return action{cmd: t.rewind(i), pop: true} }}
		if step.Choice != game.NoChoice {
			e.label = t.words.Choices[step.Choice]
		}
		if at := int(t.story.Nodes[step.State.Node].Scene); at != scene {
			scene = at
			e.aside = t.words.Scenes[at].Title
		}
		if i > now {
			e.faded = true
			e.aside = t.phrases.Screens.TakenBack
		}
		s.chooser.entries = append(s.chooser.entries, e)
	}
	s.chooser.cursor = now
}

func (s *rewindScreen) update(t *Context, msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	page := max(1, s.height(t)-1)
	switch {
	case key.Matches(press, s.keys.Close):
		return action{pop: true}
	case key.Matches(press, s.keys.Take):
		return s.chooser.take(t, s.chooser.cursor)
	case key.Matches(press, s.keys.Digit):
		return s.chooser.takeShort(t, int(press.String()[0]-'0'))
	case key.Matches(press, s.keys.Up):
		s.chooser.move(-1)
	case key.Matches(press, s.keys.Down):
		s.chooser.move(1)
	case key.Matches(press, s.keys.PageUp):
		s.chooser.move(-page)
	case key.Matches(press, s.keys.PageDown):
		s.chooser.move(page)
	case key.Matches(press, s.keys.Top):
		s.chooser.move(-len(s.chooser.entries))
	case key.Matches(press, s.keys.Bottom):
		s.chooser.move(len(s.chooser.entries))
	}
	return action{}
}

func (s *rewindScreen) height(t *Context) int { return max(1, t.page.height-4) }

func (s *rewindScreen) view(t *Context) []string {
	width := t.page.width
	lines := append(make([]string, 0, t.page.height),
		t.styles.Title.Render(clip(s.title, width)), ruleWith(&t.styles, "", width))
	lines = append(lines, s.chooser.view(&t.styles, width, s.height(t))...)
	lines = append(lines, make([]string, max(0, 2+s.height(t)-len(lines)))...)
	return append(lines, ruleWith(&t.styles, "", width), helpLine(t, s.keys))
}

func (s *rewindScreen) keyMap(*Context) help.KeyMap { return s.keys }

// rewindKeys are the keys of the list of choices: those of a pager, whose lines
// can be taken.
type rewindKeys struct {
	Up, Down, PageUp, PageDown, Top, Bottom key.Binding
	Take, Digit, Close                      key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func newRewindKeys(p *Phrases) rewindKeys {
	k := newPagerKeys(p)
	k.move.SetHelp(k.move.Help().Key, p.Keys.Move)
	return rewindKeys{
		Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown, Top: k.Top, Bottom: k.Bottom,
		Take: bind("enter", p.Keys.GoThere, "enter"), Digit: bind("1-9", p.Keys.GoThere, newPlayKeys(p).Digit.Keys()...),
		Close: bind("esc", p.Keys.Close, "esc", "q", "w"),
		move:  k.move,
	}
}

// ShortHelp lists the keys of the help line.
func (k rewindKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Close} }

// FullHelp lists all keys, in columns.
func (k rewindKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down, k.PageDown, k.PageUp}, {k.Top, k.Bottom, k.Take, k.Digit, k.Close}}
}

func (s *rewindScreen) wheel(_ *Context, lines int) { s.chooser.move(lines) }

func (s *rewindScreen) click(t *Context, line int) action {
	return s.chooser.take(t, s.chooser.hit(&t.styles, t.page.width, s.height(t), line-2))
}
