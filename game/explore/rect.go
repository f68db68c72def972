package explore

import (
	"math/bits"
	"sync/atomic"

	"cobalt/game"
)

// A rect is an arc laid out: how the points of one node's box in a part of it
// move to another's, word by word.
//
// A point's new key is base, plus what each field of the word's index adds
// (moves for fields that only change their place, looks for the others), plus
// what the bit adds (lows). Nothing carries from one field into the next.
type rect struct {
	choice  game.ChoiceID
	kind    arcKind
	to      int // a node, or behind the nodes a goal
	minutes int

	mask, value uint64 // the word's index is in the part only if index&mask == value
	base        uint64
	moves       []move
	looks       []look
	lows        []low
	inWord      uint64 // the bits of a word that are in the part

	entered []game.NodeID
	shown   []game.BlockID
	fired   bool // whether any state went this way
}

// A move turns some fields of a word's index to their places in the new key.
type move struct {
	mask uint64
	left int
}

// A look looks up what a field adds to the new key; absent where the field's
// value is not in the part.
type look struct {
	shift uint8
	mask  uint64
	adds  []uint64
}

const absent = ^uint64(0)

// A low moves some bits of a word by so many bits, and to a word so much
// further; or it makes one bit of them all.
type low struct {
	mask uint64
	word uint64
	left int
	fold bool // left is where the one bit goes
}

