package main

import (
	"errors"
	"io"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// A reporter writes results in one format, to a writer whose errors last.
type reporter interface {
	// run is called for every input, in order.
	run(o *outcome)
	// end is called once, after the last. It returns the error of writing.
	end(sum summary) error
}

// A reportFormat is a way to write results.
type reportFormat struct {
	open      func(c *reporting) reporter
	people    bool // it is for people, and more may follow the results
	annotates bool // it writes annotations
	// faults writes the faults of a story that cannot be run.
	faults faultWriter
}

// A reporting is what a reporter knows before the first result.
type reporting struct {
	story *game.Story
	w     io.Writer
	output.Painter
	explain bool                     // name the code of each failure
	total   int                      // how many inputs there are
	path    func(file string) string // the path of a file of the story
}

// runFormats returns the formats in which results are written.
func runFormats() *value.Formats[reportFormat] {
	return value.FormatsOf(
		value.Format[reportFormat]{Name: "text", As: reportFormat{open: newTextReport, people: true, faults: faultsText}},
		value.Format[reportFormat]{Name: "tap", As: reportFormat{open: newTAPReport, faults: bailOutTAP}},
		value.Format[reportFormat]{Name: "tap13", As: reportFormat{open: newTAP13Report, faults: bailOutTAP13}},
		value.Format[reportFormat]{Name: "junit", As: reportFormat{open: newJUnitReport, faults: faultsJUnit}},
		value.Format[reportFormat]{Name: "json", As: reportFormat{open: newJSONReport, faults: faultsJSON}},
		value.Format[reportFormat]{Name: "github", As: reportFormat{open: newGitHubReport, annotates: true, faults: faultsGitHub}},
	)
}

// faultsOf returns what is wrong with an input that was not run: the faults of
// its lines, or one of the whole, on line 0.
func faultsOf(err error) diag.List {
	var errs *mission.Errors
	if !errors.As(err, &errs) {
		return diag.List{{Code: "unreadable-file", Message: err.Error()}}
	}
	list := make(diag.List, len(errs.Faults))
	for i, f := range errs.Faults {
		list[i] = f.Diagnostic
	}
	return list
}

// name is what a report calls an input, on one line.
func (in *input) name() string {
	if in.path == "-" {
		return "standard input"
	}
	return diag.Name(in.path)
}
