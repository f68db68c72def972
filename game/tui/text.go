package tui

import (
	"strings"
	"unicode"
)

// clean returns a text from outside the story, on one line, without anything
// that a terminal could take for a command.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "?")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.Is(unicode.C, r):
			return -1
		default:
			return r
		}
	}, text)
}

// spread puts two texts at the ends of a line of that width; the lengths are
// those of their bare words. The right one is left out where both do not fit.
func spread(left string, leftWidth int, right string, rightWidth, width int) string {
	gap := width - leftWidth - rightWidth
	if rightWidth == 0 || gap < 1 {
		return left
	}
	return left + strings.Repeat(" ", gap) + right
}
