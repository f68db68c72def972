package main

import (
	"fmt"
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

// A stickyWriter remembers the first error of a writer, and writes no more
// behind it.
type stickyWriter struct {
	w   io.Writer
	err error
}

func (s *stickyWriter) Write(text []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(text)
	s.err = err
	return n, err
}

// A painter colors words, or leaves them as they are. Every colored word says
// by itself what its color says.
type painter struct{ colored bool }

// paint returns the painter for what is written to w.
func (o *options) paint(w io.Writer) painter { return painter{o.colored(w)} }

func (p painter) good(word string) string { return p.set("32", word) }
func (p painter) bad(word string) string  { return p.set("1;31", word) }
func (p painter) dim(word string) string  { return p.set("2", word) }

func (p painter) set(style, word string) string {
	if !p.colored {
		return word
	}
	return "\x1b[" + style + "m" + word + "\x1b[0m"
}

// plural counts a thing in words: "1 choice", "2 choices".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
