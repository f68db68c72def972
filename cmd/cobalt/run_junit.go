package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"cobalt/game/mission"
)

// A junitReport writes JUnit's XML, at the end: the story is a suite, a file a
// test case. It keeps to the schema that Jenkins holds reports against.
type junitReport struct {
	*reporting
	suite junitSuite
}

type junitSuites struct {
	XMLName  xml.Name   `xml:"testsuites"`
	Name     string     `xml:"name,attr"`
	Time     string     `xml:"time,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"`
	Suite    junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name       string          `xml:"name,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Errors     int             `xml:"errors,attr"`
	Skipped    int             `xml:"skipped,attr"`
	Time       string          `xml:"time,attr"`
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Time    string        `xml:"time,attr"`
	Failure *junitProblem `xml:"failure"`
	Error   *junitProblem `xml:"error"`
	Out     string        `xml:"system-out,omitempty"`
}

// A junitProblem is why a case did not pass. Many readers show the first of a
// case alone, so there is one, which tells all.
type junitProblem struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func newJUnitReport(c *reporting) reporter {
	return &junitReport{c, junitSuite{
		Name:       c.story.ID,
		Properties: []junitProperty{{"digest", c.story.Digest}},
		Cases:      make([]junitCase, 0, c.total),
	}}
}

func (j *junitReport) run(o *outcome) {
	c := junitCase{Name: o.name(), Class: j.story.ID, Time: junitTime(o.seconds)}
	if o.err != nil {
		c.Error = notRunProblem(o)
	} else {
		c.Out = arrival(o.result)
		if !o.result.OK {
			c.Failure = j.failed(o)
		}
	}
	j.suite.Cases = append(j.suite.Cases, c)
}

// failed is the problem of a run in which something went wrong.
func (j *junitReport) failed(o *outcome) *junitProblem {
	failures := o.result.Failures
	lines := make([]string, len(failures))
	for i := range failures {
		lines[i] = j.failure(o.name(), &failures[i])
	}
	return problem("expectation", failures[0].Message, lines)
}

// failure writes a failure as the text format does, and where in the story it
// happened.
func (j *junitReport) failure(file string, f *mission.Failure) string {
	lines := []string{fmt.Sprintf("%s:%d:%d: %s", file, f.Line, f.Col, f.Message)}
	for _, note := range f.Notes {
		lines = append(lines, "    "+note)
	}
	at := fmt.Sprintf("    %s:%d:%d: in the story, at %s", j.path(f.Pos.File), f.Pos.Line, f.Pos.Col, j.story.NodeRef(f.At))
	return strings.Join(append(lines, at), "\n")
}

func notRunProblem(o *outcome) *junitProblem {
	var lines []string
	faults := faultsOf(o.err)
	for _, f := range faults {
		if f.Line == 0 {
			lines = append(lines, f.Msg)
		} else {
			lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", o.name(), f.Line, f.Col, f.Msg))
		}
	}
	return problem("unreadable", faults[0].Msg, lines)
}

func problem(kind, first string, lines []string) *junitProblem {
	if more := len(lines) - 1; more > 0 {
		first += fmt.Sprintf(" (and %d more)", more)
	}
	return &junitProblem{kind, printable(first), printable(strings.Join(lines, "\n"))}
}

func (j *junitReport) end(sum summary) error {
	s := &j.suite
	s.Tests, s.Failures, s.Errors, s.Time = len(s.Cases), sum.failed, sum.notRun, junitTime(sum.seconds)
	text, err := xml.MarshalIndent(junitSuites{
		Name: "cobalt run", Time: s.Time, Tests: s.Tests, Failures: s.Failures, Errors: s.Errors, Suite: *s,
	}, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(j.w, xml.Header+string(text)+"\n")
	return err
}

// junitTime writes seconds as the schema has them.
func junitTime(seconds float64) string { return fmt.Sprintf("%.3f", seconds) }
