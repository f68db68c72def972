package explicit

import (
	"context"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/witness"
)

// Defects finds the defects of states, each with the shortest run that shows it.
// To know these runs it walks the states once more and keeps every layer, but it
// goes no further than the last of the defects.
func (p *Backward) Defects(ctx context.Context) (*witness.Defects, error) {
	defer p.heed(ctx)()
	s := p.newSearch()
	if err := p.err(ctx); err != nil {
		return nil, err
	}
	if s.left == 0 && len(s.loops) == 0 {
		return &witness.Defects{}, nil
	}
	w := p.NewWalk(p.budget, ByChoices)
	w.Keep, w.look = true, s.look
	s.again = w
	if err := w.Run(ctx); err != nil {
		return nil, err
	}
	if err := w.err(ctx); err != nil {
		return nil, err
	}
	defer w.heed(ctx)()
	found := s.found()
	err := w.err(ctx)
	w.Release()
	return found, err
}

// A nearest is the state that shows a defect after the fewest choices.
type nearest struct {
	spot
	found bool
	count int // how many states show the defect
}

// A search looks for the nearest state of each defect.
type search struct {
	*livelocks
	again  *Walk
	stuck  map[int]*nearest // by node
	doomed map[int]*nearest // by livelock
	loops  []int            // goals
	left   int              // defects whose nearest state is not found yet, loops apart
	ch     chooser
}

func (p *Backward) newSearch() *search {
	s := &search{livelocks: p.livelocks(), stuck: map[int]*nearest{}, doomed: map[int]*nearest{}, ch: chooser{Graph: p.Graph}}
	for n := range p.sets {
		words := 0
		p.sets[n].each(func(index uint64, reached, _ *uint64) {
			if words++; words%chunk == 0 && p.halted(0) || p.halt.Load() {
				return
			}
			stuck, doomed := p.lost(&s.ch, n, entry{index, *reached})
			tally(s.stuck, n, stuck)
			if doomed != 0 {
				tally(s.doomed, s.root(n), doomed)
			}
		})
	}
	for i := range p.Graph.loops {
		if _, ok := p.Reached(p.loop(i)); ok {
			s.loops = append(s.loops, p.loop(i))
		}
	}
	s.left = len(s.stuck) + len(s.doomed)
	return s
}

func tally(of map[int]*nearest, n int, bits uint64) {
	if bits == 0 {
		return
	}
	if of[n] == nil {
		of[n] = &nearest{}
	}
	for range points(entry{0, bits}) {
		of[n].count++
	}
}

// look looks through a layer, and reports whether all is found.
func (s *search) look(l *layer) (enough bool) {
	at := len(s.again.layers) - 1
	for i, n := range l.nodes {
		if s.again.halted(0) {
			return true
		}
		for _, e := range l.lists[i] {
			stuck, doomed := s.lost(&s.ch, n, e)
			s.note(s.stuck[n], at, n, entry{e.index, stuck})
			if doomed != 0 {
				s.note(s.doomed[s.root(n)], at, n, entry{e.index, doomed})
			}
		}
	}
	for _, goal := range s.loops {
		if _, ok := s.again.Reached(goal); !ok {
			return false
		}
	}
	return s.left == 0
}

func (s *search) note(w *nearest, layer, n int, e entry) {
	if w == nil || w.found || e.bits == 0 {
		return
	}
	for k := range points(e) {
		w.spot, w.found = spot{layer, n, k}, true
		s.left--
		return
	}
}

// found returns all that was found.
func (s *search) found() *witness.Defects {
	d := &witness.Defects{}
	for _, n := range sortedKeys(s.stuck) {
		d.Stuck = append(d.Stuck, s.witness(s.stuck[n]))
	}
	for _, root := range sortedKeys(s.doomed) {
		w := s.witness(s.doomed[root])
		w.Nodes = s.nodesOf(root)
		d.Doomed = append(d.Doomed, w)
	}
	for _, goal := range s.loops {
		d.Loops = append(d.Loops, witness.Loop{Circle: s.Graph.loops[goal-s.loop(0)], Trail: s.again.TrailTo(goal)})
	}
	return d
}

func (s *search) witness(w *nearest) witness.Witness {
	return witness.Witness{Node: game.NodeID(w.node), States: w.count, Trail: s.again.trail(w.spot)}
}

func sortedKeys[V any](m map[int]V) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
