package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/screen/play"
)

// appear lets a new passage on the play screen come in, and returns the command that
// lets more of it come. A passage that the player went back to is shown at once.
func (m *Model) appear() tea.Cmd {
	s, ok := m.top().(*play.Screen)
	if !ok || m.ctx.Page.TooSmall() {
		return nil
	}
	return s.Appear(m.ctx)
}
