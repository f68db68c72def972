package tui

import tea "charm.land/bubbletea/v2"

// appear lets the passage come in that is shown on the play screen, if it is
// new, and returns what lets more of it come. What was gone back to was read.
func (m *Model) appear() tea.Cmd {
	s, ok := m.top().(*playScreen)
	if !ok || m.ctx.page.tooSmall() {
		return nil
	}
	return s.appear(m.ctx)
}
