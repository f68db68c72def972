package tui

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/screen"
)

// mouse handles the mouse: its movement, a click of the left button, and the wheel.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	t := m.ctx
	if !t.Settings.Mouse || t.Page.TooSmall() || m.loading.under || t.Waiting {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		m.turn(msg.Button)
		m.point(msg.X, msg.Y)
	case tea.MouseMotionMsg:
		m.point(msg.X, msg.Y)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return m.click(msg)
		}
	}
	return nil
}

// click takes what is under the mouse: a key of the help line, or a part of the screen on
// top.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	t := m.ctx
	if b, ok := m.keyUnder(msg.X, msg.Y); ok {
		if press, ok := pressOf(b); ok {
			return m.press(press)
		}
		return nil
	}
	s, ok := m.top().(screen.Clicked)
	if !ok || !t.Page.Holds(msg.X, msg.Y) || m.aside(msg.X) {
		return nil
	}
	t.Notice = ""
	t.Race.FirstKey()
	cmd := m.do(s.Click(t, msg.Y-t.Page.Top))
	if !t.Page.TooSmall() { // another screen may want more room
		m.point(msg.X, msg.Y)
	}
	return tea.Batch(cmd, t.Race.File(), t.Timer.Keep(), m.animate())
}

// point marks what a click would take.
func (m *Model) point(x, y int) {
	t := m.ctx
	t.Pointed = ""
	if b, ok := m.keyUnder(x, y); ok {
		if _, ok := pressOf(b); ok {
			t.Pointed = b.Help().Key
		}
	}
	s, ok := m.top().(screen.Pointed)
	switch {
	case !ok:
	case t.Page.Holds(x, y) && !m.aside(x):
		s.Point(t, y-t.Page.Top)
	default:
		s.Point(t, -1)
	}
}

// unpoint takes the mark away, because a key may change what is under the mouse.
func (m *Model) unpoint() {
	if m.ctx.Settings.Mouse && !m.ctx.Page.TooSmall() {
		m.point(-1, -1)
	}
}

// keyUnder returns the key of the help line, which is the page's last, at a place of the
// terminal.
func (m *Model) keyUnder(x, y int) (key.Binding, bool) {
	t := m.ctx
	if y-t.Page.Top != t.Page.Height-1 {
		return key.Binding{}, false
	}
	lines := m.top().View(t)
	if len(lines) != t.Page.Height {
		return key.Binding{}, false
	}
	return screen.KeyAt(t, m.top().KeyMap(t), lines[len(lines)-1], x-t.Page.Left)
}

// A namedKey is a key that types no letter: how it is called in a help line.
type namedKey struct {
	shown string
	code  rune
}

// namedKeys are the keys that type no letter, by the names by which they are bound.
var namedKeys = map[string]namedKey{
	"enter": {"enter", tea.KeyEnter}, "esc": {"esc", tea.KeyEscape}, "tab": {"tab", tea.KeyTab}, "space": {"space", tea.KeySpace},
	"up": {"↑", tea.KeyUp}, "down": {"↓", tea.KeyDown}, "left": {"←", tea.KeyLeft}, "right": {"→", tea.KeyRight},
	"pgup": {"pgup", tea.KeyPgUp}, "pgdown": {"pgdn", tea.KeyPgDown},
}

// pressOf returns the press of that key of a binding by which a help line calls it. There
// is none if it calls several, which do different things.
func pressOf(b key.Binding) (tea.KeyPressMsg, bool) {
	shown := b.Help().Key
	for _, name := range b.Keys() {
		if k, named := namedKeys[name]; named && k.shown == shown {
			return tea.KeyPressMsg{Code: k.code}, true
		}
		if r, size := utf8.DecodeRuneInString(name); size == len(name) && name == shown {
			return tea.KeyPressMsg{Code: r, Text: name}, true
		}
	}
	return tea.KeyPressMsg{}, false
}

// aside reports whether a column of the terminal is beside the part of the screen on top
// that can be clicked.
func (m *Model) aside(x int) bool {
	s, sided := m.top().(screen.Sided)
	return sided && s.Aside(m.ctx, x-m.ctx.Page.Left)
}
