package tui

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// A Terminal is where [Play] plays.
type Terminal struct {
	In      io.Reader // nil: the terminal that controls the process
	Out     io.Writer
	Environ []string // the environment that describes it, as NAME=VALUE
}

// Play fills a terminal with a run until the player leaves or ctx is canceled,
// and returns the run as it stands then.
//
// Whatever happens, the terminal is put back as it was found, and what was not
// kept yet is given to the keeper once more. The error is a [*KeepError] where
// that failed; where ctx was canceled there is none beside it: its cause is
// known to the caller.
func Play(ctx context.Context, o Options, on Terminal) (Run, error) {
	m := New(o)
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithoutSignalHandler(),
		tea.WithOutput(on.Out), tea.WithEnvironment(on.Environ),
	}
	if on.In != nil {
		options = append(options, tea.WithInput(on.In))
	}
	if o.Profile != colorprofile.Unknown {
		options = append(options, tea.WithColorProfile(o.Profile))
	}
	_, err := tea.NewProgram(m, options...).Run()
	if ctx.Err() != nil {
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("the terminal: %w", err)
	}
	if unkept := m.table.keeping.flush(); unkept != nil {
		err = errors.Join(err, &KeepError{unkept})
	}
	return m.table.run, err
}

// A KeepError says that a run could not be kept.
type KeepError struct{ Err error }

func (e *KeepError) Error() string { return "the run could not be saved: " + e.Err.Error() }

func (e *KeepError) Unwrap() error { return e.Err }
