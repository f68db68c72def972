package main

import (
	"fmt"
	"strings"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// A tapReport writes TAP: a test point a file, and below it the details of
// everything that went wrong.
type tapReport struct {
	*reporting
	tap *diag.TAP
}

func newTAPReport(c *reporting) reporter   { return newTAPVersion(c, 14) }
func newTAP13Report(c *reporting) reporter { return newTAPVersion(c, 13) }

func newTAPVersion(c *reporting, version int) reporter {
	t := &tapReport{reporting: c, tap: diag.NewTAP(c.w, version)}
	t.tap.Plan(c.total)
	return t
}

func bailOutTAP(o *options, l diag.List) error   { return bailOut(o, 14, l) }
func bailOutTAP13(o *options, l diag.List) error { return bailOut(o, 13, l) }

func bailOut(o *options, version int, l diag.List) error {
	diag.NewTAP(o.out, version).BailOut(l)
	return nil
}

func (t *tapReport) run(o *outcome) {
	if o.err == nil && o.result.OK {
		t.tap.Point(true, o.name()+": "+arrival(o.result))
		return
	}
	t.tap.Point(false, o.name())
	var b strings.Builder
	if o.err != nil {
		faultDetails(&b, o)
	} else {
		t.failures(&b, o)
	}
	t.tap.Detail(b.String())
}

// faultDetails writes why an input was not run.
func faultDetails(b *strings.Builder, o *outcome) {
	faults := faultsOf(o.err)
	fmt.Fprintf(b, "  message: %s\n  severity: error\n  failures:\n", diag.QuoteYAML(faults[0].Message))
	for i := range faults {
		failureDetails(b, faults[i].Message, o.name(), faults[i].Line, faults[i].Col)
	}
}

// failures writes what went wrong in a run. The first failure is the message.
func (t *tapReport) failures(b *strings.Builder, o *outcome) {
	failures := o.result.Failures
	fmt.Fprintf(b, "  message: %s\n  severity: fail\n  result: %s\n  failures:\n",
		diag.QuoteYAML(failures[0].Message), diag.QuoteYAML(arrival(o.result)))
	for i := range failures {
		failureDetails(b, failures[i].Message, o.name(), failures[i].Line, failures[i].Col)
		t.origin(b, &failures[i])
	}
}

func failureDetails(b *strings.Builder, msg, file string, line, col int) {
	fmt.Fprintf(b, "    - message: %s\n      at:\n        file: %s\n", diag.QuoteYAML(msg), diag.QuoteYAML(file))
	if line > 0 {
		fmt.Fprintf(b, "        line: %d\n        column: %d\n", line, col)
	}
}

// origin writes the place in the story at which a failure happened, and the
// state there.
func (t *tapReport) origin(b *strings.Builder, f *mission.Failure) {
	fmt.Fprintf(b, "      node: %s\n      scene:\n        file: %s\n        line: %d\n        column: %d\n",
		diag.QuoteYAML(t.story.NodeRef(f.At)), diag.QuoteYAML(t.path(f.Pos.File)), f.Pos.Line, f.Pos.Col)
	if len(f.Notes) == 0 {
		return
	}
	fmt.Fprintln(b, "      notes:")
	for _, note := range f.Notes {
		fmt.Fprintf(b, "        - %s\n", diag.QuoteYAML(note))
	}
}

// end sums up in a comment.
func (t *tapReport) end(sum summary) error {
	_, err := fmt.Fprintf(t.w, "# %s\n", sum.words())
	return err
}
