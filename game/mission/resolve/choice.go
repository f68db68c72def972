// Package resolve tells what the lines of a mission file mean at a point of a run: the
// choice that a name stands for, and whether an expectation holds. It words nothing and
// links little, because it stands below package mission, which tells an author what is
// wrong, and below the programs that only go on or give up.
package resolve

import (
	"slices"
	"strings"

	"cobalt/game"
)

// A Ref names a choice: by its id, by the beginning of one, or by its label.
type Ref struct {
	Text  string // without quotes
	Label bool   // it is a label
}

// String returns the reference as a line of a file has it.
func (r Ref) String() string {
	if r.Label {
		return `"` + r.Text + `"`
	}
	return r.Text
}

// A Point is a state of a story in a run.
type Point struct {
	Story  *game.Story
	Words  []*game.Words // the languages that labels may be in
	State  *game.State
	Visits Visits
}

// Visits counts how often a run entered each node of its story, up to 255 times.
type Visits []uint8

// Enter counts a node that was entered.
func (v Visits) Enter(n game.NodeID) { v[n] = max(v[n], v[n]+1) }

// Of returns how often a node was entered.
func (v Visits) Of(n game.NodeID) int { return int(v[n]) }

// Find returns the choice of the point's node, by its index there, that a reference
// means, if the run has not ended and it means exactly one.
func (p *Point) Find(ref Ref) (choice int, ok bool) {
	if _, ended := p.State.Ended(); ended {
		return 0, false
	}
	found := p.Choices(ref)
	if len(found) != 1 {
		return 0, false
	}
	return found[0], true
}

// Choices returns the choices of the point's node, by their indices there, that a
// reference could mean: the one with that id, else those shown that fit, else those not
// offered that do.
func (p *Point) Choices(ref Ref) []int {
	var shown, hidden []int
	for i, c := range p.Story.NodeChoices(p.State.Node) {
		switch {
		case !ref.Label && (c.ID == ref.Text || slices.Contains(c.Was, ref.Text)):
			return []int{i}
		case !p.Fits(ref, p.Story.Nodes[p.State.Node].First+game.ChoiceID(i)):
		case p.Story.Availability(p.State, i) == game.Hidden:
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

// Fits reports whether a reference is the choice's label in one of the languages, an
// earlier id of it, or begins its id.
func (p *Point) Fits(ref Ref, id game.ChoiceID) bool {
	if ref.Label {
		return slices.ContainsFunc(p.Words, func(w *game.Words) bool { return w.Choices[id] == ref.Text })
	}
	c := &p.Story.Choices[id]
	return strings.HasPrefix(c.ID, ref.Text) || slices.Contains(c.Was, ref.Text)
}

// Anywhere reports whether a reference fits some choice of the story.
func (p *Point) Anywhere(ref Ref) bool {
	for id := range p.Story.Choices {
		if p.Fits(ref, game.ChoiceID(id)) {
			return true
		}
	}
	return false
}

// Scope returns the names that an expectation can use at the point.
func (p *Point) Scope() game.Scope { return p.Story.Scope(p.Story.Nodes[p.State.Node].Scene) }
