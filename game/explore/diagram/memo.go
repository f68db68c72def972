package diagram

// A Memo is a store that remembers the operations that were asked of it, beside
// those that its cache happens to hold: a proof that asks for the same as the one
// before it gets every answer at once. The operations of the generation before the
// present one are remembered, too, and then forgotten.
type Memo struct {
	*Store
	sets    generations[call, Set]
	numbers generations[counting, uint64] // what CountIn was asked
	live    int                           // nodes after the last time that they were collected
	calls   int                           // operations that were remembered then
	ripe    bool                          // a generation has ended since then
}

// A call is an operation with its operands.
type call struct{ op, a, b, c uint32 }

// A counting is a set whose points in a relation were counted.
type counting struct {
	r Relation
	a Set
}

// NewMemo returns a store with limits. If it is not to remember, it is only that.
func NewMemo(l Limits, remembers bool) *Memo {
	m := &Memo{Store: New(l)}
	if remembers {
		m.sets, m.numbers = newGenerations[call, Set](), newGenerations[counting, uint64]()
	}
	return m
}

// Remembers reports whether operations are remembered.
func (m *Memo) Remembers() bool { return m.sets.remember() }

// Union is [Store.Union].
func (m *Memo) Union(a, b Set) Set {
	if !m.Remembers() || a == b || a == Empty || b == Empty {
		return m.Store.Union(a, b)
	}
	return m.sets.recall(m.Store, call{opUnion, uint32(min(a, b)), uint32(max(a, b)), 0}, func() Set { return m.Store.Union(a, b) })
}

// Minus is [Store.Minus].
func (m *Memo) Minus(a, b Set) Set {
	if !m.Remembers() || a == b || a == Empty || b == Empty {
		return m.Store.Minus(a, b)
	}
	return m.sets.recall(m.Store, call{opMinus, uint32(a), uint32(b), 0}, func() Set { return m.Store.Minus(a, b) })
}

// Image is [Store.Image].
func (m *Memo) Image(r Relation, a Set) Set {
	if !m.Remembers() || a == Empty || r == Same {
		return m.Store.Image(r, a)
	}
	return m.sets.recall(m.Store, call{opImage, uint32(a), uint32(r), 0}, func() Set { return m.Store.Image(r, a) })
}

// ImageAll is [Store.ImageAll].
func (m *Memo) ImageAll(b Bundle, a Set) Set { return m.Image(Relation(b), a) }

// Restrict is [Store.Restrict].
func (m *Memo) Restrict(r Relation, a Set) Set {
	if !m.Remembers() || a == Empty || r == Same {
		return m.Store.Restrict(r, a)
	}
	return m.sets.recall(m.Store, call{opRestrict, uint32(a), uint32(r), 0}, func() Set { return m.Store.Restrict(r, a) })
}

// Preimage is [Store.Preimage].
func (m *Memo) Preimage(r Relation, a, to Set) Set {
	if !m.Remembers() || a == Empty || to == Empty {
		return m.Store.Preimage(r, a, to)
	}
	return m.sets.recall(m.Store, call{opPreimage, uint32(a), uint32(r), uint32(to)}, func() Set { return m.Store.Preimage(r, a, to) })
}

// opPreimage is the number of Preimage, which the cache of results does not hold.
const opPreimage = 6 << 28

// Meets is [Store.Meets].
func (m *Memo) Meets(r Relation, a Set) bool {
	if !m.Remembers() || a == Empty || r == Same {
		return m.Store.Meets(r, a)
	}
	return m.sets.recall(m.Store, call{opMeets, uint32(a), uint32(r), 0}, func() Set {
		if m.Store.Meets(r, a) {
			return Unit
		}
		return Empty
	}) != Empty
}

// CountIn is [Store.CountIn].
func (m *Memo) CountIn(r Relation, a Set) uint64 {
	if !m.Remembers() || a == Empty || r == Same {
		return m.Store.CountIn(r, a)
	}
	return m.numbers.recall(m.Store, counting{r, a}, func() uint64 { return m.Store.CountIn(r, a) })
}

