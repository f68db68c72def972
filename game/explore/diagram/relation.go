package diagram

import (
	"encoding/binary"
	"slices"
)

// A Relation moves points of some levels to points of others, level by level. It
// is built from the last level to the first.
type Relation uint32

// Same is the relation that leaves all further levels as they are.
const Same Relation = 0

type step uint8

const (
	stepKeep   step = iota // the level stays as it is
	stepMap                // it changes by a table
	stepDrop               // it is left out
	stepPut                // a level is put in
	stepBundle             // one of several relations, see Bundle
)

type relation struct {
	step  step
	table int32  // stepMap, stepDrop: its number; -1: all values pass; stepBundle: its number
	value uint32 // stepPut
	next  Relation
}

// Keep leaves a level as it is.
func (s *Store) Keep(next Relation) Relation {
	if next == Same {
		return Same
	}
	return s.relation(relation{step: stepKeep, table: -1, next: next})
}

// Map changes a level by a table; values that are negative there do not pass.
func (s *Store) Map(table []int32, next Relation) Relation {
	return s.relation(relation{step: stepMap, table: s.table(table), next: next})
}

// Drop leaves a level out; values that are negative in the table do not pass. A
// nil table lets all pass.
func (s *Store) Drop(table []int32, next Relation) Relation {
	n := int32(-1)
	if table != nil {
		n = s.table(table)
	}
	return s.relation(relation{step: stepDrop, table: n, next: next})
}

// Put puts in a level with one value.
func (s *Store) Put(value uint32, next Relation) Relation {
	return s.relation(relation{step: stepPut, table: -1, value: value, next: next})
}

func (s *Store) relation(r relation) Relation {
	if id, ok := s.known[r]; ok {
		return id
	}
	id := Relation(len(s.relations))
	s.relations = append(s.relations, r)
	s.known[r] = id
	return id
}

func (s *Store) table(t []int32) int32 {
	name := make([]byte, 0, 4*len(t))
	for _, x := range t {
		name = binary.LittleEndian.AppendUint32(name, uint32(x))
	}
	if id, ok := s.tableAt[string(name)]; ok {
		return id
	}
	id := int32(len(s.tables))
	s.tables = append(s.tables, t)
	s.sizes = append(s.sizes, int(slices.Max(t))+1)
	s.tableAt[string(name)] = id
	return id
}

// passes reports whether a value passes the relation's first level, and the
// value that it has behind it.
func (s *Store) passes(r *relation, value uint32) (to uint32, ok bool) {
	if r.table < 0 {
		return value, true
	}
	t := s.tables[r.table][value]
	return uint32(t), t >= 0
}

// Image returns the points to which a relation takes those of a set.
func (s *Store) Image(r Relation, a Set) Set {
	if a == Empty || r == Same {
		return a
	}
	rel := &s.relations[r]
	switch rel.step {
	case stepPut:
		return s.Node(rel.value, s.Image(rel.next, a), Empty)
	case stepBundle:
		return s.imageBundle(r, a)
	case stepKeep, stepMap, stepDrop: // by the points of the set, below
	}
	if found, ok := s.cache.find(uint32(r)|opImage, uint32(a)); ok {
		return found
	}
	if s.tick(); s.stopped {
		return Empty
	}
	x := s.nodes[a]
	res := s.Image(r, x.right)
	if to, ok := s.passes(rel, x.value); ok {
		if down := s.Image(rel.next, x.down); rel.step == stepDrop {
			res = s.Union(res, down)
		} else {
			res = s.with(to, down, res)
		}
	}
	s.cache.remember(uint32(r)|opImage, uint32(a), res)
	return res
}

// Restrict returns the points of a set that a relation takes anywhere.
func (s *Store) Restrict(r Relation, a Set) Set {
	for r != Same && s.relations[r].step == stepPut {
		r = s.relations[r].next
	}
	if a == Empty || r == Same {
		return a
	}
	if found, ok := s.cache.find(uint32(r)|opRestrict, uint32(a)); ok {
		return found
	}
	if s.tick(); s.stopped {
		return Empty
	}
	rel := &s.relations[r]
	x := s.nodes[a]
	res := s.Restrict(r, x.right)
	if _, ok := s.passes(rel, x.value); ok {
		res = s.Node(x.value, s.Restrict(rel.next, x.down), res)
	}
	s.cache.remember(uint32(r)|opRestrict, uint32(a), res)
	return res
}

