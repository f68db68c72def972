package tui

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/playthrough"
	"cobalt/game/tui/idle"
	"cobalt/game/tui/input"
	"cobalt/game/tui/remote"
	"cobalt/game/tui/session"
)

// A Terminal is the one that [Play] fills.
type Terminal struct {
	In      io.Reader // nil: the terminal that controls the process, unless it is elsewhere
	Out     io.Writer
	Environ []string // the environment that describes it, as NAME=VALUE
	Jobs    Jobs     // nil: nobody stops or wakes the program from outside
	// Remote is the terminal's window if it is elsewhere, and no system call tells of
	// it; nil: it is here.
	Remote *Window
}

// Play fills a terminal with a run until the player leaves or ctx is canceled,
// and returns the run as it stands then.
//
// Whatever happens, the terminal is put back as it was found, and runs that are not
// kept yet are given to the keeper once more. The error is a [*session.LoadError] if
// there was nothing to play, or a [*keep.KeepError] if keeping failed. That ctx was
// canceled is no error, because the caller knows.
func Play(ctx context.Context, o session.Options, on Terminal) (playthrough.Run, error) {
	go ansi.StringWidthWc("─") // makes the table of widths, which the first frame needs
	m := New(o)
	over := make(chan struct{})
	defer close(over)
	m.drain.after, m.drain.over = m.ctx.After, over
	m.jobs = jobControl{Jobs: on.Jobs, after: m.ctx.After, over: over}
	options := []tea.ProgramOption{
		tea.WithoutSignalHandler(), tea.WithEnvironment(environFor(on.Environ)),
	}
	colors := profileFor(o.Profile, on.Out, on.Environ)
	var p program
	if w := on.Remote; w != nil {
		m.asks = asksFor(on.Environ)
		width, height := w.Size.believed()
		p = remote.New(m, on.Out, width, height, colors, options...)
		if w.Follow != nil {
			w.Follow(resizing(p.Send))
		}
		go input.Stream(w.Keys, o.Clock, p.Send)
	} else {
		if in, closed := keysOf(on.In); in != nil {
			defer closed()
			options = append(options, tea.WithInput(in))
		}
		p = idle.NewProgram(m, on.Out, append(options, tea.WithColorProfile(colors))...)
	}
	// Not by the program's own context: that leaves its reader behind.
	stop := context.AfterFunc(ctx, p.Quit)
	defer stop()
	defer m.reloading.Stop()
	_, err := inWindow(on.Out, p.Run)
	switch {
	case ctx.Err() != nil:
		err = nil
	case m.failed != nil:
		err = m.failed
	case errors.Is(err, tea.ErrProgramPanic):
		err = ErrBroken
	case err != nil:
		err = fmt.Errorf("playing on this terminal (--plain plays without): %w", err)
	}
	return m.ctx.Run, errors.Join(err, m.ctx.Keeping.Finish(), m.ctx.Leave(), m.ctx.FinishDeciding())
}

// A program is one of Bubble Tea, whoever draws for it.
type program interface {
	Run() (tea.Model, error)
	Send(tea.Msg)
	Quit()
}

// keysOf returns the reader of a terminal's keys; nil is the terminal that controls
// the process, if it can be opened. A reader that is no terminal is left as it is.
func keysOf(in io.Reader) (keys io.Reader, closed func()) {
	closed = func() {}
	if in == nil {
		tty, _, err := tea.OpenTTY()
		if err != nil {
			return nil, closed // Bubble Tea says so
		}
		in, closed = tty, func() { _ = tty.Close() }
	}
	if in, ok := in.(input.File); ok {
		return input.New(in), closed
	}
	return in, closed
}

// inWindow runs a program that names its window, and gives the window its own name
// back, if the terminal can.
func inWindow(out io.Writer, run func() (tea.Model, error)) (tea.Model, error) {
	_, _ = io.WriteString(out, ansi.WindowOp(saveWindow, windowName))
	model, err := run()
	_, _ = io.WriteString(out, ansi.WindowOp(restoreWindow, windowName))
	return model, err
}

// The operations on the name of a terminal's window.
const saveWindow, restoreWindow, windowName = 22, 23, 2

// ErrBroken says that the interface failed in a way that it should not. The details
// have been written to standard error.
var ErrBroken = errors.New("the interface broke; please report what stands above")
