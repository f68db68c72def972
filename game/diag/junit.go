package diag

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// A JUnit is a report in JUnit's XML: one suite of cases. It keeps to the schema
// that Jenkins holds reports against, but for the attributes file and line of a
// case, which other readers know.
type JUnit struct {
	XMLName  xml.Name   `xml:"testsuites"`
	Name     string     `xml:"name,attr"`
	Time     string     `xml:"time,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"`
	Suite    JUnitSuite `xml:"testsuite"`
}

// A JUnitSuite is the suite of a report.
type JUnitSuite struct {
	Name       string          `xml:"name,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Errors     int             `xml:"errors,attr"`
	Skipped    int             `xml:"skipped,attr"`
	Time       string          `xml:"time,attr"`
	Properties []JUnitProperty `xml:"properties>property"`
	Cases      []JUnitCase     `xml:"testcase"`
}

// A JUnitProperty is something said of a whole suite.
type JUnitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

// A JUnitCase is one test: it passed, if it has neither a failure nor an error.
type JUnitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Time    string        `xml:"time,attr"`
	File    string        `xml:"file,attr"`
	Line    int           `xml:"line,attr"` // from 1
	Failure *JUnitProblem `xml:"failure"`
	Error   *JUnitProblem `xml:"error"`
	Out     string        `xml:"system-out,omitempty"`
}

// A JUnitProblem is the reason why a case did not pass. Many readers show only the first of
// a case, so there is one, which tells everything.
type JUnitProblem struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// Problem returns a problem whose text is some lines, and whose message is the
// first thing that went wrong and how many more did.
func Problem(kind, first string, lines []string) *JUnitProblem {
	if more := len(lines) - 1; more > 0 {
		first += fmt.Sprintf(" (and %d more)", more)
	}
	return &JUnitProblem{kind, Printable(first), Printable(strings.Join(lines, "\n"))}
}

// WriteJUnit writes a suite as a report of that name. The suite's own counts are
// those of its cases; seconds is how long it all took. The error is the
// writer's.
func WriteJUnit(w io.Writer, name string, suite JUnitSuite, seconds float64) error {
	suite.Tests, suite.Failures, suite.Errors, suite.Time = len(suite.Cases), 0, 0, JUnitTime(seconds)
	for i := range suite.Cases {
		switch c := &suite.Cases[i]; {
		case c.Error != nil:
			suite.Errors++
		case c.Failure != nil:
			suite.Failures++
		}
	}
	text, err := xml.MarshalIndent(JUnit{
		Name: name, Time: suite.Time, Tests: suite.Tests, Failures: suite.Failures, Errors: suite.Errors, Suite: suite,
	}, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

// JUnitTime writes seconds as the schema has them.
func JUnitTime(seconds float64) string { return fmt.Sprintf("%.3f", seconds) }

// WriteJUnit writes the list as the suite "story" of a report, each diagnostic
// as a case with an error.
func (l List) WriteJUnit(w io.Writer, name string) error {
	suite := JUnitSuite{Name: "story"}
	for i := range l {
		d := &l[i]
		suite.Cases = append(suite.Cases, JUnitCase{
			Name: Printable(d.Range.String()), Class: "story", Time: JUnitTime(0), File: Printable(d.File), Line: max(1, d.Line),
			Error: Problem(string(d.Code), d.Message, []string{d.Error()}),
		})
	}
	return WriteJUnit(w, name, suite, 0)
}
