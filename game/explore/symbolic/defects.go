package symbolic

import (
	"context"
	"fmt"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/witness"
)

// A Least is the least cost of any run to an ending.
type Least struct {
	Reached bool
	Cost    int
	Trail   []game.ChoiceID // a run that costs no more
}

// Least finds for each ending the least cost of a run to it.
func (s *Search) Least(ctx context.Context, cost func(minutes int) int) ([]Least, error) {
	s.by(cost)
	list := make([]Least, len(s.Story.Endings))
	for e := range slices.Backward(list) {
		if s.Ends(game.EndingID(e)) {
			l, err := s.ending(ctx, game.EndingID(e))
			if err != nil {
				return nil, err
			}
			list[e] = l
		}
	}
	return list, nil
}

// Ending finds the least cost of a run to an ending that some run reaches.
func (s *Search) Ending(ctx context.Context, e game.EndingID, cost func(minutes int) int) (Least, error) {
	s.by(cost)
	return s.ending(ctx, e)
}

// ending is Ending at the cost that is set. The run is played by package game.
func (s *Search) ending(ctx context.Context, e game.EndingID) (Least, error) {
	goal := s.System.ending(e)
	trail, cost, err := s.to(ctx, &target{goal: func(l *link) bool { return l.to == goal }})
	if err != nil {
		return Least{}, err
	}
	st, err := witness.ReplayFrom(s.Story, s.Start, trail)
	if got, ended := st.Ended(); err != nil || !ended || got != e || s.price(trail) != cost {
		return Least{}, fmt.Errorf("symbolic: the run to %s does not lead there for %d: %v", s.Story.Endings[e].ID, cost, err) //nolint:errorlint // there may be none
	}
	return Least{true, cost, trail}, nil
}

// price returns the cost of choices.
func (s *Search) price(trail []game.ChoiceID) (sum int) {
	for _, c := range trail {
		sum += s.cost(s.Story.Choices[c].Minutes)
	}
	return sum
}

// Defects finds the defects of states, each with the shortest run that shows it.
func (b *Backward) Defects(ctx context.Context) (*witness.Defects, error) {
	d := &witness.Defects{}
	s := b.NewSearch()
	s.by(explicit.ByChoices)
	for n, set := range b.stuck {
		if set == diagram.Empty {
			continue
		}
		only := make([]diagram.Set, b.nodes())
		only[n] = set
		w, err := s.witness(ctx, only)
		if err != nil {
			return nil, err
		}
		d.Stuck = append(d.Stuck, *w)
	}
	for root, parent := range b.parent {
		if parent != root {
			continue
		}
		states := make([]diagram.Set, b.nodes())
		nodes := b.nodesOf(root)
		for _, n := range nodes {
			states[n] = b.doomed[n]
		}
		w, err := s.witness(ctx, states)
		if err != nil {
			return nil, err
		}
		w.Nodes = nodes
		d.Doomed = append(d.Doomed, *w)
	}
	var err error
	d.Loops, err = b.loops(ctx, s)
	return d, err
}

// witness finds the shortest run to some states.
func (s *Search) witness(ctx context.Context, states []diagram.Set) (*witness.Witness, error) {
	trail, _, err := s.to(ctx, &target{states: states})
	if err != nil {
		return nil, err
	}
	st, err := witness.ReplayFrom(s.Story, s.Start, trail)
	if err != nil {
		return nil, fmt.Errorf("symbolic: %w", err)
	}
	w := &witness.Witness{Node: st.Node, Trail: trail}
	n := uint64(0)
	for _, set := range states {
		n = add(n, s.store.Count(set))
	}
	w.States = whole(n)
	return w, nil
}

// loops finds the shortest run into each circle of diverts.
func (b *Backward) loops(ctx context.Context, s *Search) (list []witness.Loop, err error) {
	known := map[string]bool{}
	var circles [][]game.NodeID
	b.eachFired(func(l *link) {
		if l.Kind != flow.ToLoop {
			return
		}
		if circle := witness.Turn(l.Loop); !known[fmt.Sprint(circle)] {
			known[fmt.Sprint(circle)] = true
			circles = append(circles, circle)
		}
	})
	for _, circle := range circles {
		trail, _, err := s.to(ctx, &target{goal: func(l *link) bool {
			return l.Kind == flow.ToLoop && slices.Equal(witness.Turn(l.Loop), circle)
		}})
		if err != nil {
			return nil, err
		}
		list = append(list, witness.Loop{Circle: circle, Trail: trail})
	}
	return list, nil
}
