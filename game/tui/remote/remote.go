// Package remote runs a Bubble Tea program on a terminal that is elsewhere, for a host of
// many of them.
//
// Bubble Tea is left with messages and commands, and draws nothing: its renderer has a
// clock and cells for each terminal, and wakes for every message. Here a frame is painted by
// a [paint.Painter] when there is a new one, at most sixty times a second, and written by a
// goroutine that is there while it writes. Who only reads costs nothing but memory.
package remote

import (
	"io"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/game/tui/idle"
)

// A Program is a Bubble Tea program on a terminal that is elsewhere.
type Program struct {
	*tea.Program
	screen *screen
}

// New returns a program of a model, for a terminal of a size, with so many colors.
//
// The model's views fill the screen and show no cursor; of what else a view can ask of a
// terminal, pastes, the mouse, the title and the progress are set. Nobody reads keys: they
// are sent as messages. What Bubble Tea itself would write is dropped: what a terminal is
// asked, and what is for its clipboard, is sent by [tea.Raw].
func New(m tea.Model, out io.Writer, width, height int, colors colorprofile.Profile, options ...tea.ProgramOption) *Program {
	s := newScreen(out, colors)
	p := tea.NewProgram(&model{m, s}, append(options, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutRenderer(),
		tea.WithColorProfile(colors), tea.WithWindowSize(width, height), tea.WithFilter(s.filter))...)
	s.stopClock, s.kill = func() { idle.StopClock(p) }, p.Kill
	return &Program{p, s}
}

// Run runs the program as [tea.Program.Run] does, and puts the terminal back. A frame that
// cannot be shown because of a panic is the error [tea.ErrProgramPanic], too.
func (p *Program) Run() (tea.Model, error) {
	m, err := p.Program.Run()
	if p.screen.leave(err == nil) {
		err = tea.ErrProgramPanic
	}
	if m, ok := m.(*model); ok {
		return m.Model, err
	}
	return m, err
}

// A model is one whose views are shown on a screen.
type model struct {
	tea.Model
	screen *screen
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	m.Model, cmd = m.Model.Update(msg)
	_, resized := msg.(tea.WindowSizeMsg)
	m.screen.show(m.Model.View(), resized)
	return m, cmd
}

// View returns nothing for Bubble Tea to draw.
func (m *model) View() tea.View { return tea.View{} }
