package flow

import (
	"slices"

	"cobalt/game"
)

// A Box spans the states of a run that rests at a node: its live variables,
// ascending, and the values that each of them can have there, ascending. Live bits
// that are certainly clear are left out.
type Box struct {
	Node   game.NodeID
	Vars   []Var
	Values [][]int16

	may varSet // the bits that may be set
}

// clear reports whether a variable is a bit that is certainly clear.
func (b *Box) clear(v Var) bool { return !b.may.has(v) }

// Index returns the position of a variable in the box, or -1.
func (b *Box) Index(v Var) int {
	if i, ok := slices.BinarySearch(b.Vars, v); ok {
		return i
	}
	return -1
}

// Blocked stands in a region's table for a value that is outside the region. No
// variable can have it.
const Blocked = -1 << 15

// A Region is a rectangle of a box, with the value that each variable has come
// to so far. Tables are shared, and never changed once they are made.
type Region struct {
	// Tables has a table for each variable, by its position in the box: for each
	// of its values the new one, or Blocked. A nil table keeps all as they are.
	Tables  [][]int16
	Ended   game.EndingID  // the ending that runs come to here, or NoEnding
	Entered []game.NodeID  // the nodes that are entered on the way, in order
	Shown   []game.BlockID // the watched blocks that are shown on the way

	box  *Box
	news []binding     // the variables outside the box that have a value by now
	hops []game.NodeID // the diverts and redirects so far
}

// A binding is a variable outside the box and the value that it was given.
type binding struct {
	v     Var
	value int16
}

func newRegion(b *Box) *Region {
	return &Region{box: b, Tables: make([][]int16, len(b.Vars)), Ended: game.NoEnding}
}

func (r *Region) clone() *Region {
	c := *r
	c.Tables = slices.Clone(r.Tables)
	c.news = slices.Clone(r.news)
	c.hops, c.Entered, c.Shown = slices.Clip(r.hops), slices.Clip(r.Entered), slices.Clip(r.Shown)
	return &c
}

// Bound returns the value that a variable outside the box has by now: the one
// that it was given on the way, or 0 for a bit that was certainly clear. It panics
// if the variable has none.
func (r *Region) Bound(v Var) int16 {
	for _, n := range r.news {
		if n.v == v {
			return n.value
		}
	}
	if r.box.clear(v) {
		return 0
	}
	panic("flow: a step leaves a live variable without a value")
}

// Empty reports whether no state of the box is in the region because of the
// variable at position i.
func (r *Region) Empty(i int) bool {
	for _, v := range r.Tables[i] {
		if v != Blocked {
			return false
		}
	}
	return r.Tables[i] != nil
}

// set gives a variable a value.
func (r *Region) set(b *Box, v Var, value int16) {
	i := b.Index(v)
	if i < 0 {
		r.bind(v, value)
		return
	}
	r.update(b, i, func(int16) int16 { return value })
}

func (r *Region) bind(v Var, value int16) {
	for i := range r.news {
		if r.news[i].v == v {
			r.news[i].value = value
			return
		}
	}
	r.news = append(r.news, binding{v, value})
}

// know gives a variable some value if it has none because it was dead until now.
func (r *Region) know(b *Box, v Var) {
	if b.Index(v) >= 0 {
		return
	}
	for _, n := range r.news {
		if n.v == v {
			return
		}
	}
	r.bind(v, 0)
}

// update changes a variable of the box, value by value; Blocked takes values
// out of the region.
func (r *Region) update(b *Box, i int, f func(int16) int16) {
	old := r.Tables[i]
	if old == nil {
		old = b.Values[i]
	}
	table := make([]int16, len(old))
	for d, v := range old {
		table[d] = Blocked
		if v != Blocked {
			table[d] = f(v)
		}
	}
	r.Tables[i] = table
}

// change changes a variable, in the box or outside. A variable without a value
// is dead, and left alone.
func (r *Region) change(b *Box, v Var, f func(int16) int16) {
	if i := b.Index(v); i >= 0 {
		r.update(b, i, f)
		return
	}
	for i := range r.news {
		if r.news[i].v == v {
			r.news[i].value = f(r.news[i].value)
		}
	}
}

// empty reports whether nothing is left of the region.
func (r *Region) empty() bool {
	for i := range r.Tables {
		if r.Empty(i) {
			return true
		}
	}
	for _, n := range r.news {
		if n.value == Blocked {
			return true
		}
	}
	return false
}

// some returns one of the values that a variable has in the region.
func (r *Region) some(b *Box, v Var) int16 {
	i := b.Index(v)
	if i < 0 {
		return r.Bound(v)
	}
	values := r.Tables[i]
	if values == nil {
		values = b.Values[i]
	}
	for _, value := range values {
		if value != Blocked {
			return value
		}
	}
	panic("flow: a region without a state")
}

// split cuts the region in two by a test on one variable. A side that would be
// empty is nil; the region itself may become one of the sides.
func (r *Region) split(b *Box, v Var, test func(int16) bool) (yes, no *Region) {
	i := b.Index(v)
	if i < 0 {
		return r.splitNew(v, test)
	}
	old := r.Tables[i]
	if old == nil {
		old = b.Values[i]
	}
	holds, fails := 0, 0
	for _, value := range old {
		switch {
		case value == Blocked:
		case test(value):
			holds++
		default:
			fails++
		}
	}
	if fails == 0 {
		return r, nil
	}
	if holds == 0 {
		return nil, r
	}
	yes, no = r, r.clone()
	yes.update(b, i, func(value int16) int16 { return when(test(value), value) })
	no.update(b, i, func(value int16) int16 { return when(!test(value), value) })
	return yes, no
}

func when(holds bool, value int16) int16 {
	if holds {
		return value
	}
	return Blocked
}

func (r *Region) splitNew(v Var, test func(int16) bool) (yes, no *Region) {
	for _, n := range r.news {
		if n.v == v {
			if test(n.value) {
				return r, nil
			}
			return nil, r
		}
	}
	if r.box.clear(v) {
		if test(0) {
			return r, nil
		}
		return nil, r
	}
	panic("flow: a step looks at a variable that is not live")
}
