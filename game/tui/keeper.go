package tui

import (
	"cmp"
	"errors"
	"fmt"
	"sync"

	"cobalt/game/playthrough"
)

// A Keeper keeps runs where they outlive the program. Keep returns once the run
// is safe; it is called from one goroutine at a time, of each run with newer
// states only.
type Keeper interface {
	// Keep returns nil, a [*MovedError] or a [*FindsError] where the run is safe.
	Keep(run playthrough.Run) error
}

// A MovedError says that a run is kept, but no longer where it was: somebody else
// has written there, and that was left alone.
type MovedError struct{ From, To string }

func (e *MovedError) Error() string {
	return fmt.Sprintf("%s was changed by somebody else; the run goes on in %s", e.From, e.To)
}

// A FindsError says that a run is kept, but not what was found in it: the
// player's profile could not be written.
type FindsError struct{ Err error }

func (e *FindsError) Error() string { return "what was found could not be kept: " + e.Err.Error() }

// Unwrap returns the cause.
func (e *FindsError) Unwrap() error { return e.Err }

// isKept reports whether an error of a keeper says that the run is safe.
func isKept(err error) bool {
	var moved *MovedError
	var finds *FindsError
	return err == nil || errors.As(err, &moved) || errors.As(err, &finds)
}

// keptWords says what came of keeping the run; nothing where all is well.
func keptWords(t *narrator, err error) string {
	p := &t.phrases.Notices
	var moved *MovedError
	var finds *FindsError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &moved):
		return fill(p.Moved, "from", clean(moved.From), "to", clean(moved.To))
	case errors.As(err, &finds):
		return fill(p.Finds, "why", brief(finds.Err))
	default:
		return fill(p.Unsaved, "why", brief(err))
	}
}

// keeping hands runs to a keeper, each once, the newest state of each run always
// last, whatever order its callers come in.
type keeping struct {
	keeper Keeper // nil keeps nothing

	writing sync.Mutex // held while the keeper works

	turn int // how often it was flushed; only while writing

	mu     sync.Mutex
	wanted []playthrough.Run // of each run that is not kept yet, the newest state
}

// A keptMsg tells how keeping runs went: what the error of [keeping.flush] says.
type keptMsg struct {
	err  error
	turn int // which of all flushes it was: one may be told before one that it followed
}

// want says that a run is to be kept. It only takes note of it.
func (k *keeping) want(run playthrough.Run) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if i := k.find(run); i >= 0 {
		k.wanted[i] = run
		return
	}
	k.wanted = append(k.wanted, run)
}

func (k *keeping) find(run playthrough.Run) int {
	for i := range k.wanted {
		if k.wanted[i].Same(run) {
			return i
		}
	}
	return -1
}

// flush keeps what is not kept yet. A run that could not be kept is wanted still,
// unless a newer state of it is; if there is one, the error is why. Else it is
// what the keeper had to tell.
func (k *keeping) flush() keptMsg {
	k.writing.Lock()
	defer k.writing.Unlock()
	k.turn++
	return keptMsg{k.write(), k.turn}
}

// write gives the keeper what is wanted.
func (k *keeping) write() error {
	wanted := k.take()
	if k.keeper == nil {
		return nil
	}
	var lost, told error
	defer func() { // a keeper that panics has kept nothing
		for _, run := range wanted {
			k.giveBack(run)
		}
	}()
	for len(wanted) > 0 {
		run := wanted[0]
		err := k.keeper.Keep(run)
		wanted = wanted[1:]
		if isKept(err) {
			told = errors.Join(told, err)
			continue
		}
		lost = errors.Join(lost, err)
		k.giveBack(run)
	}
	return cmp.Or(lost, told)
}

func (k *keeping) take() []playthrough.Run {
	k.mu.Lock()
	defer k.mu.Unlock()
	wanted := k.wanted
	k.wanted = nil
	return wanted
}

func (k *keeping) giveBack(run playthrough.Run) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.find(run) < 0 {
		k.wanted = append(k.wanted, run)
	}
}

// finish keeps what is left, and returns a [*KeepError] where that fails.
func (k *keeping) finish() error {
	err := k.flush().err
	if unkept := k.take(); len(unkept) > 0 {
		return &KeepError{err, unkept}
	}
	return nil
}

// A KeepError says that runs could not be kept.
type KeepError struct {
	Err  error
	Runs []playthrough.Run // those, as they stand
}

func (e *KeepError) Error() string { return "the run could not be saved: " + e.Err.Error() }

func (e *KeepError) Unwrap() error { return e.Err }
