package diagram

import (
	"encoding/binary"
	"slices"
)

// Size returns how many nodes a set has.
func (s *Store) Size(a Set) (n int) {
	seen := map[Set]bool{}
	var visit func(a Set)
	visit = func(a Set) {
		for ; a > Unit && !seen[a]; a = s.nodes[a].right {
			seen[a] = true
			n++
			visit(s.nodes[a].down)
		}
	}
	visit(a)
	return n
}

// A Sifter looks for an order of variables in which some sets have few nodes (Rudell,
// "Dynamic variable ordering for ordered binary decision diagrams", 1993): each variable
// in turn is moved through all others, one after the other, and stays where the sets are
// smallest. The sets are copies, and the store stays as it is.
type Sifter struct {
	order []int // variables, first ones first
	sets  []*layers
	size  int // arcs of all sets
}

// layers is a set by levels. Each node of a level is a list of arcs to nodes of the next.
type layers struct {
	vars   []int
	levels []layer
}

// A layer is the nodes of a level: the arcs of node i are from ends[i-1] to ends[i].
type layer struct {
	arcs []arc
	ends []int32
}

type arc struct{ value, to uint32 }

// NewSifter returns a sifter of variables in an order, without any set.
func NewSifter(order []int) *Sifter { return &Sifter{order: slices.Clone(order)} }

// Add adds a set of a store that has some of the variables as its levels, in their order.
func (f *Sifter) Add(s *Store, a Set, vars []int) {
	l := &layers{vars: slices.Clone(vars), levels: make([]layer, len(vars))}
	known := make([]map[Set]uint32, len(vars))
	for k := range known {
		known[k] = map[Set]uint32{}
	}
	var take func(k int, a Set) uint32
	take = func(k int, a Set) uint32 {
		if k == len(vars) {
			return 0
		}
		if id, ok := known[k][a]; ok {
			return id
		}
		var arcs []arc
		for at := a; at > Unit; at = s.nodes[at].right {
			arcs = append(arcs, arc{s.nodes[at].value, take(k+1, s.nodes[at].down)})
		}
		known[k][a] = l.levels[k].add(arcs)
		return known[k][a]
	}
	take(0, a)
	f.sets = append(f.sets, l)
	for k := range l.levels {
		f.size += len(l.levels[k].arcs)
	}
}

// add adds a node, and returns its number.
func (l *layer) add(arcs []arc) uint32 {
	l.arcs = append(l.arcs, arcs...)
	l.ends = append(l.ends, int32(len(l.arcs)))
	return uint32(len(l.ends) - 1)
}

// of returns the arcs of a node.
func (l *layer) of(i uint32) []arc {
	first := int32(0)
	if i > 0 {
		first = l.ends[i-1]
	}
	return l.arcs[first:l.ends[i]]
}

// Sift sifts until a round gains little. It returns the order that it came to, and what part
// of the arcs is left. If stop, which is asked often, says so, it returns at once, in the
// middle of a move.
func (f *Sifter) Sift(stop func() bool) (order []int, left float64) {
	begun := f.size
	for range mostSifted {
		before := f.size
		for _, v := range slices.Clone(f.order) {
			f.sift(v, stop)
		}
		if stop() || f.size*20 > before*19 {
			break
		}
	}
	return f.order, float64(f.size) / float64(max(begun, 1))
}

// mostSifted is how many rounds a sifter makes. Later ones gain little.
const mostSifted = 3

// sift moves a variable to where the sets are smallest. A way on which they grow by half
// is not gone on with.
func (f *Sifter) sift(v int, stop func() bool) {
	at := slices.Index(f.order, v)
	now, best, least := at, at, f.size
	move := func(by int) {
		f.swap(min(now, now+by))
		if now += by; f.size < least {
			best, least = now, f.size
		}
	}
	for now > 0 && f.size*2 < least*3 && !stop() {
		move(-1)
	}
	for now < len(f.order)-1 && (now < at || f.size*2 < least*3) && !stop() {
		move(+1)
	}
	for now != best && !stop() {
		if now > best {
			move(-1)
		} else {
			move(+1)
		}
	}
}

// swap swaps two neighbors in the order, and in each set that has both.
func (f *Sifter) swap(k int) {
	v, w := f.order[k], f.order[k+1]
	f.order[k], f.order[k+1] = w, v
	for _, l := range f.sets {
		if i := slices.Index(l.vars, v); i >= 0 && i+1 < len(l.vars) && l.vars[i+1] == w {
			f.size -= len(l.levels[i].arcs) + len(l.levels[i+1].arcs)
			l.swap(i)
			f.size += len(l.levels[i].arcs) + len(l.levels[i+1].arcs)
		}
	}
}

// swap swaps two levels. The nodes of the first are the same sets as before, under the
// same numbers, so that nothing above them changes.
func (l *layers) swap(i int) {
	upper, lower := &l.levels[i], &l.levels[i+1]
	var first, second layer
	known := map[string]uint32{}
	type way struct{ lower, upper, to uint32 }
	var ways []way
	var arcs, below []arc
	var name []byte
	for n := range upper.ends {
		ways, arcs = ways[:0], arcs[:0]
		for _, a := range upper.of(uint32(n)) {
			for _, b := range lower.of(a.to) {
				ways = append(ways, way{b.value, a.value, b.to})
			}
		}
		slices.SortStableFunc(ways, func(a, b way) int { return int(a.lower) - int(b.lower) })
		for from := 0; from < len(ways); {
			name, below = name[:0], below[:0]
			value := ways[from].lower
			for ; from < len(ways) && ways[from].lower == value; from++ {
				w := &ways[from]
				name = binary.LittleEndian.AppendUint32(name, w.upper)
				name = binary.LittleEndian.AppendUint32(name, w.to)
				below = append(below, arc{w.upper, w.to})
			}
			id, ok := known[string(name)]
			if !ok {
				id = second.add(below)
				known[string(name)] = id
			}
			arcs = append(arcs, arc{value, id})
		}
		first.add(arcs)
	}
	l.vars[i], l.vars[i+1] = l.vars[i+1], l.vars[i]
	*upper, *lower = first, second
}
