package main

import (
	"fmt"
	"strings"

	"cobalt/game/diag"
	"cobalt/game/mission"
)

// junitName is the name of a report of `cobalt run` in JUnit's XML.
const junitName = "cobalt run"

// A junitReport writes JUnit's XML, at the end: the story is a suite, a file a
// test case.
type junitReport struct {
	*reporting
	suite diag.JUnitSuite
}

func newJUnitReport(c *reporting) reporter {
	return &junitReport{c, diag.JUnitSuite{
		Name:       c.story.ID,
		Properties: []diag.JUnitProperty{{Name: "digest", Value: c.story.Digest}},
		Cases:      make([]diag.JUnitCase, 0, c.total),
	}}
}

func (j *junitReport) run(o *outcome) {
	c := diag.JUnitCase{Name: o.name(), Class: j.story.ID, Time: diag.JUnitTime(o.seconds), File: diag.Printable(o.path), Line: 1}
	if o.err != nil {
		c.Line, c.Error = max(1, faultsOf(o.err)[0].Line), notRunProblem(o)
	} else {
		c.Out = arrival(o.result)
		if !o.result.OK {
			c.Line, c.Failure = o.result.Failures[0].Line, j.failed(o)
		}
	}
	j.suite.Cases = append(j.suite.Cases, c)
}

// failed is the problem of a run in which something went wrong.
func (j *junitReport) failed(o *outcome) *diag.JUnitProblem {
	failures := o.result.Failures
	lines := make([]string, len(failures))
	for i := range failures {
		lines[i] = j.failure(o.name(), &failures[i])
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
	at := fmt.Sprintf("    %s:%d:%d: in the story, at %s", j.path(f.Pos.File), f.Pos.Line, f.Pos.Col, j.story.NodeRef(f.At))
	return strings.Join(append(lines, at), "\n")
}

func notRunProblem(o *outcome) *diag.JUnitProblem {
	var lines []string
	faults := faultsOf(o.err)
	for i := range faults {
		f := &faults[i]
		if f.Line == 0 {
			lines = append(lines, f.Message)
		} else {
			lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", o.name(), f.Line, f.Col, f.Message))
		}
	}
	return diag.Problem("unreadable", faults[0].Message, lines)
}

func (j *junitReport) end(sum summary) error {
	return diag.WriteJUnit(j.w, junitName, j.suite, sum.seconds)
}

func faultsJUnit(o *options, l diag.List) error { return l.WriteJUnit(o.out, junitName) }
