package main

import (
	"errors"
	"fmt"
	"io"

	"cobalt/game/diag"
	"cobalt/game/render/output"
)

// faultText says how diagnostics are written to w: on a terminal, and with
// --explain, with the source line and what to do.
func (o *options) faultText(w io.Writer) diag.Text {
	p := o.paint(w)
	return diag.Text{Explain: o.explain || isTerminal(w), Bad: p.bad, Dim: p.dim}
}

// A faultWriter writes what is wrong with a story that cannot be used, in one of
// a command's formats.
type faultWriter func(o *options, l diag.List) error

// faultsText writes to standard error: nothing came of the work.
func faultsText(o *options, l diag.List) error { return l.WriteText(o.err, o.faultText(o.err)) }

// faultsJSON writes the object of `cobalt run` for a story that cannot be used.
func faultsJSON(o *options, l diag.List) error {
	return output.JSON(o.out, struct {
		Faults []diag.Fault `json:"faults"`
		Runs   []jsonRun    `json:"runs"`
	}{l.Faults(), []jsonRun{}})
}

// tellFaults tells why a story cannot be used in the format that was asked for,
// and returns the error that ends the program. A format for people tells an
// error that is not a list of faults as every other command does.
func (o *options) tellFaults(err error, people bool, write faultWriter) error {
	var faults diag.List
	if !errors.As(err, &faults) {
		if people {
			return err
		}
		faults = diag.List{{Code: "no-story", Range: diag.Range{File: o.storyDir}, Message: err.Error()}}
	}
	if err := write(o, faults); err != nil {
		return fmt.Errorf("the faults cannot be written: %w", err)
	}
	return exit(exitUsage)
}
