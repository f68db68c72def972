package explicit

import (
	"context"
	"math/bits"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/budget"
)

// A layer is the states that a walk came to at one cost, node by node.
type layer struct {
	cost  int
	nodes []int // ascending
	lists [][]entry
}

// states counts the layer's states.
func (l *layer) states() (n int) {
	for _, list := range l.lists {
		for _, e := range list {
			n += bits.OnesCount64(e.bits)
		}
	}
	return n
}

// bytes is the memory that the layer takes.
func (l *layer) bytes() (n int64) {
	for _, list := range l.lists {
		n += 16 * int64(cap(list))
	}
	return n
}

// A Walk visits every state in order of cost. Set its exported fields before
// [Walk.Run].
type Walk struct {
	*Graph
	Keep  bool        // whether to keep every layer, as [Walk.TrailTo] needs
	Until func() bool // asked after each layer whether that is enough; nil: never

	prices
	brake
	schedule
	look func(*layer) (enough bool) // called for each layer; may be nil

	sets    []set    // by node
	layers  []*layer // the recent ones, or all
	due     []int    // the costs at which something may be found, ascending
	at      int      // the cost of the states that are sought
	pending *layer   // the layer after which the walk stopped, from which free choices are yet to be taken
	done    bool
	arrived map[int]arrival // by goal
	workers []worker
	opened  []bool // by choice that package game ran: whether it was ever open
	barred  []bool // by choice that package game ran: whether it was ever locked

	entered []bool // by node: whether package game entered it
	shown   map[game.BlockID]bool
	states  int
	taken   int           // choices that package game took
	quiet   []*transition // those that show blocks and were not taken when Show was last called; nil before
}

// An arrival says at which cost, and from which node, a goal was first reached.
type arrival struct{ cost, from int }

// NewWalk returns a walk that has not begun.
func (g *Graph) NewWalk(b *budget.Budget, cost func(minutes int) int) *Walk {
	w := &Walk{
		Graph: g, prices: prices{cost: cost}, brake: brake{budget: b}, sets: make([]set, g.nodes()), arrived: map[int]arrival{},
		workers: make([]worker, max(1, g.Workers)), opened: make([]bool, len(g.Story.Choices)), barred: make([]bool, len(g.Story.Choices)),
		entered: make([]bool, g.nodes()), shown: map[game.BlockID]bool{},
	}
	for _, links := range g.out {
		for _, l := range links {
			w.price(l.minutes)
		}
	}
	for _, slow := range g.slow {
		for _, c := range slow {
			w.price(g.Story.Choices[c].Minutes)
		}
	}
	slices.Sort(w.costs)
	return w
}

// Run walks until everything is reached, or Until says that it is enough. Called
// again, it goes on from there. An error says why it stopped before that.
func (w *Walk) Run(ctx context.Context) error {
	defer w.heed(ctx)()
	if w.layers == nil && w.states == 0 {
		w.begin()
	}
	for w.pending != nil || len(w.due) > 0 {
		if w.pending != nil {
			l := w.pending
			if w.pending = nil; w.zero() {
				w.gather(l, 0)
			}
		} else {
			w.at, w.due = w.due[0], w.due[1:]
			for _, c := range w.costs {
				w.gatherAt(w.at-c, c)
			}
		}
		if enough, err := w.rounds(ctx); enough || err != nil {
			return err
		}
		if err := w.err(ctx); err != nil {
			return err
		}
		w.forget()
	}
	w.done = true
	return nil
}

// Done reports whether everything is reached.
func (w *Walk) Done() bool { return w.done }

// begin makes the layer of the first state.
func (w *Walk) begin() {
	n := w.Start.Node
	p := w.places[n]
	k := w.encode(p, &w.Start)
	first := entry{k.word(), 1 << k.bit()}
	w.sets[n].open(p)
	w.sets[n].add(first)
	w.pending = &layer{nodes: []int{int(n)}, lists: [][]entry{{first}}}
	w.finish(w.pending)
}

// gatherAt gathers from the layers at a cost.
func (w *Walk) gatherAt(at, cost int) {
	if cost == 0 {
		return
	}
	for _, l := range w.layers {
		if l.cost == at {
			w.gather(l, cost)
		}
	}
}

// rounds does the jobs that lead to states at a cost, and those that choices
// without a cost add to them.
func (w *Walk) rounds(ctx context.Context) (enough bool, err error) {
	for len(w.active) > 0 {
		l := w.expand(w.at)
		if err := w.err(ctx); err != nil {
			return false, err
		}
		if w.finish(l) {
			w.pending = l
			return true, nil
		}
		if w.zero() {
			w.gather(l, 0)
		}
	}
	return false, nil
}

// finish takes a layer up, and reports whether it is enough.
func (w *Walk) finish(l *layer) (enough bool) {
	if len(l.nodes) > 0 {
		w.layers = append(w.layers, l)
		for _, c := range w.costs {
			if i, found := slices.BinarySearch(w.due, l.cost+c); c > 0 && !found {
				w.due = slices.Insert(w.due, i, l.cost+c)
			}
		}
	}
	n := l.states()
	w.states += n
	w.budget.Tell(w.states, n)
	return w.look != nil && w.look(l) || w.Until != nil && w.Until()
}

// forget drops the layers from which no choice leads on any more.
func (w *Walk) forget() {
	if w.Keep || len(w.due) == 0 {
		return
	}
	oldest := w.due[0] - w.costs[len(w.costs)-1]
	kept := w.layers[:0]
	for _, l := range w.layers {
		if l.cost >= oldest {
			kept = append(kept, l)
		} else {
			w.budget.Use(-l.bytes())
		}
	}
	clear(w.layers[len(kept):])
	w.layers = kept
}

// Release gives back the memory of the walk, which is of no use from then on.
func (w *Walk) Release() {
	w.budget.Use(-w.Bytes())
	for _, l := range w.layers {
		w.budget.Use(-l.bytes())
	}
	w.sets, w.layers = nil, nil
}
