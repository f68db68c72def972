package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// Work that does not look at its context is left behind when the grace is over;
// work that does may tell its results within the grace.
func TestInterruptible(t *testing.T) {
	for _, deaf := range []bool{true, false} {
		t.Run(fmt.Sprintf("deaf %v", deaf), func(t *testing.T) {
			ctx, cancel := context.WithCancelCause(context.Background())
			cmd := &cobra.Command{}
			cmd.SetContext(ctx)
			over, release, ended := make(chan time.Time), make(chan struct{}), false
			defer close(release)
			run := interruptibleWithin(func() <-chan time.Time { return over }, func(cmd *cobra.Command, _ []string) error {
				cancel(&signalError{syscall.SIGTERM})
				if deaf {
					close(over)
					<-release
					return nil
				}
				<-cmd.Context().Done()
				ended = true
				return cmd.Context().Err()
			})
			var e *exitError
			if err := run(cmd, nil); !errors.As(err, &e) || e.status != 143 {
				t.Errorf("error %v, want status 143", err)
			}
			if !deaf && !ended {
				t.Error("the work was left behind")
			}
		})
	}
}
