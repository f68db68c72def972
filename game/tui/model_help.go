package tui

import (
	"slices"

	"cobalt/game/tui/screen"
)

// wantsHelp reports whether a key press is to show the keys of the screen on
// top, which knows nothing of it.
func (m *Model) wantsHelp(pressed string) bool {
	if _, types := m.top().(screen.Paster); types || pressed != screen.HelpKey {
		return false
	}
	for _, group := range m.top().KeyMap(m.ctx).FullHelp() {
		for _, b := range group {
			if slices.Contains(b.Keys(), screen.HelpKey) {
				return false
			}
		}
	}
	return true
}
