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

// A format is a way to write results.
type format struct {
	name   string
	open   func(c *reporting) reporter
	people bool // it is for people, and more may stand behind it
}

// A reporting is what a reporter knows before the first result.
type reporting struct {
	story *game.Story
	w     io.Writer
	painter
	total int                      // how many inputs there are
	path  func(file string) string // where a file of the story is
}

// formats are all that there are; the first is the default.
var formats = [...]format{
	{"text", newTextReport, true},
	{"tap", newTAPReport, false},
	{"junit", newJUnitReport, false},
	{"json", newJSONReport, false},
	{"github", newGitHubReport, false},
}

// A formatFlag is the index of a format.
type formatFlag int

func (f *formatFlag) String() string { return formats[*f].name }

// Set is called with what stands on the command line.
func (f *formatFlag) Set(name string) error {
	for i := range formats {
		if formats[i].name == name {
			*f = formatFlag(i)
			return nil
		}
	}
	return oneOf(name, formatNames()...)
}

// Type is the value's name where help shows none.
func (*formatFlag) Type() string { return "format" }

func (f *formatFlag) reporter(c *reporting) reporter { return formats[*f].open(c) }

// forPeople reports whether more may stand behind the results.
func (f *formatFlag) forPeople() bool { return formats[*f].people }

func formatNames() []string {
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].name
	}
	return names
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
