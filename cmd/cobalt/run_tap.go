package main

import (
	"fmt"
	"strconv"
	"strings"

	"cobalt/game/mission"
)

// A tapReport writes TAP, version 14: a test point a file, and what went wrong
// as its diagnostics.
type tapReport struct {
	*reporting
	number int
}

func newTAPReport(c *reporting) reporter {
	fmt.Fprintf(c.w, "TAP version 14\n1..%d\n", c.total)
	return &tapReport{reporting: c}
}

func (t *tapReport) run(o *outcome) {
	t.number++
	if o.err == nil && o.result.OK {
		t.point("ok", o.name()+": "+arrival(o.result))
		return
	}
	t.point("not ok", o.name())
	fmt.Fprintln(t.w, "  ---")
	if o.err != nil {
		t.faults(o)
	} else {
		t.failures(o)
	}
	fmt.Fprintln(t.w, "  ...")
}

// point writes a test point. A # would begin a directive.
func (t *tapReport) point(status, words string) {
	fmt.Fprintf(t.w, "%s %d - %s\n", status, t.number, escapeTAP.Replace(words))
}

var escapeTAP = strings.NewReplacer(`\`, `\\`, "#", `\#`, "\n", " ", "\t", " ")

// faults writes why an input was not run.
func (t *tapReport) faults(o *outcome) {
	faults := faultsOf(o.err)
	fmt.Fprintf(t.w, "  message: %s\n  severity: error\n  failures:\n", quoteYAML(faults[0].Msg))
	for _, f := range faults {
		t.failure(f.Msg, o.name(), f.Line, f.Col)
	}
}

// failures writes what of a run went wrong. The first failure is the message.
func (t *tapReport) failures(o *outcome) {
	failures := o.result.Failures
	fmt.Fprintf(t.w, "  message: %s\n  severity: fail\n  result: %s\n  failures:\n",
		quoteYAML(failures[0].Message), quoteYAML(arrival(o.result)))
	for i := range failures {
		t.failure(failures[i].Message, o.name(), failures[i].Line, failures[i].Col)
		t.origin(&failures[i])
	}
}

func (t *tapReport) failure(msg, file string, line, col int) {
	fmt.Fprintf(t.w, "    - message: %s\n      at:\n        file: %s\n", quoteYAML(msg), quoteYAML(file))
	if line > 0 {
		fmt.Fprintf(t.w, "        line: %d\n        column: %d\n", line, col)
	}
}

// origin writes where in the story a failure happened, and how it stood there.
func (t *tapReport) origin(f *mission.Failure) {
	fmt.Fprintf(t.w, "      node: %s\n      scene:\n        file: %s\n        line: %d\n        column: %d\n",
		quoteYAML(t.story.NodeRef(f.At)), quoteYAML(t.path(f.Pos.File)), f.Pos.Line, f.Pos.Col)
	if len(f.Notes) == 0 {
		return
	}
	fmt.Fprintln(t.w, "      notes:")
	for _, note := range f.Notes {
		fmt.Fprintf(t.w, "        - %s\n", quoteYAML(note))
	}
}

// quoteYAML writes text as YAML takes it between double quotes, on one line.
// What Go escapes in text without control characters, YAML escapes alike.
func quoteYAML(text string) string { return strconv.Quote(printable(text)) }

// end sums up in a comment.
func (t *tapReport) end(sum summary) error {
	_, err := fmt.Fprintf(t.w, "# %s\n", sum.words())
	return err
}
