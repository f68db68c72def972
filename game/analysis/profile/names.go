package profile

import (
	"hash/maphash"
	"iter"
	"unique"
)

// A names is a set of names. Sets share the names that are in several, because a host has
// two profiles of each player, and players find the same. The zero set is empty.
type names[N comparable] struct {
	slots []unique.Handle[N] // a name stands in the first free slot behind that of its hash
	size  int
}

// seed is that of the hashes of names.
var seed = maphash.MakeSeed()

// slot returns the index of a name's slot, which is free if the set has not the name. There
// are slots, and one of them is free.
func (s *names[N]) slot(name N) int {
	last := uint64(len(s.slots) - 1) // of a power of 2
	for i := maphash.Comparable(seed, name) & last; ; i = (i + 1) & last {
		if h := s.slots[i]; h == (unique.Handle[N]{}) || h.Value() == name {
			return int(i)
		}
	}
}

// has reports whether the set has a name.
func (s *names[N]) has(name N) bool {
	return s.size > 0 && s.slots[s.slot(name)] != (unique.Handle[N]{})
}

// add adds a name, and reports whether it was new.
func (s *names[N]) add(name N) (grew bool) {
	if s.has(name) {
		return false
	}
	s.put(unique.Make(name))
	return true
}

// put adds a name that the set has not.
func (s *names[N]) put(name unique.Handle[N]) {
	const least = 16
	if len(s.slots)-s.size <= len(s.slots)/4 {
		was := *s
		*s = names[N]{slots: make([]unique.Handle[N], max(least, 2*len(was.slots)))}
		for old := range was.all() {
			s.put(old)
		}
	}
	s.slots[s.slot(name.Value())] = name
	s.size++
}

// merge adds all names of another set, and reports whether any was new.
func (s *names[N]) merge(more *names[N]) (grew bool) {
	for name := range more.all() {
		if !s.has(name.Value()) {
			s.put(name)
			grew = true
		}
	}
	return grew
}

// all are the names, in no order.
func (s *names[N]) all() iter.Seq[unique.Handle[N]] {
	return func(yield func(unique.Handle[N]) bool) {
		for _, name := range s.slots {
			if name != (unique.Handle[N]{}) && !yield(name) {
				return
			}
		}
	}
}
