package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// Exit statuses, as every command keeps them. A signal ends the program with
// 128 and its number: ctrl+c with 130.
const (
	exitOK     = 0
	exitFailed = 1 // an expectation failed, or a defect was found
	exitUsage  = 2 // usage, or an input that cannot be read
)

// An exitError ends the program with a status. One without a message has
// already said all there is to say. Every other error ends it with exitUsage.
type exitError struct {
	status int
	err    error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// exit is the error that ends the program with a status, everything said.
func exit(status int) error {
	if status == exitOK {
		return nil
	}
	return &exitError{status: status}
}

// report tells an error, if there is one, and returns the exit status.
func (o *options) report(err error) int {
	if err == nil {
		return exitOK
	}
	status := exitUsage
	var e *exitError
	if errors.As(err, &e) {
		status = e.status
	}
	o.complain(err)
	return status
}

// complain writes an error to standard error. Faults of a file come without the
// program's name, so that editors find the file:line:column that they begin with;
// lines of advice may follow them.
func (o *options) complain(err error) {
	msg := o.bundle.ofProgram(err.Error())
	var faults diag.List
	var ofMission *mission.Errors
	switch {
	case msg == "":
		return
	case errors.As(err, &ofMission):
		faults = ofMission.Diagnostics()
	case !errors.As(err, &faults):
		fmt.Fprintln(o.err, wrapped(diag.Printable(o.bundle.program()+": "+msg), columns(o.err)))
		return
	}
	_ = faults.WriteText(o.err, o.faultText(o.err)) // nobody is left to tell
	if ofMission == nil {
		return
	}
	if advice, ok := strings.CutPrefix(msg, ofMission.Error()+"\n"); ok {
		fmt.Fprintln(o.err, diag.Printable(advice))
	}
}

// A signalError says that a signal ended the work.
type signalError struct{ signal syscall.Signal }

func (e *signalError) Error() string { return "interrupted: " + e.signal.String() }

// interruptible wraps a command's work so that INT, TERM and HUP cancel its
// context, and the program then ends with 128 and the signal's number, whatever
// the work returned. Work that does not look at its context, such as laying out a
// large map, is left behind after the grace. A second signal ends it at once.
func interruptible(work func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return interruptibleWithin(func() <-chan time.Time { return time.After(grace) }, work)
}

// grace is how long interrupted work may take to tell its results so far.
const grace = 800 * time.Millisecond

// interruptibleWithin is interruptible with a clock: over returns the channel that
// tells the end of the grace.
func interruptibleWithin(over func() <-chan time.Time, work func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		ctx, cancel := context.WithCancelCause(cmd.Context())
		defer cancel(nil)
		stop := cancelOnSignal(ctx, cancel)
		defer stop()
		cmd.SetContext(ctx)
		done := make(chan error, 1)
		go func() { done <- work(cmd, args) }()
		var err error
		select {
		case err = <-done:
		case <-ctx.Done():
			select {
			case err = <-done:
			case <-over():
			}
		}
		var s *signalError
		if errors.As(context.Cause(ctx), &s) {
			return &exitError{status: 128 + int(s.signal), err: s}
		}
		return err
	}
}

// cancelOnSignal cancels at the first signal, INT, TERM, HUP or one of the
// others, and gives the signals back to the system, so that the next one ends
// the program.
func cancelOnSignal(ctx context.Context, cancel context.CancelCauseFunc, others ...os.Signal) (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, append(others, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)...)
	go func() {
		select {
		case s := <-signals:
			if number, ok := s.(syscall.Signal); ok {
				cancel(&signalError{number})
			}
		case <-ctx.Done():
		}
		signal.Stop(signals)
	}()
	return func() { signal.Stop(signals) }
}

// untilDone returns a reader that a context ends: who waits for input that never
// comes is told the context's error.
func untilDone(ctx context.Context, r io.Reader) io.Reader { return &contextReader{ctx, r} }

type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(buf []byte) (int, error) {
	type read struct {
		text []byte
		err  error
	}
	done := make(chan read, 1)
	go func() { // it may wait for ever; nobody else then has its buffer
		own := make([]byte, len(buf))
		n, err := c.r.Read(own)
		done <- read{own[:n], err}
	}()
	select {
	case got := <-done:
		return copy(buf, got.text), got.err
	case <-c.ctx.Done():
		return 0, c.ctx.Err()
	}
}

// faultText says how diagnostics are written to w: on a terminal, and with
// --explain, with the source line and advice.
func (o *options) faultText(w io.Writer) diag.Text {
	p := o.paint(w)
	return diag.Text{Explain: o.explain || isTerminal(w), Bad: p.Bad, Dim: p.Dim}
}

// A faultWriter writes the faults of a story that cannot be used, in one of a
// command's formats.
type faultWriter func(w io.Writer, l diag.List) error

// tellFaults tells why a story cannot be used, in the format that was asked for,
// and returns the error that ends the program. Without a writer it is told as by
// every other command.
func (o *options) tellFaults(err error, write faultWriter) error {
	if write == nil {
		return err
	}
	var faults diag.List
	if !errors.As(err, &faults) {
		faults = diag.List{{Code: "no-story", Range: diag.Range{File: o.storyDir}, Message: err.Error()}}
	}
	if err := write(o.out, faults); err != nil {
		return fmt.Errorf("the faults cannot be written: %w", err)
	}
	return exit(exitUsage)
}

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
