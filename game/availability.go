package game

import "slices"

// Availability says how a choice stands in a state.
type Availability uint8

// How a choice can stand.
const (
	Hidden Availability = iota // not offered, or used up
	Locked                     // shown, and not to be taken
	Open                       // to be taken
)

// An Option is a choice that is shown.
type Option struct {
	Choice int // its index within the node
	Locked bool
}

// A gate says how a choice stands if one test decides it, which it does for most. The
// test takes no branch, because nothing foretells which choices of a node are open. It
// holds if the value of a bit or a meter is one of span+1 values, counted from lo upward
// and from the greatest number on from the least one.
type gate struct {
	at       Var   // the bit
	meter    Meter // the meter, if one is tested
	how      gateHow
	lo, span uint16
}

// A gateHow combines bits.
type gateHow uint8

const (
	gateMeter      gateHow = 1 << iota // a meter is tested, not a bit
	gateLocks                          // if the test fails the choice is locked, not hidden
	gateProgrammed                     // no single test decides it: see the link
)

// fails returns 1 if the test fails, and 0 if it holds.
func (g *gate) fails(st *State) uint32 {
	bit := uint16(st.Bits[g.at/64%(MaxBits/64)]>>(g.at%64)) & 1
	meter := uint16(st.Meters[g.meter])
	mask := -uint16(g.how & gateMeter)
	value := bit&^mask | meter&mask
	return (uint32(g.span) - uint32(value-g.lo)) >> 31
}

// Availability returns how a choice of the state's node stands; i is its index
// within the node.
func (s *Story) Availability(st *State, i int) Availability {
	p := &s.code.places[st.Node]
	if i < 0 || i >= int(p.last-p.first) || st.Ending != 0 {
		return Hidden
	}
	return s.code.availability(p.first+ChoiceID(i), st)
}

func (c *code) availability(id ChoiceID, st *State) Availability {
	g := &c.gates[id]
	switch {
	case g.how&gateProgrammed != 0:
		return c.links[id].availability(c.tests, st)
	case g.fails(st) == 0:
		return Open
	case g.how&gateLocks != 0:
		return Locked
	default:
		return Hidden
	}
}

// availability runs the programs of a choice.
func (l *link) availability(tests []test, st *State) Availability {
	switch {
	case st.Has(l.once), l.offered != accept && !runTests(tests, l.offered, st):
		return Hidden
	case l.open != accept && !runTests(tests, l.open, st):
		return Locked
	default:
		return Open
	}
}

// Options appends to buf the choices that are shown in a state, in the
// author's order. A run that has ended has none.
func (s *Story) Options(st *State, buf []Option) []Option {
	c := &s.code
	p := &c.places[st.Node]
	if st.Ending != 0 {
		return buf
	}
	gates, n := c.gates[p.first:p.last], len(buf)
	buf = slices.Grow(buf, len(gates))[:n+len(gates)]
	for i := range gates {
		g := &gates[i]
		if g.how&gateProgrammed != 0 {
			if a := c.links[p.first+ChoiceID(i)].availability(c.tests, st); a != Hidden {
				buf[n] = Option{Choice: i, Locked: a == Locked}
				n++
			}
			continue
		}
		fails := g.fails(st)
		buf[n] = Option{Choice: i, Locked: fails != 0}
		n += int(1 - fails&^uint32(g.how/gateLocks))
	}
	return buf[:n]
}

// Timed reports whether the minutes of the choices are told in a state, whose options
// are given: a clock runs, and one of them takes time.
func (s *Story) Timed(st *State, options []Option) bool {
	if _, runs := st.Clock(); !runs {
		return false
	}
	first := s.Nodes[st.Node].First
	for _, o := range options {
		if s.Choices[first+ChoiceID(o.Choice)].Minutes > 0 {
			return true
		}
	}
	return false
}

// gate returns the gate of a choice.
func (c *code) gate(l *link) gate {
	programmed := gate{how: gateProgrammed}
	switch {
	case l.offered == accept && l.open == accept && l.once == NoVar:
		return gate{span: 1} // any bit is 0 or 1
	case l.offered == accept && l.open == accept:
		return gate{at: l.once}
	case l.once != NoVar || l.offered != accept && l.open != accept:
		return programmed
	case l.open != accept:
		g := c.single(l.open)
		g.how |= gateLocks
		return g
	default:
		return c.single(l.offered)
	}
}

// single returns the gate of a condition, whose program begins at i.
func (c *code) single(i int32) gate {
	if i < 0 {
		return gate{how: gateProgrammed}
	}
	t := &c.tests[i]
	if t.yes >= 0 || t.no >= 0 || t.yes == t.no {
		return gate{how: gateProgrammed}
	}
	g := gate{at: t.at, lo: 1}
	switch {
	case t.kind == testRange && t.lo <= t.hi:
		g = gate{meter: Meter(t.at), how: gateMeter, lo: uint16(t.lo), span: uint16(t.hi) - uint16(t.lo)}
	case t.kind != testBit:
		return gate{how: gateProgrammed}
	}
	if t.yes == reject { // the test holds for all other values
		g.lo, g.span = g.lo+g.span+1, -g.span-2
		if g.how&gateMeter == 0 {
			g.lo, g.span = 0, 0
		}
	}
	return g
}
