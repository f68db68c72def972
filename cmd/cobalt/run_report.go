package main

import (
	"io"

	"cobalt/game"
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
	name string
	open func(story *game.Story, w io.Writer, p painter) reporter
}

// formats are all that there are; the first is the default.
var formats = [...]format{
	{"text", newTextReport},
	{"json", newJSONReport},
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

func (f *formatFlag) reporter(story *game.Story, w io.Writer, p painter) reporter {
	return formats[*f].open(story, w, p)
}

func formatNames() []string {
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].name
	}
	return names
}
