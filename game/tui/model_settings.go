package tui

func (m *Model) decided(msg decidedMsg) {
	if msg.err != nil {
		m.ctx.notice = fill(m.ctx.phrases.Settings.Unkept, "why", clean(msg.err.Error()))
	}
}
