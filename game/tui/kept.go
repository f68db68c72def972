package tui

import (
	"errors"

	"cobalt/game/keep"
)

// A keptMsg tells how keeping runs went.
type keptMsg keep.Outcome

// keptWords says what came of keeping the run; nothing where all is well.
func keptWords(t *narrator, err error) string {
	p := &t.phrases.Notices
	var moved *keep.MovedError
	var finds *keep.FindsError
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
