package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// A loadedMsg brings the options that were loaded behind the title.
type loadedMsg struct {
	options session.Options
	gallery widget.Gallery
	err     error
}

// loading is the root's part of loading: the keys that were pressed before
// there was anything to use them on.
type loading struct {
	options session.Options
	under   bool // something is being loaded
	early   []tea.KeyPressMsg
}

// mostEarly is how many keys are kept for when the story is there.
const mostEarly = 16

// begin returns the command that loads, off the interface's path.
func (l *loading) begin() tea.Cmd {
	if !l.under {
		return nil
	}
	options := l.options
	return func() tea.Msg {
		loaded, err := session.Load(options)
		if err != nil {
			return loadedMsg{err: err}
		}
		return loadedMsg{options: loaded, gallery: hang(&loaded)}
	}
}

// hang takes in the story's pictures.
func hang(o *session.Options) widget.Gallery {
	if o.ArtInMemory {
		return widget.Hang(o.Art)
	}
	return widget.HangRead(o.Art, widget.ArtPaths(o.Story.People, o.Story.Text...))
}

// pressEarly handles a key that comes before the story does: leaving leaves, the
// others are kept for when it is there.
func (m *Model) pressEarly(msg tea.KeyPressMsg) tea.Cmd {
	m.title.Fuse.Finish()
	if key.Matches(msg, m.title.Keys.Quit) {
		return m.drain.leave()
	}
	if l := &m.loading; len(l.early) < mostEarly {
		l.early = append(l.early, msg)
	}
	return nil
}

// loaded takes in the loaded options, and presses the keys that came meanwhile. If
// loading failed, the program ends and tells why.
func (m *Model) loaded(msg loadedMsg) tea.Cmd {
	m.loading.under = false
	if msg.err != nil {
		m.failed = msg.err
		return m.drain.leave()
	}
	m.ctx.Load(msg.options)
	m.rekey()
	m.ctx.Gallery = msg.gallery
	if m.ctx.Run.Begun() {
		m.ctx.Watch.Hold()
	}
	m.top().Arrange(m.ctx)
	if msg.options.First && m.top() == screen.Screen(m.title) {
		m.push(front.NewPresets(m.ctx))
	}
	var cmds []tea.Cmd
	for _, early := range m.loading.early {
		cmds = append(cmds, m.press(early))
	}
	m.loading.early = nil
	return tea.Batch(append(cmds, m.watchReloads(), m.light())...)
}
