package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/play"
)

// animate lets what is new on the play screen move, and returns the command for the
// next beat.
func (m *Model) animate() tea.Cmd {
	s, ok := m.top().(*play.Screen)
	if !ok || m.ctx.Page.TooSmall() {
		return nil
	}
	return s.Animate(m.ctx)
}

// beat lets a play screen move on, as long as it is to be seen.
func (m *Model) beat(msg play.BeatMsg) tea.Cmd {
	if m.top() != screen.Screen(msg.Screen) || m.ctx.Page.TooSmall() {
		msg.Screen.Rest()
		return nil
	}
	return m.delegate(msg)
}
