package mission

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/suggest"
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
			"the run has ended (%s): %s cannot be chosen any more", r.story.Endings[ending].ID, ref.quoted())}
	}
	switch found := r.lookup(ref); len(found) {
	case 0:
		return 0, r.unknownChoice(ref)
	case 1:
		return found[0], r.barred(found[0])
	default:
		return 0, r.ambiguous(ref, found)
	}
}

// quoted names the reference in a message.
func (r Ref) quoted() string { return quote(r.Text) }

// lookup returns the choices of the node that a reference could mean: the one
// with that id, else those shown that fit, else those not offered that do.
func (r *Runner) lookup(ref Ref) []int {
	var shown, hidden []int
	for i, c := range r.story.NodeChoices(r.state.Node) {
		switch {
		case !ref.Label && (c.ID == ref.Text || slices.Contains(c.Was, ref.Text)):
			return []int{i}
		case !r.fits(ref, r.story.Nodes[r.state.Node].First+game.ChoiceID(i)):
		case r.story.Availability(&r.state, i) == game.Hidden:
			hidden = append(hidden, i)
		default:
			shown = append(shown, i)
		}
	}
	if len(shown) > 0 {
		return shown
	}
	return hidden
}

// fits reports whether a reference is the choice's label, an earlier id of it, or
// begins its id.
func (r *Runner) fits(ref Ref, id game.ChoiceID) bool {
	if !ref.Label {
		c := &r.story.Choices[id]
		return strings.HasPrefix(c.ID, ref.Text) || slices.Contains(c.Was, ref.Text)
	}
	for _, w := range r.words {
		if w.Choices[id] == ref.Text {
			return true
		}
	}
	return false
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

func (r *Runner) unknownChoice(ref Ref) error {
	e := &ChoiceError{kind: game.ErrNoChoice, Of: game.NoChoice}
	e.Msg = fmt.Sprintf("there is no choice %s at %s%s", ref.quoted(), r.place(), r.nearest(ref))
	if ref == (Ref{Text: "expect"}) {
		e.Notes = append(e.Notes, `an expectation says what it expects, as in "expect suspicion <= 20"`)
	}
	if elsewhere := r.elsewhere(ref); elsewhere != "" {
		e.Notes = append(e.Notes, elsewhere)
	}
	e.Notes = append(e.Notes, r.offers("")...)
	return e
}

// nearest suggests the choice of the node that was probably meant.
func (r *Runner) nearest(ref Ref) string {
	var names []string
	for i, c := range r.story.NodeChoices(r.state.Node) {
		if ref.Label {
			names = append(names, r.story.Text[0].Choices[r.story.Nodes[r.state.Node].First+game.ChoiceID(i)])
		} else {
			names = append(names, c.ID)
		}
	}
	return suggest.Phrase(ref.Text, names)
}

// elsewhere names another node of the story that has such a choice.
func (r *Runner) elsewhere(ref Ref) string {
	const most = 3
	var places []string
	for id := range r.story.Choices {
		if !r.fits(ref, game.ChoiceID(id)) {
			continue
		}
		if len(places) == most {
			return "" // it is nothing that tells places apart
		}
		places = append(places, r.story.NodeRef(r.story.Choices[id].Node))
	}
	if len(places) == 0 {
		return ""
	}
	return "there is one at " + list(places, "and")
}

func (r *Runner) ambiguous(ref Ref, found []int) error {
	ids := make([]string, len(found))
	for i, choice := range found {
		ids[i] = r.story.NodeChoices(r.state.Node)[choice].ID
	}
	return &ChoiceError{kind: ErrAmbiguous, Of: game.NoChoice, Msg: fmt.Sprintf(
		"%s is ambiguous at %s: it could be %s", ref.quoted(), r.place(), list(ids, "or"))}
}

// place is the node of the run, as an author refers to it.
func (r *Runner) place() string { return r.story.NodeRef(r.state.Node) }

// offers lists the choices that could have been taken, and those that are locked.
func (r *Runner) offers(but string) []string {
	var open, locked []string
	for _, o := range r.story.Options(&r.state, nil) {
		c := &r.story.NodeChoices(r.state.Node)[o.Choice]
		switch {
		case o.Locked && c.ID != but:
			locked = append(locked, c.ID+" (needs "+c.Needs.Source+")")
		case !o.Locked:
			open = append(open, c.ID)
		}
	}
	var notes []string
	if len(open) == 0 {
		notes = append(notes, "nothing can be chosen here, and it is no ending: the story is stuck")
	} else {
		notes = append(notes, "to be chosen: "+strings.Join(open, ", "))
	}
	if len(locked) > 0 {
		notes = append(notes, "locked: "+strings.Join(locked, ", "))
	}
	return notes
}
