package screen

import (
	"slices"
	"strings"

	"cobalt/game/tui/phrases"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// DialogKeys are the keys of a question with a few answers.
type DialogKeys struct {
	Up, Down, Take, Digit, Close key.Binding

	move key.Binding // Up and Down as one, for the help line
}

// NewDialogKeys returns the keys of a question.
func NewDialogKeys(p *phrases.Phrases) DialogKeys {
	k := NewMenuKeys(p)
	return DialogKeys{Up: k.Up, Down: k.Down, Take: k.Take, Digit: k.Digit, move: k.move, Close: Bind("esc", p.Missions.Keys.Cancel, "esc", "q")}
}

// ShortHelp lists the keys of the help line.
func (k DialogKeys) ShortHelp() []key.Binding { return []key.Binding{k.Take, k.move, k.Close} }

// FullHelp lists all keys, in columns.
func (k DialogKeys) FullHelp() [][]key.Binding {
	return [][]key.Binding{{k.Up, k.Down}, {k.Take, k.Digit, k.Close}}
}

// Answer chooses among the answers, or leaves without one.
func (k DialogKeys) Answer(c *Context, msg tea.Msg, answers *Chooser) Action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Action{}
	}
	if key.Matches(press, k.Close) {
		return Action{Pop: true}
	}
	a, _ := answers.Press(c, press, k.Up, k.Down, k.Take, k.Digit)
	return a
}

// A Dialog asks something: a few lines, and answers to choose from.
type Dialog struct {
	keys    DialogKeys
	title   string
	text    string
	chooser Chooser
}

// NewDialog asks a question. The cursor is on the first answer that can be taken.
func NewDialog(c *Context, title, text string, entries []Entry) *Dialog {
	return &Dialog{keys: NewDialogKeys(c.Phrases), title: title, text: text, chooser: NewChooser(entries)}
}

func (s *Dialog) Arrange(*Context) {}

func (s *Dialog) Update(c *Context, msg tea.Msg) Action {
	return s.keys.Answer(c, msg, &s.chooser)
}

// View draws the text, and the answers below it. If both do not fit, the text loses
// sentences from its end, and then the answers scroll.
func (s *Dialog) View(c *Context) []string {
	text := s.told(c)
	answers := s.chooser.View(c.Styles, c.Page.Width, s.height(c)-len(text))
	return Frame(c, s.title, "", s.keys, slices.Concat(text, answers))
}

// height is the number of rows for the text, the blank row below it and the answers.
func (s *Dialog) height(c *Context) int { return max(2, c.Page.Height-4) }

// told returns the lines of the text that are shown, with the blank one below them: as
// many sentences as fit above the answers, and at least the first one if the tallest
// answer fits below it.
func (s *Dialog) told(c *Context) []string {
	all, tallest := s.chooser.Rows(c.Page.Width)
	text, rows := s.text, s.height(c)-1
	lines := Paragraph(c, text)
	for len(lines) > rows-all {
		shorter := withoutLast(text)
		if shorter == text {
			lines = lines[:min(len(lines), max(0, rows-tallest))]
			break
		}
		text, lines = shorter, Paragraph(c, shorter)
	}
	return append(lines, "")
}

// withoutLast returns a text without its last sentence, or the text if it has only one.
func withoutLast(text string) string {
	for i := len(text) - 1; i > 0; i-- {
		if text[i] == ' ' && strings.IndexByte(".?!", text[i-1]) >= 0 {
			return text[:i]
		}
	}
	return text
}

func (s *Dialog) Click(c *Context, line int) Action { return s.chooser.Take(c, s.hit(c, line)) }

func (s *Dialog) Point(c *Context, line int) { s.chooser.Point(s.hit(c, line)) }

// hit returns the answer on a line of the page, or -1.
func (s *Dialog) hit(c *Context, line int) int {
	above := len(s.told(c))
	return s.chooser.Hit(c.Styles, c.Page.Width, s.height(c)-above, line-2-above)
}

func (s *Dialog) KeyMap(*Context) help.KeyMap { return s.keys }
