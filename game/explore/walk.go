package explore

import (
	"context"
	"errors"
	"math/bits"
	"slices"
	"sync/atomic"

	"cobalt/game"
)

// errMemory says that a walk needed more memory than it may have.
var errMemory = errors.New("it needs more memory than it may have")

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

// bytes is what the layer takes.
func (l *layer) bytes() (n int64) {
	for _, list := range l.lists {
		n += 16 * int64(cap(list))
	}
	return n
}

// A walk goes over every state in order of cost.
type walk struct {
	*graph
	cost   func(minutes int) int      // of a choice
	costs  []int                      // all of them, ascending
	keep   bool                       // whether to keep every layer
	after  func(*layer) (enough bool) // called for each layer; nil: never
	budget *budget

	sets    []set           // by node
	layers  []*layer        // the recent ones, or all
	due     []int           // the costs at which something may be found, ascending
	arrived map[int]arrival // by goal
	jobs    [][]job         // by where they lead
	active  []int           // where any leads
	workers []worker
	opened  []bool // by choice that package game ran: whether it was ever open
	barred  []bool // by choice that package game ran: whether it was ever locked

	entered     []bool // by node: what package game entered
	shown       map[game.BlockID]bool
	states      int
	transitions int
}

// An arrival says how a goal was first come to.
type arrival struct{ cost, from int }

// A worker has what one goroutine needs.
type worker struct {
	sheet       sheet
	transitions int
	_           [64]byte // workers write at the same time: keep them apart
}

// A job is what a layer's states at a node bring to a link's end. A job of
// package game's has no link; its entries are where the states came to.
type job struct {
	from    int
	link    *link
	entries []entry
}

func byChoices(int) int         { return 1 }
func byMinutes(minutes int) int { return minutes }

func (g *graph) newWalk(b *budget, cost func(minutes int) int) *walk {
	w := &walk{
		graph: g, budget: b, cost: cost, sets: make([]set, g.nodes()), arrived: map[int]arrival{},
		workers: make([]worker, max(1, g.tuning.workers)), opened: make([]bool, len(g.story.Choices)), barred: make([]bool, len(g.story.Choices)),
		entered: make([]bool, g.nodes()), shown: map[game.BlockID]bool{},
	}
	for _, links := range g.out {
		for _, l := range links {
			w.price(l.minutes)
		}
	}
	for _, slow := range g.slow {
		for _, c := range slow {
			w.price(g.story.Choices[c].Minutes)
		}
	}
	slices.Sort(w.costs)
	return w
}

func (w *walk) price(minutes int) {
	if c := w.cost(minutes); !slices.Contains(w.costs, c) {
		w.costs = append(w.costs, c)
	}
}

