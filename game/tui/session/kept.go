package session

import (
	"errors"

	"cobalt/game/keep"
	"cobalt/game/tui/phrases"
)

// A KeptMsg tells how keeping runs went.
type KeptMsg keep.Outcome

// KeptWords tells the result of keeping the run; it is empty if all is well.
func KeptWords(n *phrases.Narrator, err error) string {
	p := &n.Phrases.Notices
	var moved *keep.MovedError
	var remade *keep.RemadeError
	var finds *keep.FindsError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &moved):
		return phrases.Fill(p.Moved, "from", phrases.Clean(moved.From), "to", phrases.Clean(moved.To))
	case errors.As(err, &remade):
		return p.Remade
	case errors.As(err, &finds):
		return phrases.Fill(p.Finds, "why", n.Phrases.Brief(finds.Err))
	default:
		return phrases.Fill(p.Unsaved, "why", n.Phrases.Brief(err))
	}
}
