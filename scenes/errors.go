package scenes

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cobalt/game"
)

// An Error is one fault of a story: where it is, and what to do about it.
type Error struct {
	game.Pos
	Msg string
}

// Error returns the fault as "file:line:column: message".
func (e Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", printable(e.File), e.Line, e.Col, e.Msg)
}

// Errors is all that is wrong with a story, in the order of files and lines.
type Errors []Error

// Error returns the faults, one a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i := range e {
		lines[i] = e[i].Error()
	}
	return strings.Join(lines, "\n")
}

func (e Errors) sort() {
	slices.SortStableFunc(e, func(a, b Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// maxFaults is how many faults of one file are told one by one.
const maxFaults = 200

// suggestionWork bounds what looking for names meant may cost in one file, in
// pairs of characters compared.
const suggestionWork = 20_000_000

// faults collects what is wrong with one file.
type faults struct {
	src  *source
	list []Error
	more int // faults beyond maxFaults
	last int // where the last of them is
	work int // spent on suggestions
}

// add notes a fault at a byte of the file.
func (f *faults) add(off int, format string, args ...any) {
	if f.full() {
		f.more++
		f.last = max(f.last, off)
		return
	}
	f.list = append(f.list, Error{Pos: f.src.pos(off), Msg: cut(fmt.Sprintf(format, args...), maxMessage)})
}

// full reports whether further faults are only counted.
func (f *faults) full() bool { return len(f.list) >= maxFaults }

// count returns how many faults there are.
func (f *faults) count() int { return len(f.list) + f.more }

// errors returns the faults, with a last one that counts what is not told.
func (f *faults) errors() Errors {
	list := Errors(slices.Clone(f.list))
	list.sort()
	if f.more == 0 {
		return list
	}
	at := f.src.pos(f.last)
	if told := list[len(list)-1].Pos; told.Line > at.Line {
		at = told
	}
	return append(list, Error{Pos: at, Msg: fmt.Sprintf("and %d more in this file", f.more)})
}

// maxMessage and maxQuoted bound messages and what they quote, in characters.
const (
	maxMessage = 500
	maxQuoted  = 60
)

// quote quotes a piece of the source, escaped and not too long.
func quote(s string) string { return strconv.Quote(cut(s, maxQuoted)) }

// cut shortens s to at most n characters.
func cut(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	for i := range s {
		if n--; n < 3 {
			return s[:i] + "..."
		}
	}
	return s
}

// printable returns a file's name, escaped where it could do harm on a terminal.
func printable(name string) string {
	if quoted := strconv.Quote(name); quoted != `"`+name+`"` {
		return quoted
	}
	return name
}
