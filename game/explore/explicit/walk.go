package explicit

import (
	"context"
	"math/bits"
	"slices"
	"sync/atomic"

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

	cost   func(minutes int) int      // of a choice
	costs  []int                      // all of them, ascending
	look   func(*layer) (enough bool) // called for each layer; may be nil
	budget *budget.Budget
	ctx    context.Context // of the call that is under way, for its workers

	sets    []set    // by node
	layers  []*layer // the recent ones, or all
	due     []int    // the costs at which something may be found, ascending
	at      int      // the cost of the states that are sought
	pending *layer   // the layer after which the walk stopped, from which free choices are yet to be taken
	done    bool
	halt    atomic.Bool     // whether to stop as soon as may be: canceled, or out of memory
	arrived map[int]arrival // by goal
	jobs    [][]job         // by the node or goal to which they lead
	active  []int           // the nodes and goals that have jobs
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

// ByChoices is the cost by which a walk finds the runs with the fewest choices.
func ByChoices(int) int { return 1 }

// ByMinutes is the cost by which a walk finds the runs with the fewest minutes.
func ByMinutes(minutes int) int { return minutes }

// ByMinutesThenChoices is ByMinutes, and among runs with as few minutes finds
// the one with the fewest choices: a choice counts as a sliver of a minute.
func ByMinutesThenChoices(minutes int) int { return minutes<<32 + 1 }

// NewWalk returns a walk that has not begun.
func (g *Graph) NewWalk(b *budget.Budget, cost func(minutes int) int) *Walk {
	w := &Walk{
		Graph: g, budget: b, cost: cost, sets: make([]set, g.nodes()), arrived: map[int]arrival{},
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

func (w *Walk) price(minutes int) {
	if c := w.cost(minutes); !slices.Contains(w.costs, c) {
		w.costs = append(w.costs, c)
	}
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

// heed lets the walk look at a context and at its budget. It returns the function
// that ends this.
func (w *Walk) heed(ctx context.Context) (ignore func()) {
	w.ctx = ctx
	return func() { w.ctx = nil }
}

// halted reports whether the walk has to stop, for so many bytes more. Whoever
// asks leaves the rest of its work undone; the walk is of no use then but for
// the states that it came to.
func (w *Walk) halted(bytes int64) bool {
	if w.halt.Load() {
		return true
	}
	if w.budget.Room(bytes) && w.ctx.Err() == nil {
		return false
	}
	w.halt.Store(true)
	return true
}

// err returns why the walk has to stop, if it has to. A walk that halted once has
// left something undone, and is never well again.
func (w *Walk) err(ctx context.Context) error {
	switch err := w.budget.Check(ctx); {
	case err != nil:
		return err
	case w.halt.Load():
		return budget.ErrMemory
	}
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

// zero reports whether there are choices that cost nothing.
func (w *Walk) zero() bool { return len(w.costs) > 0 && w.costs[0] == 0 }

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
