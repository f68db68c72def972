// Package witness holds the evidence of a proof: the parts of a story that runs
// come across, and for each defect of a state the shortest run that shows it.
// [Replay] plays such a run by package game, which is the judge of all evidence.
package witness

import (
	"fmt"
	"slices"

	"cobalt/game"
)

// Sightings are the parts of a story that runs come across.
type Sightings struct {
	Entered []bool // by node
	Open    []bool // by choice: whether it can be taken in some state
	Barred  []bool // by choice: whether it is shown locked in some state
}

// NewSightings returns the sightings of a story of which nothing was seen yet.
func NewSightings(s *game.Story) Sightings {
	return Sightings{make([]bool, len(s.Nodes)), make([]bool, len(s.Choices)), make([]bool, len(s.Choices))}
}

// A Witness shows one defect of states.
type Witness struct {
	Node   game.NodeID     // where the run rests
	Nodes  []game.NodeID   // of doomed states: all nodes of the livelock, ascending
	States int             // how many states have the defect
	Trail  []game.ChoiceID // the shortest run to one of them
}

// A Loop shows a step that goes round in circles.
type Loop struct {
	Circle []game.NodeID   // turned so that it reads least
	Trail  []game.ChoiceID // the shortest run whose last choice does
}

// Defects are the defects of a story's states, each list in the order of nodes.
type Defects struct {
	Stuck  []Witness // no choice is open, and it is no ending
	Doomed []Witness // there are choices, but no ending can be reached
	Loops  []Loop
}

// Turn returns a circle of nodes, turned so that it reads least. A circle may go
// through a node twice, so that its least node alone does not decide.
func Turn(circle []game.NodeID) []game.NodeID {
	best := circle
	for i := range circle {
		if turned := slices.Concat(circle[i:], circle[:i]); slices.Compare(turned, best) < 0 {
			best = turned
		}
	}
	return best
}

// Replay plays choices by package game and returns the state that they lead to.
// The error says which of them can't be taken, or is that of the last one, which
// alone may go round in circles.
func Replay(s *game.Story, d game.Difficulty, trail []game.ChoiceID) (game.State, error) {
	st, err := s.Begin(d, nil)
	if err != nil {
		return st, err
	}
	return ReplayFrom(s, st, trail)
}

// ReplayFrom is [Replay] from a state on.
func ReplayFrom(s *game.Story, st game.State, trail []game.ChoiceID) (game.State, error) {
	var err error
	for i, c := range trail {
		if err != nil {
			return st, fmt.Errorf("choice %d of a trail: %w", i, err)
		}
		n := &s.Nodes[st.Node]
		if c < n.First || c >= n.Last {
			return st, fmt.Errorf("choice %d of a trail is not one of %s", i+1, s.NodeRef(st.Node))
		}
		st, err = s.Choose(st, int(c-n.First), nil)
	}
	return st, err
}
