package tui

import (
	"slices"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// dialogKeys are the keys of a question with a few answers.
type dialogKeys struct {
	Up, Down, Take, Digit, Close key.Binding

	move key.Binding // Up and Down as one, for the help line
}

func newDialogKeys(p *Phrases) dialogKeys {
	k := newPlayKeys(p)
	return dialogKeys{Up: k.Up, Down: k.Down, Take: k.Take, Digit: k.Digit, move: k.move, Close: bind("esc", p.Missions.Keys.Cancel, "esc", "q")}
}

// ShortHelp lists the keys of the help line.
func (k dialogKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Close} }

// FullHelp lists all keys, in columns.
func (k dialogKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down}, {k.Take, k.Digit, k.Close}}
}

// answer chooses among the answers, or leaves without one.
func (k dialogKeys) answer(t *Context, msg tea.Msg, answers *chooser) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	if key.Matches(press, k.Close) {
		return action{pop: true}
	}
	a, _ := answers.press(t, press, k.Up, k.Down, k.Take, k.Digit)
	return a
}

// A dialogScreen asks something: a few lines, and answers to choose from.
type dialogScreen struct {
	keys    dialogKeys
	title   string
	text    string
	chooser chooser
}

func newDialog(t *Context, title, text string, entries []entry) *dialogScreen {
	return &dialogScreen{keys: newDialogKeys(t.phrases), title: title, text: text, chooser: newChooser(entries)}
}

func (s *dialogScreen) arrange(*Context) {}

func (s *dialogScreen) update(t *Context, msg tea.Msg) action {
	return s.keys.answer(t, msg, &s.chooser)
}

// view draws the text, and the answers below it: at the page's foot where both
// do not fit, over the text's end.
func (s *dialogScreen) view(t *Context) []string {
	height := max(1, t.page.height-4)
	text := paragraph(t, s.text)
	answers := s.chooser.view(&t.styles, t.page.width, height)
	text = text[:max(0, min(len(text), height-len(answers)-1))]
	return frame(t, s.title, "", s.keys, slices.Concat(text, []string{""}, answers))
}

func (s *dialogScreen) keyMap(*Context) help.KeyMap { return s.keys }