// run walks until everything is reached, or `after` says that it is enough. An
// error says why it stopped before that.
func (w *walk) run(ctx context.Context) error {
	p := w.places[w.start.Node]
	k := w.encode(p, &w.start)
	first := entry{k.word(), 1 << k.bit()}
	w.sets[w.start.Node].open(p)
	w.sets[w.start.Node].add(first)
	l := &layer{nodes: []int{int(w.start.Node)}, lists: [][]entry{{first}}}
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
func (w *walk) zero() bool { return len(w.costs) > 0 && w.costs[0] == 0 }

// gatherAt gathers from the layers at a cost.
func (w *walk) gatherAt(at, cost int) {
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
func (w *walk) rounds(ctx context.Context, cost int) (enough bool, err error) {
	for len(w.active) > 0 {
		l := w.expand(ctx, cost)
		if err := w.budget.check(ctx); err != nil {
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
func (w *walk) finish(l *layer) (enough bool) {
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
	w.budget.tell(w.states, n)
	return w.after != nil && w.after(l)
}

// forget drops the layers that no choice leads on from any more.
func (w *walk) forget() {
	if w.keep || len(w.due) == 0 {
		return
	}
	oldest := w.due[0] - w.costs[len(w.costs)-1]
	kept := w.layers[:0]
	for _, l := range w.layers {
		if l.cost >= oldest {
			kept = append(kept, l)
		} else {
			w.budget.use(-l.bytes())
		}
	}
	clear(w.layers[len(kept):])
	w.layers = kept
}

// gather adds the jobs that choices of a cost make of a layer.
func (w *walk) gather(l *layer, cost int) {
	for i, n := range l.nodes {
		for _, link := range w.out[n] {
			if w.cost(link.minutes) == cost {
				w.add(link.to, job{n, link, l.lists[i]})
			}
		}
		for _, c := range w.slow[n] {
			if w.cost(w.story.Choices[c].Minutes) == cost {
				w.runSlowly(n, c, l.lists[i])
			}
		}
	}
}

// add adds a job that leads to a node or goal.
func (w *walk) add(to int, j job) {
	if to >= len(w.jobs) {
		w.jobs = append(w.jobs, make([][]job, to+1-len(w.jobs))...)
	}
	if len(w.jobs[to]) == 0 {
		w.active = append(w.active, to)
	}
	w.jobs[to] = append(w.jobs[to], j)
}

// expand does all jobs, the workers sharing out where they lead, and returns
// the states that were not known before.
func (w *walk) expand(ctx context.Context, cost int) *layer {
	slices.Sort(w.active)
	lists := make([][]entry, len(w.active))
	var stop atomic.Bool
	do := func(i, j int) {
		if stop.Load() {
			return
		}
		lists[j] = w.do(&w.workers[i], w.active[j])
		if w.budget.check(ctx) != nil {
			stop.Store(true)
		}
	}
	if w.small() {
		for j := range w.active {
			do(0, j)
		}
	} else {
		w.parallel(len(w.active), do)
	}
	l := &layer{cost: cost}
	for i, to := range w.active {
		if to >= w.nodes() && w.fires(to) {
			if _, ok := w.arrived[to]; !ok {
				w.arrived[to] = arrival{cost, w.from(to)}
			}
		}
		if len(lists[i]) > 0 {
			l.nodes, l.lists = append(l.nodes, to), append(l.lists, lists[i])
		}
		clear(w.jobs[to])
		w.jobs[to] = w.jobs[to][:0]
	}
	w.active = w.active[:0]
	return l
}

// small reports whether the jobs are too few to share out.
func (w *walk) small() bool {
	n := 0
	for _, to := range w.active {
		for _, j := range w.jobs[to] {
			if n += len(j.entries); n > 512 {
				return false
			}
		}
	}
	return true
}

// do does the jobs that lead to one node or goal, and returns the states that
// are new there.
func (w *walk) do(by *worker, to int) []entry {
	if to >= w.nodes() {
		for _, j := range w.jobs[to] {
			w.counts(by, j, to)
		}
		return nil
	}
	p, s := w.places[to], &w.sets[to]
	before := s.bytes
	s.open(p)
	by.sheet.open(p, s)
	for _, j := range w.jobs[to] {
		if j.link == nil {
			for _, e := range j.entries {
				by.sheet.add(e.index, e.bits)
			}
			continue
		}
		for _, r := range j.link.rects {
			n := r.push(j.entries, &by.sheet)
			r.fired = r.fired || n > 0
			by.transitions += n
		}
	}
	fresh := by.sheet.drain(s)
	w.budget.use(int64(s.bytes-before) + 16*int64(cap(fresh)))
	return fresh
}

// counts does a job that leads to a goal.
func (w *walk) counts(by *worker, j job, to int) {
	if j.link == nil {
		return
	}
	for _, r := range j.link.rects {
		if to == w.locked() && r.fired {
			continue // that it is shown locked somewhere is all there is to know
		}
		n := r.count(j.entries)
		r.fired = r.fired || n > 0
		if to != w.locked() {
			by.transitions += n
		}
	}
}

// fires reports whether any of the jobs that lead to a goal came to it.
func (w *walk) fires(to int) bool { return w.from(to) >= 0 }

// from returns the first node from which the jobs came to a goal, or -1.
func (w *walk) from(to int) int {
	for _, j := range w.jobs[to] {
		if j.link == nil {
			return j.from
		}
		for _, r := range j.link.rects {
			if r.fired && r.count(j.entries) > 0 {
				return j.from
			}
		}
	}
	return -1
}

// moved counts the transitions.
func (w *walk) moved() int {
	n := w.transitions
	for i := range w.workers {
		n += w.workers[i].transitions
	}
	return n
}

// runSlowly has package game take a choice in each of some states.
func (w *walk) runSlowly(n int, c game.ChoiceID, entries []entry) {
	ch := chooser{graph: w.graph}
	var order []int
	found := map[int][]entry{}
	for _, e := range entries {
		for k := range points(e) {
			mv, ok := ch.choose(w.decode(w.places[n], k), c)
			if !ok {
				continue
			}
			w.note(c, &mv)
			if found[mv.to] == nil {
				order = append(order, mv.to)
			}
			found[mv.to] = append(found[mv.to], entry{mv.key.word(), 1 << mv.key.bit()})
		}
	}
	for _, to := range order {
		w.add(to, job{from: n, entries: found[to]})
	}
}

// note keeps what package game told of a choice.
func (w *walk) note(c game.ChoiceID, mv *slowMove) {
	if mv.to == w.locked() {
		w.barred[c] = true
		return
	}
	w.opened[c] = true
	w.transitions++
	for _, n := range mv.entered {
		w.entered[n] = true
	}
	for _, b := range mv.shown {
		w.shown[b] = true
	}
}

// points yields the keys of the points of an entry.
func points(e entry) func(yield func(key) bool) {
	return func(yield func(key) bool) {
		for b := e.bits; b != 0; b &= b - 1 {
			if !yield(key(e.index<<wordBits | uint64(bits.TrailingZeros64(b)))) {
				return
			}
		}
	}
}
