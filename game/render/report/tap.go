package report

import (
	"fmt"
	"io"
	"strings"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// A tapReport writes TAP: a test point a file, and below it the details of
// everything that went wrong.
type tapReport struct {
	*Setup
	tap  *diag.TAP
	note string // comes before each note
}

// NewTAP returns a writer of TAP, version 14.
func NewTAP(c *Setup) Writer { return newTAPVersion(c, 14) }

// NewTAP13 returns a writer of TAP, version 13, for readers that know no later one.
func NewTAP13(c *Setup) Writer { return newTAPVersion(c, 13) }

func newTAPVersion(c *Setup, version int) Writer {
	t := &tapReport{Setup: c, tap: diag.NewTAP(c.W, version)}
	if version == 13 {
		t.note = "note: " // Perl's reader takes a colon in a quoted text for that of a key
	}
	t.tap.Plan(c.Total)
	return t
}

// TAPFaults writes the faults of a story that cannot be used, in the place of a
// report, in version 14 of TAP.
func TAPFaults(w io.Writer, l diag.List) error { return bailOut(w, 14, l) }

// TAP13Faults is TAPFaults in version 13.
func TAP13Faults(w io.Writer, l diag.List) error { return bailOut(w, 13, l) }

func bailOut(w io.Writer, version int, l diag.List) error {
	diag.NewTAP(w, version).BailOut(l)
	return nil
}

func (t *tapReport) Run(o *Outcome) {
	if o.Err == nil && o.Result.OK {
		t.tap.Point(true, o.Name()+": "+Arrival(o.Result))
		return
	}
	t.tap.Point(false, o.Name())
	var b strings.Builder
	if o.Err != nil {
		faultDetails(&b, o)
	} else {
		t.failures(&b, o)
	}
	t.tap.Detail(b.String())
}

// faultDetails writes why an input was not run.
func faultDetails(b *strings.Builder, o *Outcome) {
	faults := o.faults()
	fmt.Fprintf(b, "  message: %s\n  severity: error\n  failures:\n", diag.QuoteYAML(faults[0].Message))
	for i := range faults {
		failureDetails(b, faults[i].Message, o.Name(), faults[i].Line, faults[i].Col)
	}
}

// failures writes the failures of a run. The first one is the message.
func (t *tapReport) failures(b *strings.Builder, o *Outcome) {
	failures := o.Result.Failures
	fmt.Fprintf(b, "  message: %s\n  severity: fail\n  result: %s\n  failures:\n",
		diag.QuoteYAML(failures[0].Message), diag.QuoteYAML(Arrival(o.Result)))
	for i := range failures {
		failureDetails(b, failures[i].Message, o.Name(), failures[i].Line, failures[i].Col)
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
		diag.QuoteYAML(t.Story.NodeRef(f.At)), diag.QuoteYAML(t.Path(f.Pos.File)), f.Pos.Line, f.Pos.Col)
	if len(f.Notes) == 0 {
		return
	}
	fmt.Fprintln(b, "      notes:")
	for _, note := range f.Notes {
		fmt.Fprintf(b, "        - %s%s\n", t.note, diag.QuoteYAML(note))
	}
}

// end sums up in a comment.
func (t *tapReport) End(sum Summary) error {
	_, err := fmt.Fprintf(t.W, "# %s\n", sum.String())
	return err
}
