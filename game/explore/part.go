package explore

import (
	"slices"

	"cobalt/game"
)

// A box is where a choice starts from: the live variables of its node and the
// values that each can have there, ascending.
type box struct {
	node   game.NodeID
	vars   []vid
	values [][]int16
}

// index returns the position of a variable in the box, or -1.
func (b *box) index(v vid) int {
	if i, ok := slices.BinarySearch(b.vars, v); ok {
		return i
	}
	return -1
}

// blocked stands in a part's table for a value that is not in the part. No
// variable can have it.
const blocked = -1 << 15

// A part is a rectangle of a box, and what has become of each variable in it so
// far. Tables are shared and never changed once made.
type part struct {
	tables  [][]int16 // by position in the box: by value, its new value or blocked; nil: all as they were
	news    []binding // what else has a value by now
	ended   game.EndingID
	hops    []game.NodeID
	entered []game.NodeID
	shown   []game.BlockID
}

// A binding is a variable outside the box and the value that it was given.
type binding struct {
	v     vid
	value int16
}

func newPart(b *box) *part {
	return &part{tables: make([][]int16, len(b.vars)), ended: game.NoEnding}
}

func (p *part) clone() *part {
	c := *p
	c.tables = slices.Clone(p.tables)
	c.news = slices.Clone(p.news)
	c.hops, c.entered, c.shown = slices.Clip(p.hops), slices.Clip(p.entered), slices.Clip(p.shown)
	return &c
}

// set gives a variable a value.
func (p *part) set(b *box, v vid, value int16) {
	i := b.index(v)
	if i < 0 {
		p.bind(v, value)
		return
	}
	p.update(b, i, func(int16) int16 { return value })
}

func (p *part) bind(v vid, value int16) {
	for i := range p.news {
		if p.news[i].v == v {
			p.news[i].value = value
			return
		}
	}
	p.news = append(p.news, binding{v, value})
}

// update changes a variable of the box, value by value; blocked takes values
// out of the part.
func (p *part) update(b *box, i int, f func(int16) int16) {
	old := p.tables[i]
	if old == nil {
		old = b.values[i]
	}
	table := make([]int16, len(old))
	for d, v := range old {
		table[d] = blocked
		if v != blocked {
			table[d] = f(v)
		}
	}
	p.tables[i] = table
}

// change changes a variable, wherever its value is held. A variable that has
// none is dead, and left alone.
func (p *part) change(b *box, v vid, f func(int16) int16) {
	if i := b.index(v); i >= 0 {
		p.update(b, i, f)
		return
	}
	for i := range p.news {
		if p.news[i].v == v {
			p.news[i].value = f(p.news[i].value)
		}
	}
}

// empty reports whether nothing is left of the part.
func (p *part) empty() bool {
	for i, t := range p.tables {
		if t != nil && p.gone(i) {
			return true
		}
	}
	for _, n := range p.news {
		if n.value == blocked {
			return true
		}
	}
	return false
}

func (p *part) gone(i int) bool {
	for _, v := range p.tables[i] {
		if v != blocked {
			return false
		}
	}
	return true
}

// split cuts the part in two by a test on one variable. A side that would be
// empty is nil; the part itself may become one of the sides.
func (p *part) split(b *box, v vid, test func(int16) bool) (yes, no *part) {
	i := b.index(v)
	if i < 0 {
		return p.splitNew(v, test)
	}
	old := p.tables[i]
	if old == nil {
		old = b.values[i]
	}
	holds, fails := 0, 0
	for _, value := range old {
		switch {
		case value == blocked:
		case test(value):
			holds++
		default:
			fails++
		}
	}
	if fails == 0 {
		return p, nil
	}
	if holds == 0 {
		return nil, p
	}
	yes, no = p, p.clone()
	yes.update(b, i, func(value int16) int16 { return when(test(value), value) })
	no.update(b, i, func(value int16) int16 { return when(!test(value), value) })
	return yes, no
}

func when(holds bool, value int16) int16 {
	if holds {
		return value
	}
	return blocked
}

func (p *part) splitNew(v vid, test func(int16) bool) (yes, no *part) {
	for _, n := range p.news {
		if n.v == v {
			if test(n.value) {
				return p, nil
			}
			return nil, p
		}
	}
	panic("explore: a step looks at a variable that is not live")
}
