package diagram

import (
	"encoding/binary"
	"slices"
)

// A Bundle is several relations between the same levels, which move sets together: each
// level asks which of them are left, and goes on with those. Relations that differ in a
// few levels only are one below those, where a set is then gone through once.
type Bundle Relation

// A bundle is the parts of a [Bundle], or of what is left of one at a level.
type bundle struct {
	of   []Relation // ascending; none of them a bundle
	rows [][]way    // by value of the first level: where it leads; nil until it is asked for
	puts []way      // stepPut: the values that are put in
}

// A way is a value behind a relation's first level, and the relation of the levels that
// follow.
type way struct {
	to   uint32
	next Relation
}

// noWay is the row of a value that does not pass.
var noWay = []way{}

// Bundle returns the bundle of some relations, which are all between the same levels.
func (s *Store) Bundle(of ...Relation) Bundle { return Bundle(s.bundle(of)) }

// bundle is Bundle, of bundles too. That of one relation is the relation.
func (s *Store) bundle(of []Relation) Relation {
	var flat []Relation
	for _, r := range of {
		if r != Same && s.relations[r].step == stepBundle {
			flat = append(flat, s.bundles[s.relations[r].table].of...)
		} else {
			flat = append(flat, r)
		}
	}
	slices.Sort(flat)
	flat = slices.Compact(flat)
	if len(flat) == 1 {
		return flat[0]
	}
	name := make([]byte, 0, 4*len(flat))
	for _, r := range flat {
		name = binary.LittleEndian.AppendUint32(name, uint32(r))
	}
	if r, ok := s.bundleAt[string(name)]; ok {
		return r
	}
	s.Spend(len(flat))
	r := Relation(len(s.relations))
	s.relations = append(s.relations, relation{step: stepBundle, table: int32(len(s.bundles))})
	s.bundles = append(s.bundles, bundle{of: flat})
	s.bundleAt[string(name)] = r
	return r
}

// first returns the step that a relation begins with. All relations of a bundle begin
// with the same, but that some map a level which others keep.
func (s *Store) first(r Relation) step {
	if r == Same {
		return stepKeep
	}
	if rel := &s.relations[r]; rel.step != stepBundle {
		return rel.step
	}
	for _, r := range s.bundles[s.relations[r].table].of {
		if r != Same {
			return s.relations[r].step
		}
	}
	return stepKeep
}

// waysOf returns where a bundle takes a value of its first level, ascending; a level that
// is dropped has one way at most, to 0.
func (s *Store) waysOf(r Relation, value uint32) []way {
	e := &s.bundles[s.relations[r].table]
	if int(value) < len(e.rows) && e.rows[value] != nil {
		return e.rows[value]
	}
	var list []way
	for _, r := range e.of {
		if r == Same {
			list = append(list, way{value, Same})
			continue
		}
		rel := &s.relations[r]
		to, ok := s.passes(rel, value)
		if rel.step == stepDrop {
			to = 0
		}
		if ok {
			list = append(list, way{to, rel.next})
		}
	}
	row := s.join(list)
	e = &s.bundles[s.relations[r].table] // there may be more of them by now
	if int(value) >= len(e.rows) {
		e.rows = append(e.rows, make([][]way, int(value)+1-len(e.rows))...)
	}
	e.rows[value] = row
	return row
}

// join makes one of the ways to the same value.
func (s *Store) join(list []way) []way {
	slices.SortStableFunc(list, func(a, b way) int { return int(a.to) - int(b.to) })
	joined := noWay
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].to == list[0].to {
			n++
		}
		next := make([]Relation, n)
		for i := range next {
			next[i] = list[i].next
		}
		joined = append(joined, way{list[0].to, s.bundle(next)})
		list = list[n:]
	}
	return joined
}

// putsOf returns the values that a bundle puts in, ascending.
func (s *Store) putsOf(r Relation) []way {
	e := &s.bundles[s.relations[r].table]
	if e.puts == nil {
		var list []way
		for _, r := range e.of {
			list = append(list, way{s.relations[r].value, s.relations[r].next})
		}
		puts := s.join(list)
		e = &s.bundles[s.relations[r].table]
		e.puts = puts
	}
	return e.puts
}

// ImageAll returns the points to which any relation of a bundle takes those of a set.
func (s *Store) ImageAll(b Bundle, a Set) Set { return s.Image(Relation(b), a) }

// imageBundle is [Store.Image] by a bundle.
func (s *Store) imageBundle(r Relation, a Set) (res Set) {
	if s.first(r) == stepPut {
		for _, w := range slices.Backward(s.putsOf(r)) {
			res = s.Node(w.to, s.Image(w.next, a), res)
		}
		return res
	}
	if found, ok := s.cache.find(uint32(r)|opImage, uint32(a)); ok {
		return found
	}
	if s.tick(); s.stopped {
		return Empty
	}
	x := s.nodes[a]
	res = s.Image(r, x.right)
	drops := s.first(r) == stepDrop
	for _, w := range slices.Backward(s.waysOf(r, x.value)) {
		down := s.Image(w.next, x.down)
		if drops {
			res = s.Union(res, down)
		} else {
			res = s.with(w.to, down, res)
		}
	}
	s.cache.remember(uint32(r)|opImage, uint32(a), res)
	return res
}

// with returns a set with the points that begin with a value and go on as in down.
func (s *Store) with(value uint32, down, rest Set) Set {
	switch {
	case down == Empty:
		return rest
	case rest == Empty || s.nodes[rest].value > value:
		return s.Node(value, down, rest)
	default:
		return s.Union(rest, s.Node(value, down, Empty))
	}
}

// PullAll returns the points that a bundle's relations take to points of to, each at
// the least cost of those that it comes to. Of drops it asks what [Costs.Pull] asks.
func (c *Costs) PullAll(b Bundle, to Cost) Cost { return c.Pull(Relation(b), to) }

// pullPuts is [Costs.Pull] by a bundle that puts in a level.
func (c *Costs) pullPuts(r Relation, to Cost) (res Cost) {
	for _, w := range c.putsOf(r) {
		res = c.Least(res, c.Pull(w.next, c.behindCost(to, w.to)))
	}
	return res
}

// pullBundle is [Costs.Pull] by a bundle that does not.
func (c *Costs) pullBundle(r Relation, to Set) (res Cost) {
	values := c.valuesOf(r)
	drops := c.first(r) == stepDrop
	var few [fewValues]Cost
	downs := few[:]
	if drops {
		downs[0] = Cost{to, 0}
	} else {
		greatest := 0
		for at := to; at != Empty; at = c.nodes[at].right {
			greatest = int(c.nodes[at].value)
		}
		if values < 0 {
			values = greatest + 1
		}
		if greatest >= len(few) {
			downs = make([]Cost, greatest+1)
		}
		downs = c.downs(to, downs)
	}
	c.Spend(values / perResult)
	for value := values - 1; value >= 0; value-- {
		var down Cost
		for _, w := range c.waysOf(r, uint32(value)) {
			if int(w.to) < len(downs) && downs[w.to].set != Empty {
				down = c.Least(down, c.Pull(w.next, downs[w.to]))
			}
		}
		res = c.node(uint32(value), down, res)
	}
	return res
}

// valuesOf returns how many values the first level of a bundle has before it, or -1 if
// the bundle leaves the level as it is.
func (s *Store) valuesOf(r Relation) int {
	values := -1
	for _, r := range s.bundles[s.relations[r].table].of {
		if r != Same && s.relations[r].table >= 0 {
			values = max(values, len(s.tables[s.relations[r].table]))
		}
	}
	return values
}
