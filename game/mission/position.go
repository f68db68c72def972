package mission

import (
	"fmt"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission/resolve"
	"cobalt/game/suggest"
)

// A position is a state of a story in a run. It tells an author what can be done there,
// and what is wrong with a line that asks for something else.
type position struct {
	story  *game.Story
	words  []*game.Words
	state  game.State
	visits resolve.Visits
}

// point is the position as package resolve has it.
func (p *position) point() *resolve.Point {
	return &resolve.Point{Story: p.story, Words: p.words, State: &p.state, Visits: p.visits}
}

func (p *position) unknownChoice(ref Ref) error {
	e := &ChoiceError{kind: game.ErrNoChoice, Of: game.NoChoice}
	e.Msg = fmt.Sprintf("there is no choice %s at %s%s", quote(ref.Text), p.place(), p.nearest(ref))
	if ref == (Ref{Text: "expect"}) {
		e.Notes = append(e.Notes, `an expectation says what it expects, as in "expect suspicion <= 20"`)
	}
	if elsewhere := p.elsewhere(ref); elsewhere != "" {
		e.Notes = append(e.Notes, elsewhere)
	}
	e.Notes = append(e.Notes, p.offers("")...)
	return e
}

// nearest suggests the choice of the node that was probably meant.
func (p *position) nearest(ref Ref) string {
	var names []string
	for i, c := range p.story.NodeChoices(p.state.Node) {
		if ref.Label {
			names = append(names, p.story.Text[0].Choices[p.story.Nodes[p.state.Node].First+game.ChoiceID(i)])
		} else {
			names = append(names, c.ID)
		}
	}
	return suggest.Phrase(ref.Text, names)
}

// elsewhere names another node of the story that has such a choice.
func (p *position) elsewhere(ref Ref) string {
	const most = 3
	var places []string
	point := p.point()
	for id := range p.story.Choices {
		if !point.Fits(ref, game.ChoiceID(id)) {
			continue
		}
		if len(places) == most {
			return "" // it is nothing that tells places apart
		}
		places = append(places, p.story.NodeRef(p.story.Choices[id].Node))
	}
	if len(places) == 0 {
		return ""
	}
	return "there is one at " + list(places, "and")
}

func (p *position) ambiguous(ref Ref, found []int) error {
	ids := make([]string, len(found))
	for i, choice := range found {
		ids[i] = p.story.NodeChoices(p.state.Node)[choice].ID
	}
	return &ChoiceError{kind: ErrAmbiguous, Of: game.NoChoice, Msg: fmt.Sprintf(
		"%s is ambiguous at %s: it could be %s", quote(ref.Text), p.place(), list(ids, "or"))}
}

// place is the node of the state, as an author refers to it.
func (p *position) place() string { return p.story.NodeRef(p.state.Node) }

// offers lists the choices that could have been taken, and those that are locked.
func (p *position) offers(but string) []string {
	var open, locked []string
	for _, o := range p.story.Options(&p.state, nil) {
		c := &p.story.NodeChoices(p.state.Node)[o.Choice]
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

// failure is a failure of a line at this position.
func (p *position) failure(line *Line, col int, code diag.Code, msg string) Failure {
	return Failure{Line: line.Number, Col: col, Code: code, Message: msg, At: p.state.Node, Pos: p.story.Nodes[p.state.Node].Pos}
}
