package mission

import (
	"errors"
	"fmt"

	"cobalt/game"
	"cobalt/game/diag"
)

// A ChoiceError says why a choice cannot be taken. Its sentinels are those of
// [game.Story.Choose]: [game.ErrEnded], [game.ErrNoChoice], [game.ErrNotOffered]
// and [game.ErrLocked]; or [ErrAmbiguous].
type ChoiceError struct {
	Msg   string   // one sentence
	Notes []string // the state, and the choices that could have been taken
	// Of is the choice that is there and cannot be taken, or NoChoice.
	Of   game.ChoiceID
	kind error
}

// ErrAmbiguous says that several choices may be meant by a name.
var ErrAmbiguous = errors.New("the choice is ambiguous")

func (e *ChoiceError) Error() string { return e.Msg }

// code returns the code of the diagnostic that tells the error.
func (e *ChoiceError) code() diag.Code {
	switch {
	case errors.Is(e.kind, game.ErrEnded):
		return "run-ended"
	case errors.Is(e.kind, game.ErrNotOffered):
		return "choice-not-offered"
	case errors.Is(e.kind, game.ErrLocked):
		return "choice-locked"
	case errors.Is(e.kind, ErrAmbiguous):
		return "ambiguous-choice"
	default:
		return "unknown-choice"
	}
}

// Unwrap returns the sentinel.
func (e *ChoiceError) Unwrap() error { return e.kind }

// Find returns the index within its node of the choice that a reference names
// and that can be taken now. The error is a [*ChoiceError].
func (r *Runner) Find(ref Ref) (int, error) {
	if ending, ok := r.state.Ended(); ok {
		return 0, &ChoiceError{kind: game.ErrEnded, Of: game.NoChoice, Msg: fmt.Sprintf(
			"the run has ended (%s): %s cannot be chosen any more", r.story.Endings[ending].ID, quote(ref.Text))}
	}
	switch found := r.point().Choices(ref); len(found) {
	case 0:
		return 0, r.unknownChoice(ref)
	case 1:
		return found[0], r.barred(found[0])
	default:
		return 0, r.ambiguous(ref, found)
	}
}

// barred says why a choice of the node cannot be taken, or nil.
func (r *Runner) barred(choice int) error {
	id := r.story.Nodes[r.state.Node].First + game.ChoiceID(choice)
	c := &r.story.Choices[id]
	switch r.story.Availability(&r.state, choice) {
	case game.Locked:
		return &ChoiceError{
			kind:  game.ErrLocked,
			Of:    id,
			Msg:   fmt.Sprintf("%q is locked at %s: it needs %s", c.ID, r.place(), c.Needs.Source),
			Notes: append(r.whyNot(c.Needs), r.offers(c.ID)...),
		}
	case game.Hidden:
		return r.notOffered(c, id)
	case game.Open:
	}
	return nil
}

func (r *Runner) notOffered(c *game.Choice, id game.ChoiceID) error {
	e := &ChoiceError{kind: game.ErrNotOffered, Of: id}
	if c.If.Holds(&r.state) {
		e.Msg = fmt.Sprintf("%q is gone from %s: it can be taken once, and was", c.ID, r.place())
	} else {
		e.Msg = fmt.Sprintf("%q is not offered at %s: only if %s", c.ID, r.place(), c.If.Source)
		e.Notes = r.whyNot(c.If)
	}
	e.Notes = append(e.Notes, r.offers("")...)
	return e
}
