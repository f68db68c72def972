package diagram

import "maps"

// generations are the remembered results of calls: those that the present generation
// asked for, and those of the one before it, which are then forgotten. The zero value
// remembers nothing.
type generations[K comparable, V any] struct {
	now, last map[K]V // nil: nothing is remembered
}

func newGenerations[K comparable, V any]() generations[K, V] {
	return generations[K, V]{map[K]V{}, map[K]V{}}
}

// remember reports whether anything is remembered.
func (g *generations[K, V]) remember() bool { return g.now != nil }

// recall returns the remembered result of a call, or computes it, in a store. That of one
// that has stopped is the zero value, and not remembered.
func (g *generations[K, V]) recall(s *Store, k K, compute func() V) V {
	if r, ok := g.now[k]; ok {
		return r
	}
	r, ok := g.last[k]
	if !ok {
		if r = compute(); s.stopped {
			var none V
			return none
		}
	}
	g.now[k] = r
	return r
}

// turn begins a new generation. If the present one is whole, only what it asked for is
// remembered; else all that was remembered still is.
func (g *generations[K, V]) turn(whole bool) {
	if whole {
		g.last, g.now = g.now, g.last
	} else {
		maps.Copy(g.last, g.now)
	}
	clear(g.now)
}

// forget forgets all results.
func (g *generations[K, V]) forget() {
	clear(g.now)
	clear(g.last)
}

// len is how many results are remembered; one of both generations counts twice.
func (g *generations[K, V]) len() int { return len(g.now) + len(g.last) }
