package main

import (
	"errors"
	"io"

	"cobalt/game"
	"cobalt/game/mission"
)

// A reporter writes results in one format, to a writer whose errors last.
type reporter interface {
	// run is called for every input, in order.
	run(o *outcome)
	// end is called once, behind the last. It returns what failed in writing.
	end(sum summary) error
}

// A reportFormat is a way to write results.
type reportFormat struct {
	open   func(c *reporting) reporter
	people bool // it is for people, and more may follow the results
}

// A reporting is what a reporter knows before the first result.
type reporting struct {
	story *game.Story
	w     io.Writer
	painter
	total int                      // how many inputs there are
	path  func(file string) string // where a file of the story is
}

// runFormats returns the formats in which results are written.
func runFormats() *formatFlag[reportFormat] {
	return formatsOf(
		format[reportFormat]{name: "text", as: reportFormat{newTextReport, true}},
		format[reportFormat]{name: "tap", as: reportFormat{newTAPReport, false}},
		format[reportFormat]{name: "junit", as: reportFormat{newJUnitReport, false}},
		format[reportFormat]{name: "json", as: reportFormat{newJSONReport, false}},
		format[reportFormat]{name: "github", as: reportFormat{newGitHubReport, false}},
	)
}

// faultsOf returns what is wrong with an input that was not run: the faults of
// its lines, or one of the whole, on line 0.
func faultsOf(err error) []*mission.Fault {
	var errs *mission.Errors
	if errors.As(err, &errs) {
		return errs.Faults
	}
	return []*mission.Fault{{Msg: err.Error()}}
}

// name is what a report calls an input.
func (in *input) name() string {
	if in.path == "-" {
		return "standard input"
	}
	return printable(in.path)
}
