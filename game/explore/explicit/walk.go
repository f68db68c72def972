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

	cost   func(minutes int) int      // of a choice
	costs  []int                      // all of them, ascending
	look   func(*layer) (enough bool) // called for each layer; may be nil
	budget *budget.Budget

	sets    []set           // by node
	layers  []*layer        // the recent ones, or all
	due     []int           // the costs at which something may be found, ascending
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

// Run walks until everything is reached, or Until says that it is enough. An
// error says why it stopped before that.
func (w *Walk) Run(ctx context.Context) error {
	n := w.Start.Node
	p := w.places[n]
	k := w.encode(p, &w.Start)
	first := entry{k.word(), 1 << k.bit()}
	w.sets[n].open(p)
	w.sets[n].add(first)
	l := &layer{nodes: []int{int(n)}, lists: [][]entry{{first}}}
	if w.finish(l) {
		return nil
	}
	if w.zero() {
		w.gather(l, 0)
	}
	if enough, err := w.rounds(ctx, 0); enough || err != nil {
		return err
	}
	for len(w.due) > 0 {
		cost := w.due[0]
		w.due = w.due[1:]
		for _, c := range w.costs {
			w.gatherAt(cost-c, c)
		}
		if enough, err := w.rounds(ctx, cost); enough || err != nil {
			return err
		}
		w.forget()
	}
	return nil
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
func (w *Walk) rounds(ctx context.Context, cost int) (enough bool, err error) {
	for len(w.active) > 0 {
		l := w.expand(ctx, cost)
		if err := w.budget.Check(ctx); err != nil {
			return false, err
		}
		if w.finish(l) {
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
