package value

import (
	"errors"
	"fmt"

	"cobalt/game/suggest"
)

// A Word is one of a few words.
type Word struct {
	words []string
	index int
}

// NewWord returns a word whose value is words[index] unless the flag is given.
func NewWord(index int, words ...string) Word { return Word{words, index} }

// Index returns the index of the word.
func (w *Word) Index() int { return w.index }

// String returns the word.
func (w *Word) String() string {
	if len(w.words) == 0 {
		return ""
	}
	return w.words[w.index]
}

// Set takes the value from the command line.
func (w *Word) Set(name string) error {
	for i, known := range w.words {
		if name == known {
			w.index = i
			return nil
		}
	}
	return OneOf(name, w.words...)
}

// Type is the value's name in help.
func (*Word) Type() string { return "word" }

// OneOf returns the error for a word that is not one of the few that are known.
func OneOf(got string, known ...string) error { return errors.New(Unknown("value", got, known)) }

// Unknown says of a name that it is not known, which one was probably meant, and
// which there are.
func Unknown(kind, got string, known []string) string {
	list := ""
	for i, k := range known {
		switch {
		case i == 0:
		case i == len(known)-1:
			list += " or "
		default:
			list += ", "
		}
		list += k
	}
	return fmt.Sprintf("unknown %s %q%s; it can be %s", kind, got, suggest.Phrase(got, known), list)
}
