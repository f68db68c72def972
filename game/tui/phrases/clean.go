package phrases

import (
	"errors"
	"strings"
	"unicode"
)

// Clean returns a text from outside the story, on one line, without anything
// that a terminal could take for a command.
func Clean(text string) string {
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

// Brief says why something failed. If the error can, it leaves out the operation and
// the file, because a line has little room.
func Brief(err error) string {
	var short interface{ Brief() string }
	if errors.As(err, &short) {
		return Clean(short.Brief())
	}
	return Clean(err.Error())
}
