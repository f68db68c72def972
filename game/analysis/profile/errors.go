package profile

import (
	"errors"
	"strings"

	"cobalt/game/diag"
)

// These errors are for callers to decide by; test for them with [errors.Is].
var (
	// ErrDamaged says that a text differs from the one that was once written.
	ErrDamaged = errors.New("the profile is damaged")
	// ErrNewer says that a newer version wrote the text. It is not to be touched.
	ErrNewer = errors.New("the profile is of a newer version")
)

// A Fault is one thing that is wrong with a text.
type Fault struct {
	diag.Diagnostic
	kind error
}

// Unwrap returns ErrDamaged or ErrNewer.
func (f *Fault) Unwrap() error { return f.kind }

// maxFaults is how many faults are told of one text.
const maxFaults = 20

// Errors lists the faults of a text, in the order of its lines, at most twenty of
// them.
type Errors []*Fault

// Error tells the faults, a line each.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults.
func (e Errors) Unwrap() []error {
	errs := make([]error, len(e))
	for i, f := range e {
		errs[i] = f
	}
	return errs
}
