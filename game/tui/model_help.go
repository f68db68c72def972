package tui

import "slices"

// wantsHelp reports whether a key press is to show the keys of the screen on
// top, which knows nothing of it.
func (m *Model) wantsHelp(pressed string) bool {
	if _, types := m.top().(paster); types || pressed != helpKey {
		return false
	}
	for _, group := range m.top().keyMap(m.ctx).FullHelp() {
		for _, b := range group {
			if slices.Contains(b.Keys(), helpKey) {
				return false
			}
		}
	}
	return true
}
