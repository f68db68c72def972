package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// A reloadedMsg brings a reload together with its pictures.
type reloadedMsg struct {
	session.ReloadMsg
	gallery widget.Gallery
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
		msg := reloadedMsg{ReloadMsg: w.Wait()}
		if msg.Story != nil {
			msg.gallery = widget.HangRead(msg.Art, widget.ArtPaths(msg.Story.People, msg.Story.Text...))
		}
		return msg
	}
}

// reloaded takes a reload up, or shows its faults.
func (m *Model) reloaded(msg reloadedMsg) tea.Cmd {
	switch {
	case m.reloading.Over():
		return nil
	case msg.Err != nil:
		m.ctx.Notice = phrases.Fill(m.ctx.Phrases.Edits.Over, "why", m.ctx.Phrases.Said(msg.Err.Error()))
		return nil
	case msg.Story == nil:
		m.showFaults(msg.Faults)
		return m.nextReload()
	}
	spot := m.spot()
	notice, err := m.reloading.TakeUp(m.ctx.Session, msg.Reload)
	if err != nil {
		m.showFaults([]string{err.Error()})
		return m.nextReload()
	}
	m.ctx.Gallery = msg.gallery
	m.forget(notice != "")
	m.top().Arrange(m.ctx)
	m.restore(spot)
	if notice != "" {
		m.ctx.Notice = notice
	}
	return m.nextReload()
}

// A spot is the place in the passage that the player reads.
type spot struct {
	node           string
	choices        int
	offset, cursor int
}

// spot returns the place that the player reads, on the play screen.
func (m *Model) spot() spot {
	s, plays := m.screens[0].(*play.Screen)
	if !plays {
		return spot{}
	}
	t := m.ctx
	return spot{t.Story.NodeRef(t.Run.Now().State.Node), t.Run.Choices(), s.Offset, s.Chooser.Cursor}
}

// restore scrolls back to the place that the player read, if the run has not moved.
func (m *Model) restore(was spot) {
	s, plays := m.screens[0].(*play.Screen)
	now := m.spot()
	if !plays || m.top() != screen.Screen(s) || now.node != was.node || now.choices != was.choices {
		return
	}
	s.Scroll(m.ctx, was.offset-s.Offset)
	s.Chooser.Cursor = max(0, min(was.cursor, len(s.Chooser.Entries)-1))
}

// showFaults shows the faults of a reload, in the place of those of the one before.
func (m *Model) showFaults(faults []string) {
	m.forget(false)
	m.ctx.Notice = ""
	m.push(screen.NewFaults(m.ctx, faults))
}
