package explicit

import (
	"math/bits"
	"sync/atomic"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// A transition is one of package flow's, laid out: it moves the points of one
// node's box that are in its region to another's box, word by word.
//
// A point's new key is base, plus a share for each field of the word's index
// (shifts for fields that only change their place, lookups for the others), plus
// a share for the bit (lanes). Nothing carries from one field into the next.
type transition struct {
	choice  game.ChoiceID
	to      int // a node, or behind the nodes a goal
	minutes int

	mask, value uint64 // the word's index is in the region only if index&mask == value
	base        uint64
	shifts      []shift
	lookups     []lookup
	lanes       []lane
	inWord      uint64 // the bits of a word that are in the region

	entered []game.NodeID
	shown   []game.BlockID
	fired   bool // whether any state went this way
}

// A shift turns some fields of a word's index to their places in the new key.
type shift struct {
	mask uint64
	left int
}

// A lookup looks up the share of a field in the new key; absent if the field's
// value is not in the region.
type lookup struct {
	shift uint8
	mask  uint64
	adds  []uint64
}

const absent = ^uint64(0)

// A lane moves some bits of a word by so many bits, and to a word so much
// further; or it folds them all into one bit.
type lane struct {
	mask uint64
	word uint64
	left int
	fold bool // left is the place of the one bit
}

// layTransition lays out a transition between two places; to is nil if it leads
// to no node. It returns nil if no state can go this way.
func (g *Graph) layTransition(from, to *place, a *flow.Transition) *transition {
	r := &transition{choice: a.Choice, minutes: g.Story.Choices[a.Choice].Minutes, entered: a.Entered, shown: a.Shown}
	if to != nil {
		r.base = to.given(from, a)
	}
	word := make([][]uint64, len(from.Vars)) // the shares of the values of each variable in the word
	for i := range from.Vars {
		adds := from.adds(to, a, i)
		switch s := &from.sides[i]; {
		case adds == nil:
			return nil
		case s.size == 1:
			r.base += adds[0]
		case s.inWord:
			word[i] = adds
		default:
			r.field(s, adds)
		}
	}
	r.bits(from, word)
	return r
}

// given returns the share that a transition's new values have in the key.
func (p *place) given(from *place, a *flow.Transition) (k uint64) {
	for j, v := range p.Vars {
		if from.Index(v) < 0 {
			k += p.share(j, a.Bound(v))
		}
	}
	return k
}

// adds returns, for each value of the variable at position i, its share in the
// key that a transition leads to; nil if none is in the transition's region.
func (p *place) adds(to *place, a *flow.Transition, i int) []uint64 {
	table, j := a.Tables[i], -1
	if to != nil {
		j = to.Index(p.Vars[i])
	}
	adds := make([]uint64, len(p.Values[i]))
	some := false
	for d, value := range p.Values[i] {
		if table != nil {
			value = table[d]
		}
		if value == flow.Blocked {
			adds[d] = absent
			continue
		}
		some = true
		if j >= 0 {
			adds[d] = to.share(j, value)
		}
	}
	if !some {
		return nil
	}
	return adds
}

// field lays out a side that is a field of the word's index.
func (r *transition) field(s *side, adds []uint64) {
	at := s.shift - wordBits
	mask := uint64(1)<<s.width - 1
	only, n := -1, 0
	for d, add := range adds {
		if add != absent {
			only, n = d, n+1
		}
	}
	switch {
	case n == 1:
		r.mask |= mask << at
		r.value |= uint64(only) << at
		r.base += adds[only]
	case n == len(adds) && r.asShift(mask<<at, int(at), adds):
	default:
		r.lookups = append(r.lookups, lookup{at, mask, adds})
	}
}

// asShift lays out a field whose values keep their order and distance: only its
// first value has a share, or it shifts. It reports false for other fields.
func (r *transition) asShift(mask uint64, at int, adds []uint64) bool {
	unit := adds[1] - adds[0]
	if bits.OnesCount64(unit) > 1 {
		return false
	}
	for d, add := range adds {
		if add != adds[0]+uint64(d)*unit {
			return false
		}
	}
	r.base += adds[0]
	if unit == 0 {
		return true
	}
	left := (bits.TrailingZeros64(unit) - at + 64) % 64
	for i := range r.shifts {
		if r.shifts[i].left == left {
			r.shifts[i].mask |= mask
			return true
		}
	}
	r.shifts = append(r.shifts, shift{mask, left})
	return true
}

// bits lays out the sides that tell a word's bits apart.
func (r *transition) bits(from *place, word [][]uint64) {
	var folds []lane
	for bit := range from.low {
		add, in := key(0), true
		for i, adds := range word {
			if adds == nil {
				continue
			}
			s := &from.sides[i]
			share := adds[bit/int(s.unit)%s.size]
			in = in && share != absent
			add += key(share)
		}
		if in {
			r.inWord |= 1 << bit
			r.lanes = group(r.lanes, lane{1 << bit, add.word() << wordBits, add.bit() - bit, false})
			folds = group(folds, lane{1 << bit, add.word() << wordBits, add.bit(), true})
		}
	}
	if len(folds) < len(r.lanes) {
		r.lanes = folds
	}
}

// group adds a bit to the lane that does the same with others, or as a new one.
func group(list []lane, bit lane) []lane {
	for i := range list {
		if l := &list[i]; l.word == bit.word && l.left == bit.left {
			l.mask |= bit.mask
			return list
		}
	}
	return append(list, bit)
}

// to returns the bits to which the lane takes bits of a word, given the key of
// the word's first point without the share of its bits.
func (l *lane) to(bits uint64, first key) uint64 {
	if l.fold {
		return 1 << ((first.bit() + l.left) & 63)
	}
	return turn(bits, first.bit()+l.left)
}

// back returns those of some bits of a word that the lane takes to bits of
// another.
func (l *lane) back(bits, word uint64, first key) uint64 {
	if !l.fold {
		return bits & turn(word, -first.bit()-l.left)
	}
	if word>>(first.bit()+l.left)&1 != 0 {
		return bits
	}
	return 0
}

// An entry is a word of a set: its index and its bits.
type entry struct{ index, bits uint64 }

// target returns the key of the word's first point without the share of its
// bits, and those of the word's points that are in the region.
func (r *transition) target(e entry) (k, in uint64) {
	in = e.bits & r.inWord
	if in == 0 || e.index&r.mask != r.value {
		return 0, 0
	}
	k, ok := r.key(e.index)
	if !ok {
		return 0, 0
	}
	return k, in
}

// key returns the key of a word's first point without the share of its bits; ok
// is false if a field's value is not in the region.
func (r *transition) key(index uint64) (k uint64, ok bool) {
	k = r.base
	for i := range r.shifts {
		k += bits.RotateLeft64(index&r.shifts[i].mask, r.shifts[i].left)
	}
	for i := range r.lookups {
		l := &r.lookups[i]
		add := l.adds[index>>(l.shift&63)&l.mask]
		if add == absent {
			return 0, false
		}
		k += add
	}
	return k, true
}

// count returns how many points of a set are in the region.
func (r *transition) count(entries []entry) (n int) {
	for _, e := range entries {
		_, in := r.target(e)
		n += bits.OnesCount64(in)
	}
	return n
}

// pull returns the points of a word from which the transition leads into the
// marked states of a set.
func (r *transition) pull(e entry, to *set) (from uint64) {
	k, in := r.target(e)
	if in == 0 {
		return 0
	}
	for i := range r.lanes {
		l := &r.lanes[i]
		if x := in & l.mask; x != 0 {
			if _, marked := to.find((k + l.word) >> wordBits); marked != nil {
				from |= l.back(x, atomic.LoadUint64(marked), key(k))
			}
		}
	}
	return from
}

// turn shifts a word left, or right if n is negative.
func turn(w uint64, n int) uint64 {
	if n >= 0 {
		return w << (n & 63)
	}
	return w >> (-n & 63)
}
