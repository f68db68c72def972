package mission

import (
	"errors"
	"fmt"
	"strings"
)

// What a caller decides by; test for them with [errors.Is].
var (
	// ErrDamaged says that a file's sum does not match its lines: it was cut
	// off, or changed after it was written.
	ErrDamaged = errors.New("the file is damaged")
	// ErrNewer says that a newer version of the format wrote the file.
	ErrNewer = errors.New("the file is of a newer version")
	// ErrFront says that front matter cannot be changed key by key.
	ErrFront = errors.New("the front matter is written so that this cannot be set in it")
	// ErrTooLarge says that a file is beyond one of the limits.
	ErrTooLarge = errors.New("the file is too large")
	// ErrNotFile says that a pipe, a device or a socket stands at a path.
	ErrNotFile = errors.New("it is not a file")
)

// A Fault is one thing that is wrong with a file.
type Fault struct {
	File      string
	Line, Col int // from 1; the column counts characters
	Msg       string

	kind error // one of the sentinels, or nil
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Col, f.Msg)
}

// Unwrap returns the sentinel that the fault stands for, if there is one.
func (f *Fault) Unwrap() error { return f.kind }

// maxFaults is how many faults are told of one file.
const maxFaults = 100

// Errors is everything that is wrong with a file, in the order of its lines,
// the first hundred faults of it.
type Errors struct {
	Faults []*Fault
	More   int // how many faults are not among them
}

// Error tells the faults, a line each.
func (e *Errors) Error() string {
	lines := make([]string, 0, len(e.Faults)+1)
	for _, f := range e.Faults {
		lines = append(lines, f.Error())
	}
	if e.More > 0 {
		lines = append(lines, fmt.Sprintf("%s: and %d more", e.Faults[0].File, e.More))
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults.
func (e *Errors) Unwrap() []error {
	errs := make([]error, len(e.Faults))
	for i, f := range e.Faults {
		errs[i] = f
	}
	return errs
}

// A StoryError says that a file is a mission of another story.
type StoryError struct {
	File string
	Of   string // the story that the file names
	Have string // the story that it was to be run on
}

func (e *StoryError) Error() string {
	return fmt.Sprintf("%s: a mission of the story %q; this is %q (--story names another)", e.File, e.Of, e.Have)
}
