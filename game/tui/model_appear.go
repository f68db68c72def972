package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/screen/play"
)

// appear lets the passage come in that is shown on the play screen, if it is
// new, and returns what lets more of it come. What was gone back to was read.
func (m *Model) appear() tea.Cmd {
	s, ok := m.top().(*play.Screen)
	if !ok || m.ctx.Page.TooSmall() {
		return nil
	}
	return s.Appear(m.ctx)
}
