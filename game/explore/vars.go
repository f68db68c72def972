package explore

import (
	"math/bits"

	"cobalt/game"
)

// A vid numbers a variable of the story densely: its bits come first, then its
// meters. The clock is one variable: the minutes left, or stopped.
type vid int32

// stopped is the clock's value where none runs.
const stopped = -1

// of returns the vid of a variable as package game names it.
func (m *model) of(v game.Var) vid {
	if meter, ok := v.Meter(); ok {
		return m.meter(meter)
	}
	return vid(v)
}

// meter returns the vid of a meter.
func (m *model) meter(meter game.Meter) vid { return vid(m.bits) + vid(meter) }

// Suspicion and trace hang together by the floor, so boxes hold them as one
// variable, the heat, under the vid of suspicion: what is no change of one by
// itself is still one of the heat by itself. Where only one of the two is live,
// the other is 0 in it.

// traceBits is where trace begins in a heat.
const traceBits = 7

func (m *model) heat() vid { return m.meter(game.Suspicion) }

func heatOf(trace, suspicion int) int16 { return int16(trace<<traceBits | suspicion) }

func apart(heat int16) (trace, suspicion int) {
	return int(heat) >> traceBits, int(heat) & (1<<traceBits - 1)
}

// heatMask returns the part of a heat that is live at a node.
func (m *model) heatMask(n game.NodeID) (mask int16) {
	if m.rest[n].has(m.meter(game.Suspicion)) {
		mask |= 1<<traceBits - 1
	}
	if m.rest[n].has(m.meter(game.Trace)) {
		mask |= -1 << traceBits
	}
	return mask
}

// boxVars returns the variables of a node's box.
func (m *model) boxVars(n game.NodeID) []vid {
	live := append(varSet(nil), m.rest[n]...)
	if trace := m.meter(game.Trace); live.has(trace) {
		live.remove(trace)
		live.add(m.heat())
	}
	return live.list()
}

// A varSet is a set of variables.
type varSet []uint64

func (m *model) newVarSet() varSet { return make(varSet, (m.vars+63)/64) }

func (s varSet) has(v vid) bool { return s[v/64]>>(v%64)&1 != 0 }
func (s varSet) add(v vid)      { s[v/64] |= 1 << (v % 64) }
func (s varSet) remove(v vid)   { s[v/64] &^= 1 << (v % 64) }
func (s varSet) clear()         { clear(s) }

// union adds all of o to s.
func (s varSet) union(o varSet) {
	for i, w := range o {
		s[i] |= w
	}
}

// unionWithout adds to s all of o but some.
func (s varSet) unionWithout(o, without varSet) {
	for i, w := range o {
		s[i] |= w &^ without[i]
	}
}

func (s varSet) equal(o varSet) bool {
	for i, w := range o {
		if s[i] != w {
			return false
		}
	}
	return true
}

// list returns the members, ascending.
func (s varSet) list() []vid {
	var l []vid
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			l = append(l, vid(i*64+bits.TrailingZeros64(w)))
		}
	}
	return l
}
