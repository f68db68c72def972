package compare

import (
	"fmt"
	"slices"

	"cobalt/game"
)

// Node returns the node of the second version that one of the first became, and
// false if it is gone.
func (c *Comparison) Node(was game.NodeID) (now game.NodeID, ok bool) {
	j, ok := c.nodes[int(was)]
	return game.NodeID(j), ok
}

// Choice returns the choice of the second version that one of the first became,
// and false if it is gone.
func (c *Comparison) Choice(was game.ChoiceID) (now game.ChoiceID, ok bool) {
	j, ok := c.choices[int(was)]
	return game.ChoiceID(j), ok
}

// A LostID is an id that saves of the first version may hold, and that no choice
// of the second has or had at that node.
type LostID struct {
	ID  string
	Pos game.Pos // of the choice, the node or the story that would mend it
	Msg string
}

// Lost returns the ids that saves of the first version may hold in vain, in the
// order of the first version's source.
func (c *Comparison) Lost() (lost []LostID) {
	for i := range c.A.Choices {
		was := &c.A.Choices[i]
		for _, id := range append([]string{was.ID}, was.Was...) {
			if l, is := c.lost(game.ChoiceID(i), id); is {
				lost = append(lost, l)
			}
		}
	}
	return lost
}

// lost reports whether an id of a choice of the first version is lost.
func (c *Comparison) lost(was game.ChoiceID, id string) (LostID, bool) {
	from := c.A.Choices[was].Node
	node, there := c.Node(from)
	if !there {
		return LostID{
			ID: id, Pos: game.Pos{File: "story.md", Line: 1, Col: 1},
			Msg: fmt.Sprintf("saves may hold %q of %s, and that node is gone", id, c.A.NodeRef(from)),
		}, true
	}
	for _, choice := range c.B.NodeChoices(node) {
		if choice.ID == id || slices.Contains(choice.Was, id) {
			return LostID{}, false
		}
	}
	l := LostID{ID: id, Pos: c.B.Nodes[node].Pos, Msg: fmt.Sprintf("saves may hold %q, which no choice of %s has or had", id, c.B.NodeRef(node))}
	if now, ok := c.Choice(was); ok && c.B.Choices[now].Node == node {
		l.Pos = c.B.Choices[now].Pos
		l.Msg += fmt.Sprintf(": write `was %s` behind %q, if it is the same choice", id, c.B.Choices[now].ID)
	}
	return l, true
}
