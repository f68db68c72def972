package symbolic

import (
	"cmp"
	"slices"

	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// A Memory is what the proof of a story leaves for the next one, of the same story
// after an edit: the diagrams, with the operations that were asked of them, and the
// numbers by which diagrams know variables and values. A part of a story whose
// transitions are as before, and that is entered by the same states, is then
// answered from memory. Whether a memory is used changes nothing but the time. It
// serves one proof at a time.
type Memory struct {
	forgets bool // whether it only lends its room
	store   *diagram.Memo
	costs   *diagram.CostMemo
	order   []string           // the names of variables, by rank
	values  map[string][]int16 // by name: the values of a variable, by their numbers
	large   largest            // of the sets of the last survey; none once the order has been looked for
	ordered bool               // whether the order has been looked for
}

// NewArena returns a memory that remembers nothing, but lends the room that one system
// of diagrams took to the next. The one before it is worthless from then on.
func NewArena() *Memory { return &Memory{forgets: true} }

// mostRemembered is the memory that a memory may take before it is begun afresh, in
// bytes. One proof of the shipped story takes about half of it.
const mostRemembered = 160 << 20

// begin prepares the memory for the next proof.
func (m *Memory) begin(l diagram.Limits) {
	if m.store != nil && m.forgets {
		m.store.Reset(l.Stop)
		m.costs.Reset()
		return
	}
	m.large = largest{}
	if m.store != nil && m.Bytes() > mostRemembered && !m.ordered {
		m.order = nil
	}
	if m.store == nil || m.Bytes() > mostRemembered {
		m.store = diagram.NewMemo(l, !m.forgets)
		m.costs = diagram.NewCostMemo(m.store)
		m.values = map[string][]int16{}
		return
	}
	if m.store.Stopped() {
		m.costs = diagram.NewCostMemo(m.store)
	}
	m.store.Resume(l.Stop)
}

// End ends a proof. If it came to its end, only what it asked for is remembered.
func (m *Memory) End(whole bool) {
	if m.store != nil {
		whole = whole && !m.store.Stopped()
		m.store.Turn(whole)
		m.costs.Turn(whole)
	}
}

// Tidy does what is left to do between a proof and the next one, and can wait until the
// first is told.
func (m *Memory) Tidy() {
	if m.store != nil {
		m.store.Tidy(m.large.sets)
		m.costs.Tidy()
	}
}

// Bytes returns the memory that the diagrams take.
func (m *Memory) Bytes() int64 {
	if m.store == nil {
		return 0
	}
	return m.store.Bytes() + m.costs.Bytes()
}

// encode numbers the values of an analysis's variables, and ranks the variables, as
// the last proof did: new values come last, new variables behind those that come
// before them in a fresh order.
func (m *Memory) encode(a *flow.Analysis) *encoding {
	e := newEncoding(a)
	if m.forgets {
		return e
	}
	names := a.Names()
	for v, fresh := range e.domains {
		values := m.values[names[v]]
		known := number(values)
		for _, x := range fresh {
			if known.of(x) < 0 {
				values = append(values, x)
			}
		}
		e.domains[v], e.numbers[v], m.values[names[v]] = values, number(values), values
	}
	m.rank(e, names)
	return e
}

// rank ranks variables as the last proof did.
func (m *Memory) rank(e *encoding, names []string) {
	was := make(map[string]int, len(m.order))
	for i, name := range m.order {
		was[name] = i
	}
	fresh := make([]flow.Var, len(names))
	for v, rank := range e.rank {
		fresh[rank] = flow.Var(v)
	}
	type place struct{ known, new int }
	places := make([]place, len(names))
	at := place{known: -1}
	for _, v := range fresh {
		if i, ok := was[names[v]]; ok {
			at = place{known: i}
		} else {
			at.new++
		}
		places[v] = at
	}
	slices.SortFunc(fresh, func(x, y flow.Var) int {
		return cmp.Or(cmp.Compare(places[x].known, places[y].known), cmp.Compare(places[x].new, places[y].new))
	})
	m.order = m.order[:0]
	for i, v := range fresh {
		e.rank[v] = i
		m.order = append(m.order, names[v])
	}
}

// Work returns how many results were computed since the memory was begun.
func (m *Memory) Work() int {
	if m.store == nil {
		return 0
	}
	return m.store.Work()
}
