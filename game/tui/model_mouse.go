package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/screen"
)

// mouse handles a click of the left button, and the wheel.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	t := m.ctx
	if !t.Settings.Mouse || t.Page.TooSmall() || m.loading.under || t.Waiting {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		m.turn(msg.Button)
	case tea.MouseClickMsg:
		if s, ok := m.top().(screen.Clicked); ok && msg.Button == tea.MouseLeft && t.Page.Holds(msg.X, msg.Y) && !m.aside(msg.X) {
			t.Notice = ""
			t.Race.FirstKey()
			cmd := m.do(s.Click(t, msg.Y-t.Page.Top))
			return tea.Batch(cmd, t.Race.File(), t.Timer.Keep(), m.animate())
		}
	}
	return nil
}

// aside reports whether a column of the terminal is beside the part of the screen on top
// that can be clicked.
func (m *Model) aside(x int) bool {
	s, sided := m.top().(screen.Sided)
	return sided && s.Aside(m.ctx, x-m.ctx.Page.Left)
}
