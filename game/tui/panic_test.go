//go:build unix && !race

package tui

import (
	"errors"
	"testing"
	"time"

	"go.uber.org/goleak"

	"cobalt/game"
)

// TestPlayPanics holds that a fault of the interface is an error, that the
// terminal is restored, and that the choices before it are kept. Bubble Tea
// reports the panic on standard error; when it ends that way it leaves its reader
// behind, and has a data race of its own.
func TestPlayPanics(t *testing.T) {
	s := &shelf{}
	o := playing(t, lockkeeper(t), game.Agent)
	o.Keeper = s
	reads := 0
	o.Clock = func() time.Time {
		if reads++; reads > 2 {
			panic("the clock has stopped")
		}
		return epoch
	}
	run, _, err := onTerminal(t, t.Context(), o, "Bo", "14")
	abandoned = append(abandoned, goleak.IgnoreCurrent())
	if !errors.Is(err, ErrBroken) {
		t.Errorf("the error is %v", err)
	}
	if run.Choices() != 1 || len(s.kept) == 0 {
		t.Errorf("the run has %d choices, %d runs were kept", run.Choices(), len(s.kept))
	}
}