// Resume lets a store that has stopped go on, under a new limit, and with another
// way to be asked to stop. Everything that it answered after it had stopped is
// forgotten.
func (m *Memo) Resume(stop func() bool) {
	m.limits.Stop = stop
	if m.stopped {
		m.stopped = false
		clear(m.cache)
		clear(m.pulls)
		clear(m.inside)
	}
}

// perCall is about the memory that an operation takes that is remembered, in bytes.
const perCall = 48

// Bytes returns the memory that the store takes.
func (m *Memo) Bytes() int64 {
	return m.Store.Bytes() + perCall*int64(m.sets.len()+m.numbers.len())
}

// Reset empties the store, which then has only the room that it took, and lets it go on
// with another way to be asked to stop.
func (m *Memo) Reset(stop func() bool) {
	m.limits.Stop, m.stopped = stop, false
	m.nodes = m.nodes[:2]
	m.counts = m.counts[:0]
	m.relations, m.tables, m.sizes, m.bundles = m.relations[:1], m.tables[:0], m.sizes[:0], m.bundles[:0]
	clear(m.slots)
	clear(m.cache)
	clear(m.pulls)
	clear(m.inside)
	clear(m.known)
	clear(m.tableAt)
	clear(m.bundleAt)
}

// Turn begins a new generation. If the present one is whole, only what it asked for
// is remembered; else all that was remembered still is. Sets that were kept
// elsewhere are not good any more.
func (m *Memo) Turn(whole bool) {
	m.sets.turn(whole)
	m.numbers.turn(whole)
	m.ripe = m.ripe || whole
}

// Tidy prepares for the next generation what takes a while: nodes that no operation
// needs are dropped if they are many. From the first time on, results outlast
// generations: before it there is none that they could serve. Some sets that are kept
// elsewhere stay good.
func (m *Memo) Tidy(kept []Set) {
	if !m.ripe {
		return
	}
	m.ripe = false
	if m.Len() > 2*m.live+fewNew || 4*len(m.sets.last) < 3*m.calls {
		m.collect(kept)
	}
	if !m.lasts {
		m.lasts = true
		m.growCache()
	}
	m.reserve(room(m.Len(), m.live))
}

// room returns for how many more nodes to reserve memory: as many as there are, at most
// fewNew, and no more than fit before the next collection. Live is how many there were after
// the last one.
func room(nodes, live int) int { return max(0, min(nodes, fewNew, 2*live+fewNew-nodes)) }

// fewNew is how many nodes more than the last time are not worth collecting.
const fewNew = 1 << 19

// Forget forgets all operations, so that the next collection leaves only nodes that
// its roots need.
func (m *Memo) Forget() {
	m.sets.forget()
	m.numbers.forget()
}

// collect drops every node that no remembered operation needs, and no kept set.
func (m *Memo) collect(kept []Set) {
	calls, sets := make([]call, 0, len(m.sets.last)), make([]Set, 0, 4*len(m.sets.last))
	for k, r := range m.sets.last {
		calls = append(calls, k)
		sets = append(sets, r, Set(k.a), Empty, Empty)
		switch n := len(sets); k.op {
		case opUnion, opMinus:
			sets[n-2] = Set(k.b)
		case opPreimage:
			sets[n-1] = Set(k.c)
		}
	}
	counts, counted := make([]uint64, 0, len(m.numbers.last)), make([]counting, 0, len(m.numbers.last))
	for k, n := range m.numbers.last {
		counts, counted, sets = append(counts, n), append(counted, k), append(sets, k.a)
	}
	m.Collect(sets, kept)
	m.Trim()
	clear(m.sets.last)
	clear(m.numbers.last)
	for i, k := range counted {
		m.numbers.last[counting{k.r, sets[4*len(calls)+i]}] = counts[i]
	}
	for i, k := range calls {
		r := sets[4*i : 4*i+4]
		switch k.a = uint32(r[1]); k.op {
		case opUnion:
			k.a, k.b = uint32(min(r[1], r[2])), uint32(max(r[1], r[2]))
		case opMinus:
			k.b = uint32(r[2])
		case opPreimage:
			k.c = uint32(r[3])
		}
		m.sets.last[k] = r[0]
	}
	m.live, m.calls = m.Len(), len(m.sets.last)
}
