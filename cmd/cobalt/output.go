package main

import (
	"io"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/term"
)

// printable returns text that no terminal takes for a command: every control
// and formatting character but newline and tab, and every byte that is no
// UTF-8, becomes U+FFFD. File names and arguments come from anywhere.
func printable(text string) string {
	text = strings.ToValidUTF8(text, string(unicode.ReplacementChar))
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.Is(unicode.C, r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(file.Fd())
}

// colored reports whether what is written to w may be colored: NO_COLOR wins
// over everything, then --color, then CLICOLOR_FORCE; otherwise a terminal is.
func (o *options) colored(w io.Writer) bool {
	switch {
	case o.getenv("NO_COLOR") != "" || o.color == colorNever:
		return false
	case o.color == colorAlways:
		return true
	}
	force := o.getenv("CLICOLOR_FORCE")
	if force != "" && force != "0" {
		return true
	}
	return isTerminal(w) && o.getenv("TERM") != "dumb"
}
