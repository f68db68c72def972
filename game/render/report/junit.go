package report

import (
	"fmt"
	"io"
	"strings"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// junitName is the name of a report of `cobalt run` in JUnit's XML.
const junitName = "cobalt run"

// A junitReport writes the XML of JUnit at the end: the story is a suite, each file
// a test case.
type junitReport struct {
	*Setup
	suite diag.JUnitSuite
}

// NewJUnit returns a writer of the XML of JUnit.
func NewJUnit(c *Setup) Writer {
	return &junitReport{c, diag.JUnitSuite{
		Name:       c.Story.ID,
		Properties: []diag.JUnitProperty{{Name: "digest", Value: c.Story.Digest}},
		Cases:      make([]diag.JUnitCase, 0, c.Total),
	}}
}

func (j *junitReport) Run(o *Outcome) {
	c := diag.JUnitCase{Name: o.Name(), Class: j.Story.ID, Time: diag.JUnitTime(o.Seconds), File: diag.Printable(o.Path), Line: 1}
	if o.Err != nil {
		c.Line, c.Error = max(1, o.faults()[0].Line), notRunProblem(o)
	} else {
		c.Out = Arrival(o.Result)
		if !o.Result.OK {
			c.Line, c.Failure = o.Result.Failures[0].Line, j.failed(o)
		}
	}
	j.suite.Cases = append(j.suite.Cases, c)
}

// failed returns the problem of a run in which something went wrong.
func (j *junitReport) failed(o *Outcome) *diag.JUnitProblem {
	failures := o.Result.Failures
	lines := make([]string, len(failures))
	for i := range failures {
		lines[i] = j.failure(o.Name(), &failures[i])
	}
	return diag.Problem("expectation", failures[0].Message, lines)
}

// failure writes a failure as the text format does, and the place in the story
// at which it happened.
func (j *junitReport) failure(file string, f *mission.Failure) string {
	lines := []string{fmt.Sprintf("%s:%d:%d: %s", file, f.Line, f.Col, f.Message)}
	for _, note := range f.Notes {
		lines = append(lines, "    "+note)
	}
	at := fmt.Sprintf("    %s:%d:%d: in the story, at %s", j.Path(f.Pos.File), f.Pos.Line, f.Pos.Col, j.Story.NodeRef(f.At))
	return strings.Join(append(lines, at), "\n")
}

func notRunProblem(o *Outcome) *diag.JUnitProblem {
	var lines []string
	faults := o.faults()
	for i := range faults {
		f := &faults[i]
		if f.Line == 0 {
			lines = append(lines, f.Message)
		} else {
			lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", o.Name(), f.Line, f.Col, f.Message))
		}
	}
	return diag.Problem("unreadable", faults[0].Message, lines)
}

func (j *junitReport) End(sum Summary) error {
	return diag.WriteJUnit(j.W, junitName, j.suite, sum.Seconds)
}

// JUnitFaults writes the faults of a story that cannot be used, in the place of a
// report.
func JUnitFaults(w io.Writer, l diag.List) error { return l.WriteJUnit(w, junitName) }
