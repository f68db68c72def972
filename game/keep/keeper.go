package keep

import (
	"errors"
	"fmt"

	"cobalt/game/playthrough"
)

// A Keeper keeps runs so that they outlive the program. Keep returns once the run
// is safe; it is called from one goroutine at a time, of each run with newer
// states only.
type Keeper interface {
	// Keep returns nil if the run is safe, or an error for which [Kept] is true and
	// which the player is to be told.
	Keep(run playthrough.Run) error
}

// A MovedError says that a run is kept, but in another file: somebody else has
// written to its own, which was left alone.
type MovedError struct{ From, To string }

func (e *MovedError) Error() string {
	return fmt.Sprintf("%s was changed by somebody else; the run goes on in %s", e.From, e.To)
}

// A RemadeError says that a run is kept, and that its file was gone: somebody
// removed it or its folder, and it was made anew.
type RemadeError struct{ Path string }

func (e *RemadeError) Error() string { return e.Path + " was gone, and was written anew" }

// A FindsError says that a run is kept, but not its finds: the player's profile
// could not be written.
type FindsError struct{ Err error }

func (e *FindsError) Error() string { return "what was found could not be kept: " + e.Err.Error() }

// Unwrap returns the cause.
func (e *FindsError) Unwrap() error { return e.Err }

// A KeepError says that runs could not be kept.
type KeepError struct {
	Err  error
	Runs []playthrough.Run // those, as they stand
}

func (e *KeepError) Error() string { return "the run could not be saved: " + e.Err.Error() }

func (e *KeepError) Unwrap() error { return e.Err }

// Kept reports whether an error of a keeper says that the run is safe.
func Kept(err error) bool {
	var moved *MovedError
	var remade *RemadeError
	var finds *FindsError
	return err == nil || errors.As(err, &moved) || errors.As(err, &remade) || errors.As(err, &finds)
}
