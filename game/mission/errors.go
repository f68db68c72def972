package mission

import (
	"errors"
	"fmt"
	"strings"

	"cobalt/game/diag"
)

// Callers decide by these; test for them with [errors.Is].
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
	diag.Diagnostic
	kind error // one of the sentinels, or nil
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
		lines = append(lines, fmt.Sprintf("%s: and %d more", diag.Name(e.Faults[0].File), e.More))
	}
	return strings.Join(lines, "\n")
}

// Diagnostics returns the faults, with a last one that counts those left out.
func (e *Errors) Diagnostics() diag.List {
	list := make(diag.List, len(e.Faults))
	for i, f := range e.Faults {
		list[i] = f.Diagnostic
	}
	if e.More > 0 {
		list = append(list, diag.Diagnostic{
			Code: "more-faults", Range: diag.Range{File: e.Faults[0].File}, Message: fmt.Sprintf("and %d more", e.More),
		})
	}
	return list
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
	return fmt.Sprintf("%s: a mission of the story %q; this is %q (--story names another)", diag.Name(e.File), e.Of, e.Have)
}
