package explicit

import (
	"math/bits"
	"slices"

	"cobalt/game"
)

// A worker has the things that one goroutine needs for itself.
type worker struct {
	inbox inbox
	moved int
	_     [64]byte // workers write at the same time: keep them apart
}

// gather adds the jobs that choices of a cost make of a layer.
func (w *Walk) gather(l *layer, cost int) {
	for i, n := range l.nodes {
		if w.halted(0) {
			return
		}
		for _, link := range w.out[n] {
			if w.cost(link.minutes) == cost {
				w.add(link.to, job{n, link, l.lists[i]})
			}
		}
		for _, c := range w.slow[n] {
			if w.cost(w.Story.Choices[c].Minutes) == cost {
				w.runSlowly(n, c, l.lists[i])
			}
		}
	}
}

// expand does all jobs, one worker for each node or goal to which some lead, and
// returns the states that were not known before.
func (w *Walk) expand(cost int) *layer {
	slices.Sort(w.active)
	lists := make([][]entry, len(w.active))
	do := func(i, j int) {
		if !w.halted(0) {
			lists[j] = w.do(&w.workers[i], w.active[j])
		}
	}
	if w.small() {
		for j := range w.active {
			do(0, j)
		}
	} else {
		w.Parallel(len(w.active), do)
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

// do does the jobs that lead to one node or goal, and returns the states that
// are new there.
func (w *Walk) do(by *worker, to int) []entry {
	if to >= w.nodes() {
		for _, j := range w.jobs[to] {
			w.counts(by, j, to)
		}
		return nil
	}
	p, s := w.places[to], &w.sets[to]
	before := s.bytes
	s.open(p)
	by.inbox.open(p, s, w.halted)
	for _, j := range w.jobs[to] {
		for entries := range slices.Chunk(j.entries, chunk) {
			if w.halted(0) {
				break
			}
			w.bring(by, j.link, entries)
		}
	}
	fresh := by.inbox.drain(s)
	w.budget.Use(int64(s.bytes-before) + 16*int64(cap(fresh)))
	return fresh
}

// chunk is how many entries are moved between two looks at whether to stop.
const chunk = 1 << 14

// bring moves entries along a link to the worker's inbox; without a link they
// are there already.
func (w *Walk) bring(by *worker, l *link, entries []entry) {
	if l == nil {
		for _, e := range entries {
			by.inbox.add(e.index, e.bits)
		}
		return
	}
	for _, r := range l.transitions {
		n := r.push(entries, &by.inbox)
		r.fired = r.fired || n > 0
		by.moved += n
	}
}

// counts does a job that leads to a goal.
func (w *Walk) counts(by *worker, j job, to int) {
	if j.link == nil {
		return
	}
	for _, r := range j.link.transitions {
		if to == w.locked() && r.fired {
			continue // all there is to know is that it is shown locked somewhere
		}
		n := r.count(j.entries)
		r.fired = r.fired || n > 0
		if to != w.locked() {
			by.moved += n
		}
	}
}

// runSlowly has package game take a choice in each of some states.
func (w *Walk) runSlowly(n int, c game.ChoiceID, entries []entry) {
	ch := chooser{Graph: w.Graph}
	var order []int
	found := map[int][]entry{}
	for i, e := range entries {
		if i%16 == 0 && w.halted(0) {
			return
		}
		for k := range points(e) {
			mv, ok := ch.choose(w.decode(w.places[n], k), c)
			if !ok {
				continue
			}
			w.note(c, &mv)
			if found[mv.to] == nil {
				order = append(order, mv.to)
			}
			list := append(found[mv.to], entry{mv.key.word(), 1 << mv.key.bit()})
			if len(list) == chunk { // a longer one would be copied as a whole to grow
				w.add(mv.to, job{from: n, entries: list})
				list = make([]entry, 0, chunk)
			}
			found[mv.to] = list
		}
	}
	for _, to := range order {
		w.add(to, job{from: n, entries: found[to]})
	}
}

// note notes the sightings of a choice that package game took.
func (w *Walk) note(c game.ChoiceID, mv *slowMove) {
	if mv.to == w.locked() {
		w.barred[c] = true
		return
	}
	w.opened[c] = true
	w.taken++
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
