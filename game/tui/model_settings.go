package tui

import (
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/front"
)

// rekey names the keys anew if the interface's words are others than before, because
// another language was chosen.
func (m *Model) rekey() {
	if m.keyed == m.ctx.Phrases {
		return
	}
	m.keyed = m.ctx.Phrases
	m.keys = screen.NewRootKeys(m.keyed, m.ctx.Elsewhere)
	if m.title != nil {
		m.title.Keys = front.NewTitleKeys(m.keyed)
	}
	for _, open := range m.screens {
		if k, ok := open.(screen.Rekeyed); ok {
			k.Rekey(m.ctx)
		}
	}
}

func (m *Model) decided(msg screen.DecidedMsg) {
	if msg.Err != nil {
		m.ctx.Notice = phrases.Fill(m.ctx.Phrases.Settings.Unkept, "why", m.ctx.Phrases.Said(msg.Err.Error()))
	}
}
