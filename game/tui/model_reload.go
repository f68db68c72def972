package tui

import (
	tea "charm.land/bubbletea/v2"
)

// A reloadedMsg brings a reload together with its pictures.
type reloadedMsg struct {
	reloadMsg
	gallery gallery
}

// watchReloads returns the command that waits for the first reload. There is none
// before the story itself.
func (m *Model) watchReloads() tea.Cmd {
	if m.loading.under {
		return nil
	}
	return m.nextReload()
}

// nextReload returns the command that waits for the next reload, if the story is
// watched.
func (m *Model) nextReload() tea.Cmd {
	w := m.reloading
	if w == nil {
		return nil
	}
	return func() tea.Msg {
		msg := reloadedMsg{reloadMsg: w.wait()}
		if msg.Story != nil {
			msg.gallery = hang(msg.Art, artPaths(msg.Words))
		}
		return msg
	}
}

// reloaded takes a reload up, or shows its faults.
func (m *Model) reloaded(msg reloadedMsg) tea.Cmd {
	switch {
	case m.reloading.over():
		return nil
	case msg.err != nil:
		m.ctx.notice = fill(m.ctx.phrases.Edits.Over, "why", clean(msg.err.Error()))
		return nil
	case msg.Story == nil:
		m.showFaults(msg.Faults)
		return m.nextReload()
	}
	spot := m.spot()
	notice, err := m.reloading.takeUp(m.ctx.Session, msg.Reload)
	if err != nil {
		m.showFaults([]string{err.Error()})
		return m.nextReload()
	}
	m.ctx.gallery = msg.gallery
	m.forget(notice != "")
	m.top().arrange(m.ctx)
	m.restore(spot)
	if notice != "" {
		m.ctx.notice = notice
	}
	return m.nextReload()
}

// A spot is where the player reads.
type spot struct {
	node           string
	choices        int
	offset, cursor int
}

// spot returns where the player reads, on the play screen.
func (m *Model) spot() spot {
	s, plays := m.stack[0].(*playScreen)
	if !plays {
		return spot{}
	}
	t := m.ctx
	return spot{t.story.NodeRef(t.run.Now().State.Node), t.run.Choices(), s.offset, s.chooser.cursor}
}

// restore scrolls back to where the player read, where the run stands there
// still.
func (m *Model) restore(was spot) {
	s, plays := m.stack[0].(*playScreen)
	now := m.spot()
	if !plays || m.top() != screen(s) || now.node != was.node || now.choices != was.choices {
		return
	}
	s.scroll(m.ctx, was.offset-s.offset)
	s.chooser.cursor = max(0, min(was.cursor, len(s.chooser.entries)-1))
}

// showFaults shows the faults of a reload, in the place of those of the one before.
func (m *Model) showFaults(faults []string) {
	m.forget(false)
	m.ctx.notice = ""
	m.push(newFaults(m.ctx, faults))
}

// forget closes the screen of faults; with everything it closes all screens above
// the first, because they show another state of the story.
func (m *Model) forget(everything bool) {
	kept := m.stack[:1:1]
	for _, s := range m.stack[1:] {
		if _, faults := s.(*faultsScreen); !faults && !everything {
			kept = append(kept, s)
		}
	}
	m.stack = kept
}
