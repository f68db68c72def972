package main

import (
	"io"

	"github.com/charmbracelet/x/term"

	"cobalt/game/render/output"
)

// printable returns text that no terminal takes for a command.
func printable(text string) string { return output.Printable(text) }

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(file.Fd())
}

// colored reports whether what is written to w may be colored: NO_COLOR wins
// over everything, then --color, then CLICOLOR_FORCE; otherwise a terminal is.
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
	return isTerminal(w) && o.getenv("TERM") != "dumb"
}

// A painter colors words, or leaves them as they are. Every colored word says
// by itself what its color says.
type painter struct{ colored bool }

// paint returns the painter for what is written to w.
func (o *options) paint(w io.Writer) painter { return painter{o.colored(w)} }

func (p painter) good(word string) string { return output.Painter{Colored: p.colored}.Good(word) }
func (p painter) bad(word string) string  { return output.Painter{Colored: p.colored}.Bad(word) }
func (p painter) dim(word string) string  { return output.Painter{Colored: p.colored}.Dim(word) }

// plural counts a thing in words: "1 choice", "2 choices".
func plural(n int, thing string) string { return output.Plural(n, thing) }

// thousands writes a number with a comma between each three digits.
func thousands(n int) string { return output.Thousands(n) }

// writeJSON writes a value as indented JSON that a terminal can show.
func writeJSON(w io.Writer, value any) error { return output.JSON(w, value) }
