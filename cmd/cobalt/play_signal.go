package main

import (
	"context"
	"errors"
	"syscall"
)

// untilSignal returns a context that ends with the first signal to leave: INT,
// TERM, HUP or QUIT. The second ends the program. The status is 128 and the
// signal's number if one came, else 0.
func untilSignal(parent context.Context) (ctx context.Context, status func() int, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	stopSignals := cancelOnSignal(ctx, cancel, syscall.SIGQUIT)
	status = func() int {
		var s *signalError
		if errors.As(context.Cause(ctx), &s) {
			return 128 + int(s.signal)
		}
		return exitOK
	}
	return ctx, status, func() { stopSignals(); cancel(nil) }
}
