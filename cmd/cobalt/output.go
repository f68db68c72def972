package main

import (
	"io"

	"github.com/charmbracelet/x/term"

	"cobalt/game/render/output"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(file.Fd())
}

// colored reports whether text for w is colored: NO_COLOR wins over everything,
// then --color, then CLICOLOR_FORCE; without any of them a terminal is colored.
func (o *options) colored(w io.Writer) bool {
	switch {
	case o.getenv("NO_COLOR") != "" || o.color.Index() == colorNever:
		return false
	case o.color.Index() == colorAlways:
		return true
	}
	force := o.getenv("CLICOLOR_FORCE")
	if force != "" && force != "0" {
		return true
	}
	return isTerminal(w) && !isDumb(o.getenv("TERM"))
}

// isDumb reports whether a terminal of that name, as TERM gives it, moves no cursor
// and draws no color.
func isDumb(name string) bool { return name == "dumb" || name == "unknown" || name == "emacs" }

// paint returns the painter for text that is written to w.
func (o *options) paint(w io.Writer) output.Painter { return output.Painter{Colored: o.colored(w)} }

// progress returns the progress of work that begins now, on standard error.
func (o *options) progress() *output.Progress {
	return output.NewProgress(o.err, o.now, isTerminal(o.err) && !isDumb(o.getenv("TERM")))
}
