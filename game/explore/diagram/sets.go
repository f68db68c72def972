package diagram

import "slices"

// The numbers of the operations in the cache, above the numbers of nodes.
const (
	opUnion     = 1 << 28
	opMinus     = 2 << 28
	opIntersect = 3 << 28
	opImage     = 4 << 28
	opRestrict  = 5 << 28
	opMeets     = 7 << 28
)

// Union returns the points that are in a or in b.
func (s *Store) Union(a, b Set) Set {
	if a == b || b == Empty {
		return a
	}
	if a == Empty {
		return b
	}
	if a > b {
		a, b = b, a
	}
	if r, ok := s.cache.find(uint32(a)|opUnion, uint32(b)); ok {
		return r
	}
	if s.tick(); s.stopped {
		return Empty
	}
	x, y := s.nodes[a], s.nodes[b]
	var r Set
	switch {
	case x.value < y.value:
		r = s.Node(x.value, x.down, s.Union(x.right, b))
	case x.value > y.value:
		r = s.Node(y.value, y.down, s.Union(a, y.right))
	default:
		down := s.Union(x.down, y.down)
		r = s.Node(x.value, down, s.Union(x.right, y.right))
	}
	s.cache.remember(uint32(a)|opUnion, uint32(b), r)
	return r
}

// Minus returns the points that are in a and not in b.
func (s *Store) Minus(a, b Set) Set {
	if a == b || a == Empty {
		return Empty
	}
	if b == Empty {
		return a
	}
	if r, ok := s.cache.find(uint32(a)|opMinus, uint32(b)); ok {
		return r
	}
	if s.tick(); s.stopped {
		return Empty
	}
	x, y := s.nodes[a], s.nodes[b]
	var r Set
	switch {
	case x.value < y.value:
		r = s.Node(x.value, x.down, s.Minus(x.right, b))
	case x.value > y.value:
		r = s.Minus(a, y.right)
	default:
		down := s.Minus(x.down, y.down)
		r = s.Node(x.value, down, s.Minus(x.right, y.right))
	}
	s.cache.remember(uint32(a)|opMinus, uint32(b), r)
	return r
}

// Intersect returns the points that are in a and in b.
func (s *Store) Intersect(a, b Set) Set {
	if a == b {
		return a
	}
	if a == Empty || b == Empty {
		return Empty
	}
	if a > b {
		a, b = b, a
	}
	if r, ok := s.cache.find(uint32(a)|opIntersect, uint32(b)); ok {
		return r
	}
	if s.tick(); s.stopped {
		return Empty
	}
	x, y := s.nodes[a], s.nodes[b]
	var r Set
	switch {
	case x.value < y.value:
		r = s.Intersect(x.right, b)
	case x.value > y.value:
		r = s.Intersect(a, y.right)
	default:
		down := s.Intersect(x.down, y.down)
		r = s.Node(x.value, down, s.Intersect(x.right, y.right))
	}
	s.cache.remember(uint32(a)|opIntersect, uint32(b), r)
	return r
}

// Contains reports whether a point, by level, is in a set.
func (s *Store) Contains(a Set, point []uint32) bool {
	for _, value := range point {
		for a > Unit && s.nodes[a].value < value {
			a = s.nodes[a].right
		}
		if a <= Unit || s.nodes[a].value != value {
			return false
		}
		a = s.nodes[a].down
	}
	return a == Unit
}

// Count returns the number of points in a set, or the greatest number there is
// if there are more.
func (s *Store) Count(a Set) uint64 {
	if a <= Unit {
		return uint64(a)
	}
	if known := len(s.counts); known < len(s.nodes) {
		s.counts = slices.Grow(s.counts, len(s.nodes)-known)[:len(s.nodes)]
		clear(s.counts[known:])
	}
	return s.count(a)
}

func (s *Store) count(a Set) uint64 {
	if a <= Unit {
		return uint64(a)
	}
	if s.counts[a] == 0 {
		s.counts[a] = plus(s.count(s.nodes[a].down), s.count(s.nodes[a].right))
	}
	return s.counts[a]
}

// plus adds two numbers of points.
func plus(a, b uint64) uint64 {
	if sum := a + b; sum >= a {
		return sum
	}
	return ^uint64(0)
}