// layRect lays out an arc between two places; to is nil where the arc leads to
// no node. It returns nil where no state can go this way.
func (g *graph) layRect(from, to *place, a *arc) *rect {
	r := &rect{choice: a.choice, kind: a.kind, minutes: g.story.Choices[a.choice].Minutes, entered: a.entered, shown: a.shown}
	if to != nil {
		r.base = to.given(from, a)
	}
	word := make([][]uint64, len(from.vars)) // what each value of a variable in the word adds
	for i := range from.vars {
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

// given returns the share that an arc's new values have in the key.
func (p *place) given(from *place, a *arc) (k uint64) {
	for j, v := range p.vars {
		if from.index(v) < 0 {
			k += p.share(j, a.bound(v))
		}
	}
	return k
}

// adds returns what each value of the variable at position i adds to the key
// that an arc leads to; nil where none is in the arc's part.
func (p *place) adds(to *place, a *arc, i int) []uint64 {
	table, j := a.tables[i], -1
	if to != nil {
		j = to.index(p.vars[i])
	}
	adds := make([]uint64, len(p.values[i]))
	some := false
	for d, value := range p.values[i] {
		if table != nil {
			value = table[d]
		}
		if value == blocked {
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
func (r *rect) field(s *side, adds []uint64) {
	shift := s.shift - wordBits
	mask := uint64(1)<<s.width - 1
	only, n := -1, 0
	for d, add := range adds {
		if add != absent {
			only, n = d, n+1
		}
	}
	switch {
	case n == 1:
		r.mask |= mask << shift
		r.value |= uint64(only) << shift
		r.base += adds[only]
	case n == len(adds) && r.shifts(mask<<shift, int(shift), adds):
	default:
		r.looks = append(r.looks, look{shift, mask, adds})
	}
}

// shifts lays out a field whose values keep their order and distance: it adds
// nothing but its first value's share, or moves. It reports false for others.
func (r *rect) shifts(mask uint64, shift int, adds []uint64) bool {
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
	left := (bits.TrailingZeros64(unit) - shift + 64) % 64
	for i := range r.moves {
		if r.moves[i].left == left {
			r.moves[i].mask |= mask
			return true
		}
	}
	r.moves = append(r.moves, move{mask, left})
	return true
}

// bits lays out the sides that tell a word's bits apart.
func (r *rect) bits(from *place, word [][]uint64) {
	var folds []low
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
			r.lows = group(r.lows, low{1 << bit, add.word() << wordBits, add.bit() - bit, false})
			folds = group(folds, low{1 << bit, add.word() << wordBits, add.bit(), true})
		}
	}
	if len(folds) < len(r.lows) {
		r.lows = folds
	}
}

// group adds a bit to the low that does the same with others, or as a new one.
func group(list []low, bit low) []low {
	for i := range list {
		if l := &list[i]; l.word == bit.word && l.left == bit.left {
			l.mask |= bit.mask
			return list
		}
	}
	return append(list, bit)
}

// to returns where the low takes bits of a word, given where it takes the
// word's first point but for what the bits add.
func (l *low) to(bits uint64, first key) uint64 {
	if l.fold {
		return 1 << ((first.bit() + l.left) & 63)
	}
	return turn(bits, first.bit()+l.left)
}

// back returns which of some bits of a word the low takes to bits of another.
func (l *low) back(bits, word uint64, first key) uint64 {
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

// target returns the key that the word's first point would have, but for what
// its bits add, and which of the word's points are in the part.
func (r *rect) target(e entry) (k, in uint64) {
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

// push moves words of a set to a sheet and returns how many points moved.
func (r *rect) push(entries []entry, out *sheet) (moved int) {
	if !out.hashes && len(r.moves) <= 1 && len(r.looks) <= 1 {
		return r.pushPlain(entries, out)
	}
	for _, e := range entries {
		k, in := r.target(e)
		if in == 0 {
			continue
		}
		moved += bits.OnesCount64(in)
		for j := range r.lows {
			l := &r.lows[j]
			if x := in & l.mask; x != 0 {
				out.add((k+l.word)>>wordBits, l.to(x, key(k)))
			}
		}
	}
	return moved
}

// pushPlain is push for what most rectangles are: at most one move and one
// look, to a paged place. It is where a proof spends its time.
func (r *rect) pushPlain(entries []entry, out *sheet) (moved int) {
	mask, value, inWord, base := r.mask, r.value, r.inWord, r.base
	var turns move
	var adds look
	if len(r.moves) == 1 {
		turns = r.moves[0]
	}
	if adds.adds = nothing[:]; len(r.looks) == 1 {
		adds = r.looks[0]
	}
	shift, lows, last := adds.shift&63, r.lows, out.last
	for i := range entries {
		e := &entries[i]
		in := e.bits & inWord
		if in == 0 || e.index&mask != value {
			continue
		}
		add := adds.adds[e.index>>shift&adds.mask]
		if add == absent {
			continue
		}
		k := base + add + bits.RotateLeft64(e.index&turns.mask, turns.left)
		moved += bits.OnesCount64(in)
		for j := range lows {
			l := &lows[j]
			x := in & l.mask
			if x == 0 {
				continue
			}
			index := (k + l.word) >> wordBits
			if last.number != index>>pageBits {
				last = out.leaf(index >> pageBits)
			}
			last.put(index, l.to(x, key(k)))
		}
	}
	out.last = last
	return moved
}

// nothing is what a look that is none adds.
var nothing [1]uint64

// key returns the key that a word's first point would have, but for what its
// bits add; ok is false where a field's value is not in the part.
func (r *rect) key(index uint64) (k uint64, ok bool) {
	k = r.base
	for i := range r.moves {
		k += bits.RotateLeft64(index&r.moves[i].mask, r.moves[i].left)
	}
	for i := range r.looks {
		l := &r.looks[i]
		add := l.adds[index>>(l.shift&63)&l.mask]
		if add == absent {
			return 0, false
		}
		k += add
	}
	return k, true
}

// count returns how many points of a set are in the part.
func (r *rect) count(entries []entry) (n int) {
	for _, e := range entries {
		_, in := r.target(e)
		n += bits.OnesCount64(in)
	}
	return n
}

// pull returns the points of a word from which the part leads into the good
// states of a set.
func (r *rect) pull(e entry, to *set) (from uint64) {
	k, in := r.target(e)
	if in == 0 {
		return 0
	}
	for i := range r.lows {
		l := &r.lows[i]
		if x := in & l.mask; x != 0 {
			if _, good := to.find((k + l.word) >> wordBits); good != nil {
				from |= l.back(x, atomic.LoadUint64(good), key(k))
			}
		}
	}
	return from
}

// turn shifts a word left, or right where n is negative.
func turn(w uint64, n int) uint64 {
	if n >= 0 {
		return w << (n & 63)
	}
	return w >> (-n & 63)
}
