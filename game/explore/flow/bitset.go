package flow

import "math/bits"

// A BitSet is a set of small numbers.
type BitSet []uint64

// NewBitSet returns an empty set for the numbers from 0 to n-1.
func NewBitSet(n int) BitSet { return make(BitSet, (n+63)/64) }

// Has reports whether a number is in the set.
func (s BitSet) Has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }

// Add adds a number and reports whether it is new.
func (s BitSet) Add(i int) (isNew bool) {
	isNew = !s.Has(i)
	s[i/64] |= 1 << (i % 64)
	return isNew
}

// Merge adds all of o and reports whether any is new.
func (s BitSet) Merge(o BitSet) (isNew bool) {
	for i, w := range o {
		isNew = isNew || w&^s[i] != 0
		s[i] |= w
	}
	return isNew
}

// members yields the numbers in the set, ascending.
func (s BitSet) members() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(i*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// pick returns the values whose indices are in the set.
func (s BitSet) pick(values []int16) []int16 {
	var picked []int16
	for d, v := range values {
		if s.Has(d) {
			picked = append(picked, v)
		}
	}
	return picked
}
