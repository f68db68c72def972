package explicit

import "math/bits"

// push moves words of a set to an inbox and returns how many points moved.
func (r *transition) push(entries []entry, out *inbox) (moved int) {
	if !out.hashes && len(r.shifts) <= 1 && len(r.lookups) <= 1 {
		return r.pushPlain(entries, out)
	}
	for _, e := range entries {
		k, in := r.target(e)
		if in == 0 {
			continue
		}
		moved += bits.OnesCount64(in)
		for j := range r.lanes {
			l := &r.lanes[j]
			if x := in & l.mask; x != 0 {
				out.add((k+l.word)>>wordBits, l.to(x, key(k)))
			}
		}
	}
	return moved
}

// pushPlain is push for most transitions: at most one shift and one lookup, to a
// paged place. A walk spends most of its time here.
func (r *transition) pushPlain(entries []entry, out *inbox) (moved int) {
	mask, value, inWord, base := r.mask, r.value, r.inWord, r.base
	var turns shift
	var adds lookup
	if len(r.shifts) == 1 {
		turns = r.shifts[0]
	}
	if adds.adds = nothing[:]; len(r.lookups) == 1 {
		adds = r.lookups[0]
	}
	shift, lanes, last := adds.shift&63, r.lanes, out.last
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
		for j := range lanes {
			l := &lanes[j]
			x := in & l.mask
			if x == 0 {
				continue
			}
			index := (k + l.word) >> wordBits
			if last.number != index>>pageBits {
				last = out.page(index >> pageBits)
			}
			last.put(index, l.to(x, key(k)))
		}
	}
	out.last = last
	return moved
}

// nothing is the table of a lookup without a share.
var nothing [1]uint64
