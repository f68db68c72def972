package report

import (
	"errors"
	"fmt"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// A textReport writes a line for each file, its failures below it by file, line
// and column, and a last line that sums up.
type textReport struct{ *Setup }

// NewText returns a writer of text for people.
func NewText(c *Setup) Writer { return &textReport{c} }

func (t *textReport) Run(o *Outcome) {
	switch {
	case errors.Is(o.Err, ErrInterrupted):
		return // the last line counts it
	case o.Err != nil:
		fmt.Fprintf(t.W, "%s %s: not run\n", t.Bad("error"), diag.Name(o.Path))
	case o.Result.OK:
		fmt.Fprintf(t.W, "%s    %s: %s\n", t.Good("ok"), diag.Name(o.Path), Arrival(o.Result))
	default:
		fmt.Fprintf(t.W, "%s  %s: %s\n", t.Bad("FAIL"), diag.Name(o.Path), Arrival(o.Result))
		for i := range o.Result.Failures {
			t.failure(o.Path, &o.Result.Failures[i])
		}
	}
	o.WriteChanges(t.W, t.Painter)
}

func (t *textReport) failure(path string, f *mission.Failure) {
	fmt.Fprintf(t.W, "  %s:%d:%d: %s\n", diag.Name(path), f.Line, f.Col, diag.Printable(f.Message))
	for _, note := range f.Notes {
		fmt.Fprintf(t.W, "      %s\n", t.Dim(diag.Printable(note)))
	}
	if t.Explain {
		fmt.Fprintf(t.W, "      %s\n", t.Dim("= cobalt explain "+string(f.Code)))
	}
}

func (t *textReport) End(sum Summary) error {
	_, err := fmt.Fprintf(t.W, "\n%s\n", sum.String())
	return err
}
