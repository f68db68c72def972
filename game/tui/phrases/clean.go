package phrases

import (
	"cmp"
	"errors"
	"maps"
	"slices"
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

// Brief says why something failed, as [Phrases.Said]. If the error can, it leaves out the
// operation and the file, because a line has little room.
func (p *Phrases) Brief(err error) string {
	var short interface{ Brief() string }
	if errors.As(err, &short) {
		return p.Said(short.Brief())
	}
	return p.Said(err.Error())
}

// Said returns the text of an error on one line, cleaned as by [Clean], with what the
// language has words for in the place of the English words.
func (p *Phrases) Said(text string) string {
	text = Clean(text)
	for _, english := range slices.SortedFunc(maps.Keys(p.Errors), longestFirst) {
		text = strings.ReplaceAll(text, english, p.Errors[english])
	}
	return text
}

func longestFirst(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) }
