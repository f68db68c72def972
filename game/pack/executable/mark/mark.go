// Package mark holds the mark that stands once in every cobalt program, and says where
// the story is that was put behind it.
package mark

import (
	_ "embed"
	"strconv"
)

// Text is the mark. Its last [Slots] characters are two numbers in hexadecimal digits:
// where the pack begins, and its length. They are 0 if there is none. It is a variable
// so that the program reads what stands in its file.
//
//go:embed mark.txt
var Text string

// The parts of the mark: what every version begins with, and the numbers.
const (
	Name   = len("cobalt program mark, ")
	Digits = 16
	Slots  = 2 * Digits
)

// Numbers returns the numbers of a mark, and whether they can be read.
func Numbers(mark string) (at, length int64, ok bool) {
	slots := mark[len(mark)-Slots:]
	at, wrongAt := strconv.ParseInt(slots[:Digits], 16, 64)
	length, wrongLength := strconv.ParseInt(slots[Digits:], 16, 64)
	return at, length, wrongAt == nil && wrongLength == nil
}

// Filled reports whether the running program was built with a story, whether it still
// has it or not.
func Filled() bool {
	at, length, ok := Numbers(Text)
	return at != 0 || length != 0 || !ok
}
