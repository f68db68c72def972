package tui

import (
	tea "charm.land/bubbletea/v2"
)

// wheelLines is how far a turn of the wheel scrolls.
const wheelLines = 3

// mouse handles a click of the left button, and the wheel.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	t := m.ctx
	if !t.settings.Mouse || t.page.tooSmall() || m.loading.under || t.waiting {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		m.turn(msg.Button)
	case tea.MouseClickMsg:
		if s, ok := m.top().(clicked); ok && msg.Button == tea.MouseLeft && t.page.holds(msg.X, msg.Y) {
			t.notice = ""
			t.firstKey()
			cmd := m.do(s.click(t, msg.Y-t.page.top))
			return tea.Batch(cmd, t.file(), t.keepTime(), m.appear())
		}
	}
	return nil
}

// turn scrolls the screen on top by the wheel.
func (m *Model) turn(button tea.MouseButton) {
	s, ok := m.top().(wheeled)
	if !ok {
		return
	}
	switch button {
	case tea.MouseWheelUp:
		s.wheel(m.ctx, -wheelLines)
	case tea.MouseWheelDown:
		s.wheel(m.ctx, wheelLines)
	}
}
