// Package report writes the results of mission files that were run: as text for
// people, as TAP, as the XML of JUnit, as JSON, and as annotations for GitHub.
//
// A [Writer] is told each outcome in order, and then the summary. Its report is
// whole even if some files were not run. No control
// character of a file's name or of its text reaches the output.
package report

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// A Writer writes results in one format.
type Writer interface {
	// Run is called for every outcome, in order.
	Run(o *Outcome)
	// End is called once, after the last outcome. It returns the error of writing.
	End(sum Summary) error
}

// A Setup is everything that a Writer knows before the first outcome.
type Setup struct {
	Story *game.Story
	W     io.Writer // its errors must last, as those of an [output.Writer] do
	output.Painter
	Explain bool                     // name the code of each failure
	Total   int                      // the number of outcomes to come
	Path    func(file string) string // the path of a file of the story
}

// An Outcome is the result of one file.
type Outcome struct {
	Path    string           // "-" is standard input
	Err     error            // the reason why the file was not run; nil if it was
	Result  *mission.Result  // nil if the file was not run
	Changes []mission.Change // made in the file
	Wrote   string           // tells that its transcript was written; may be empty
	Seconds float64          // of real time
	Empty   bool             // the file says nothing: the run is at its beginning
}

// ErrInterrupted is the Err of a file that was not run because the command was
// interrupted.
var ErrInterrupted = errors.New("the command was interrupted before this file was run")

// Name returns the name of the file on one line.
func (o *Outcome) Name() string {
	if o.Path == "-" {
		return "standard input"
	}
	return diag.Name(o.Path)
}

// faults returns the faults of a file that was not run: those of its lines, or one
// of the whole, on line 0.
func (o *Outcome) faults() diag.List {
	var errs *mission.Errors
	if !errors.As(o.Err, &errs) {
		return diag.List{{Code: "unreadable-file", Message: o.Err.Error()}}
	}
	list := make(diag.List, len(errs.Faults))
	for i, f := range errs.Faults {
		list[i] = f.Diagnostic
	}
	return list
}

// WriteChanges writes the expectations and choices that were rewritten in the file, and that
// its transcript was written.
func (o *Outcome) WriteChanges(w io.Writer, p output.Painter) {
	for _, c := range o.Changes {
		word := "expect "
		if c.Choice {
			word = ""
		}
		fmt.Fprintf(w, "  %s:%d: rewritten: %s%s\n", diag.Name(o.Path), c.Line, word, diag.Printable(c.Now))
		fmt.Fprintf(w, "      %s\n", p.Dim("it was: "+word+diag.Printable(c.Was)))
	}
	if o.Wrote != "" {
		fmt.Fprintf(w, "  %s\n", diag.Printable(o.Wrote))
	}
}

// A Summary counts the outcomes.
type Summary struct {
	Passed, Failed, NotRun int
	Seconds                float64 // of real time
}

// Add counts an outcome.
func (s *Summary) Add(o *Outcome) {
	switch {
	case o.Err != nil:
		s.NotRun++
	case o.Result.OK:
		s.Passed++
	default:
		s.Failed++
	}
}

// Progress describes the outcomes so far, of a total.
func (s *Summary) Progress(total int) string {
	bad := s.Failed + s.NotRun
	words := fmt.Sprintf("%s of %s missions", output.Thousands(s.Passed+bad), output.Thousands(total))
	if bad > 0 {
		words += fmt.Sprintf(", %s not well", output.Thousands(bad))
	}
	return words
}

// String describes all outcomes.
func (s *Summary) String() string {
	total := s.Passed + s.Failed + s.NotRun
	var parts []string
	for _, part := range [...]struct {
		n     int
		words string
	}{{s.Passed, "passed"}, {s.Failed, "failed"}, {s.NotRun, "not run"}} {
		switch part.n {
		case 0:
		case total:
			parts = append(parts, part.words)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.words))
		}
	}
	return output.Plural(total, "mission") + ": " + strings.Join(parts, ", ")
}

// Arrival describes the place at which a run ended, and its length.
func Arrival(res *mission.Result) string {
	place := "at " + res.At()
	if ending, ok := res.Ending(); ok {
		place = "ending " + ending
	}
	return fmt.Sprintf("%s (%s, %s)", place, output.Plural(int(res.State.Choices), "choice"), output.Plural(int(res.State.Minutes), "minute"))
}