// A pull is a remembered result of Preimage.
type pull struct {
	r     Relation
	a, to Set
	from  Set
}

// Preimage returns the points of a that a relation takes to points of to.
func (s *Store) Preimage(r Relation, a, to Set) Set {
	if a == Empty || to == Empty {
		return Empty
	}
	if r == Same {
		return s.Intersect(a, to)
	}
	rel := &s.relations[r]
	if rel.step == stepPut {
		return s.Preimage(rel.next, a, s.behind(to, rel.value))
	}
	h := s.pullSlot(r, a, to)
	if p := &s.pulls[h]; p.r == r && p.a == a && p.to == to {
		return p.from
	}
	if s.tick(); s.stopped {
		return Empty
	}
	x := s.nodes[a]
	res := s.Preimage(r, x.right, to)
	if value, ok := s.passes(rel, x.value); ok {
		onto := to
		if rel.step != stepDrop {
			onto = s.behind(to, value)
		}
		res = s.Node(x.value, s.Preimage(rel.next, x.down, onto), res)
	}
	s.pulls[s.pullSlot(r, a, to)] = pull{r, a, to, res} // there may be more of them by now
	return res
}

// pullSlot returns the one place that a result of Preimage may have.
func (s *Store) pullSlot(r Relation, a, to Set) uint64 {
	return hash(uint32(r), uint32(a), uint32(to)) & uint64(len(s.pulls)-1)
}

// behind returns the points of a set that begin with a value, without it.
func (s *Store) behind(a Set, value uint32) Set {
	for a > Unit && s.nodes[a].value < value {
		a = s.nodes[a].right
	}
	if a <= Unit || s.nodes[a].value != value {
		return Empty
	}
	return s.nodes[a].down
}

// Meets reports whether a relation takes any point of a set anywhere. It looks no
// further than to the first that it finds.
func (s *Store) Meets(r Relation, a Set) bool {
	for r != Same && s.relations[r].step == stepPut {
		r = s.relations[r].next
	}
	if a == Empty || r == Same {
		return a != Empty
	}
	if found, ok := s.cache.find(uint32(r)|opMeets, uint32(a)); ok {
		return found != Empty
	}
	if s.tick(); s.stopped {
		return false
	}
	rel, meets := s.relations[r], Empty
	for at := a; at != Empty && meets == Empty; at = s.nodes[at].right {
		if _, ok := s.passes(&rel, s.nodes[at].value); ok && s.Meets(rel.next, s.nodes[at].down) {
			meets = Unit
		}
	}
	s.cache.remember(uint32(r)|opMeets, uint32(a), meets)
	return meets != Empty
}

// CountIn returns the number of points of a set that a relation takes anywhere,
// or the greatest number there is if there are more. That may be a bundle of relations
// of which no two take the same point.
func (s *Store) CountIn(r Relation, a Set) uint64 {
	for r != Same && s.relations[r].step == stepPut {
		r = s.relations[r].next
	}
	if a == Empty || r == Same {
		return s.Count(a)
	}
	if len(s.inside) == 0 {
		s.inside = make([]inside, s.counted())
	}
	h := s.insideSlot(r, a)
	if e := &s.inside[h]; e.r == r && e.a == a {
		return e.count
	}
	if s.tick(); s.stopped {
		return 0
	}
	x := s.nodes[a]
	count := s.CountIn(r, x.right)
	if rel := &s.relations[r]; rel.step == stepBundle {
		for _, w := range s.waysOf(r, x.value) {
			count = plus(count, s.CountIn(w.next, x.down))
		}
	} else if _, ok := s.passes(rel, x.value); ok {
		count = plus(count, s.CountIn(rel.next, x.down))
	}
	s.inside[h] = inside{r, a, count}
	return count
}

// counted returns how many results of CountIn are remembered.
func (s *Store) counted() int {
	if s.lasts {
		return max(leastCache, min(len(s.slots), lastingCounts))
	}
	return leastCache
}

// insideSlot returns the one place that a result of CountIn may have.
func (s *Store) insideSlot(r Relation, a Set) uint64 {
	return hash(uint32(r), uint32(a), opRestrict) & uint64(len(s.inside)-1)
}

// An inside is a remembered result of CountIn.
type inside struct {
	r     Relation
	a     Set
	count uint64
}
