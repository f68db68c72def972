package tui

import (
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
)

func (m *Model) decided(msg screen.DecidedMsg) {
	if msg.Err != nil {
		m.ctx.Notice = phrases.Fill(m.ctx.Phrases.Settings.Unkept, "why", phrases.Clean(msg.Err.Error()))
	}
}
