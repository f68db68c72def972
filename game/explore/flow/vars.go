package flow

import (
	"math/bits"
	"strconv"

	"cobalt/game"
)

// A Var numbers a variable of the story densely: its bits come first, then its
// meters. The clock is one variable: the minutes left, or stopped.
type Var int32

// stopped is the clock's value if none runs.
const stopped = -1

// Of returns the Var of a variable as package game names it.
func (m *Model) Of(v game.Var) Var {
	if meter, ok := v.Meter(); ok {
		return m.Meter(meter)
	}
	return Var(v)
}

// Meter returns the Var of a meter.
func (m *Model) Meter(meter game.Meter) Var { return Var(m.Bits) + Var(meter) }

// boxVars returns the variables of a node's box, given the bits that may be set
// there.
func (m *Model) boxVars(n game.NodeID, may varSet) []Var {
	live := append(varSet(nil), m.rest[n]...)
	for i, w := range may {
		live[i] &= w
	}
	if trace := m.Meter(game.Trace); live.has(trace) {
		live.remove(trace)
		live.add(m.Heat())
	}
	return live.list()
}

// Value returns the value of a variable of its node's box in a state.
func (m *Model) Value(s *game.State, v Var) int16 {
	if int(v) < m.Bits {
		if s.Has(game.Var(v)) {
			return 1
		}
		return 0
	}
	meter := game.Meter(int(v) - m.Bits)
	switch {
	case meter == game.Clock && !s.Running:
		return stopped
	case v == m.Heat():
		return heatOf(s.Trace(), s.Suspicion()) & m.heatMask(s.Node)
	}
	return s.Meters[meter]
}

// Give gives a variable a value in a state whose bits are all 0 so far.
func (m *Model) Give(s *game.State, v Var, value int16) {
	switch {
	case int(v) < m.Bits:
		s.Bits[v/64] |= uint64(value) << (v % 64)
	case v == m.Meter(game.Clock):
		s.Running = value != stopped
		s.Meters[game.Clock] = max(0, value)
	case v == m.Heat():
		trace, suspicion := apart(value)
		s.Meters[game.Trace], s.Meters[game.Suspicion] = int16(trace), int16(max(suspicion, 10*trace))
	default:
		s.Meters[int(v)-m.Bits] = value
	}
}

// Names returns a name for each variable, by which it is the same in the story after
// an edit.
func (m *Model) Names() []string {
	s := m.Story
	names := make([]string, m.Vars)
	for i := range s.Items {
		names[m.Of(s.ItemVar(game.ItemID(i)))] = "item " + s.Items[i].ID
	}
	for i := range s.Facts {
		names[m.Of(s.FactVar(game.FactID(i)))] = "fact " + s.Facts[i].ID
	}
	first, end := s.SceneFactVars()
	for v := first; v < end; v++ {
		names[m.Of(v)] = "own " + strconv.Itoa(int(v-first))
	}
	for i := range s.Choices {
		if v := s.OnceVar(game.ChoiceID(i)); v != game.NoVar {
			names[m.Of(v)] = "once " + s.NodeRef(s.Choices[i].Node) + " " + s.Choices[i].ID
		}
	}
	for n := range s.Nodes {
		for i, v := range s.VisitVars(game.NodeID(n)) {
			names[m.Of(v)] = "visit " + strconv.Itoa(i+1) + " of " + s.NodeRef(game.NodeID(n))
		}
	}
	for i := range s.NumMeters() {
		names[m.Meter(game.Meter(i))] = "meter " + s.MeterName(game.Meter(i))
	}
	return names
}

// A varSet is a set of variables.
type varSet []uint64

func (m *Model) newVarSet() varSet { return make(varSet, (m.Vars+63)/64) }

func (s varSet) has(v Var) bool { return s[v/64]>>(v%64)&1 != 0 }
func (s varSet) add(v Var)      { s[v/64] |= 1 << (v % 64) }
func (s varSet) remove(v Var)   { s[v/64] &^= 1 << (v % 64) }
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
func (s varSet) list() []Var {
	var l []Var
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			l = append(l, Var(i*64+bits.TrailingZeros64(w)))
		}
	}
	return l
}
