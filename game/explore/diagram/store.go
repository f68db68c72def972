package diagram

import (
	"math"
	"slices"
)

// A Set is a set of points in a [Store].
type Set uint32

// The sets that need no node.
const (
	Empty Set = 0 // no point
	Unit  Set = 1 // the one point without levels
)

// Limits bound a store.
type Limits struct {
	Nodes int         // nodes at the same time; 0: as many as can be numbered
	Work  int         // results computed, not remembered; 0: any number
	Stop  func() bool // asked now and then whether to stop; may be nil
}

// maxNodes is how many nodes can be numbered: the bits above tell operations
// apart in the cache.
const maxNodes = 1 << 28

// leastSlots is the least size of the table of nodes.
const leastSlots = 1 << 11

// Sizes of the cache of results, in entries. A store whose results serve the next proof
// as well has more of them than fit into the caches of a processor: to look for one in
// memory takes long, and to compute it again longer.
const (
	leastCache    = 1 << 14
	greatestCache = 1 << 16
	lastingCache  = 1 << 21
	lastingCounts = 1 << 18
)

type node struct {
	value       uint32
	down, right Set
}

// A result is one that is remembered: of the operation whose number stands in
// the highest bits of a.
type result struct{ a, b, r uint32 }

// A Store holds sets and relations. It is for one goroutine.
type Store struct {
	limits  Limits
	work    int
	stopped bool

	nodes []node
	slots []Set // a hash table of the nodes, open addressing; above their numbers, tags
	cache results
	pulls []pull

	inside []inside // results of CountIn; empty until it is asked
	lasts  bool     // results outlast a collection, as far as their sets do

	relations []relation
	known     map[relation]Relation
	bundles   []bundle
	bundleAt  map[string]Relation
	tables    [][]int32
	sizes     []int // by table: one more than the greatest value that it gives
	tableAt   map[string]int32

	counts []uint64 // by node: its points, or 0 if they were not counted yet
}

// New returns an empty store.
func New(l Limits) *Store {
	if l.Nodes <= 0 || l.Nodes > maxNodes {
		l.Nodes = maxNodes
	}
	if l.Work <= 0 {
		l.Work = math.MaxInt
	}
	return &Store{
		limits: l, nodes: make([]node, 2, 1<<10), slots: make([]Set, leastSlots),
		cache: make([]result, leastCache), pulls: make([]pull, leastCache),
		relations: make([]relation, 1), known: map[relation]Relation{}, tableAt: map[string]int32{}, bundleAt: map[string]Relation{},
	}
}

// Stopped reports whether the store has passed one of its limits.
func (s *Store) Stopped() bool { return s.stopped }

// Work returns how many results were computed so far.
func (s *Store) Work() int { return s.work }

// Allow sets how many results may be computed in all.
func (s *Store) Allow(work int) { s.limits.Work = work }

// Len returns how many nodes there are.
func (s *Store) Len() int { return len(s.nodes) - 2 }

// Bytes returns the memory that the store takes.
func (s *Store) Bytes() int64 {
	return 12*int64(cap(s.nodes)+len(s.cache)) + 4*int64(len(s.slots)) + 16*int64(len(s.pulls)+len(s.inside)) + 8*int64(cap(s.counts))
}

// Spend counts work that was done beside the store, in results.
func (s *Store) Spend(n int) {
	before := s.work
	s.work += n
	if s.work > s.limits.Work || before/askEach != s.work/askEach && s.limits.Stop != nil && s.limits.Stop() {
		s.stopped = true
	}
}

// askEach is after how many results Stop is asked.
const askEach = 1 << 12

// tick counts a result that has to be computed.
func (s *Store) tick() {
	s.work++
	if s.work > s.limits.Work || s.work%askEach == 0 && s.limits.Stop != nil && s.limits.Stop() {
		s.stopped = true
	}
}

func hash(a, b, c uint32) uint64 {
	h := uint64(a)*0x9E3779B97F4A7C15 ^ uint64(b)*0xC2B2AE3D27D4EB4F ^ uint64(c)*0x165667B19E3779F9
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}

// tags are the bits of a slot above the number of its node: some more bits of the
// node's hash, because to look at a node that is another takes long.
const tags = Set(15 << 28)

func tagOf(hash uint64) Set { return Set(hash>>60) << 28 }

// Node returns the set of the points that begin with a value and go on as in
// down, and of those of right, which must all begin with greater values.
func (s *Store) Node(value uint32, down, right Set) Set {
	if down == Empty {
		return right
	}
	mask, h := uint64(len(s.slots)-1), hash(value, uint32(down), uint32(right))
	i, tag := h&mask, tagOf(h)
	for ; s.slots[i] != Empty; i = (i + 1) & mask {
		if s.slots[i]&tags != tag {
			continue
		}
		id := s.slots[i] &^ tags
		if n := &s.nodes[id]; n.value == value && n.down == down && n.right == right {
			return id
		}
	}
	if len(s.nodes) >= s.limits.Nodes {
		s.stopped = true
		return Empty
	}
	id := Set(len(s.nodes))
	s.nodes = append(s.nodes, node{value, down, right})
	s.slots[i] = id | tag
	if len(s.nodes)*2 > len(s.slots) {
		s.grow()
	}
	return id
}

// grow doubles the table of nodes, and lets the cache grow with it.
func (s *Store) grow() {
	s.slots = make([]Set, 2*len(s.slots))
	s.fill()
	s.growCache()
}

// growCache lets the cache grow with the table of nodes.
func (s *Store) growCache() {
	greatest := greatestCache
	if s.lasts {
		greatest = lastingCache
	}
	if size := min(len(s.slots), greatest); size > len(s.cache) {
		was, pulls := s.cache, s.pulls
		s.cache, s.pulls = make([]result, size), make([]pull, size/2)
		s.take(was, pulls, func(n Set) Set { return n })
	}
}

// take takes over results under new numbers of their sets, but for those of sets that
// have none, for which renamed returns Empty.
func (s *Store) take(results []result, pulls []pull, renamed func(Set) Set) {
	for _, e := range results {
		a, b, r := e.a, renamed(Set(e.b)), renamed(Set(e.r))
		if a == 0 || b == Empty || r == Empty && e.r != uint32(Empty) {
			continue
		}
		switch op := a &^ numbers; op {
		case opUnion, opMinus, opIntersect:
			x := renamed(Set(a & numbers))
			if x == Empty {
				continue
			}
			if op != opMinus && x > b {
				x, b = b, x
			}
			a = op | uint32(x)
		}
		s.cache.remember(a, uint32(b), r)
	}
	for _, p := range pulls {
		a, to, from := renamed(p.a), renamed(p.to), renamed(p.from)
		if a == Empty || to == Empty || from == Empty && p.from != Empty {
			continue
		}
		s.pulls[s.pullSlot(p.r, a, to)] = pull{p.r, a, to, from}
	}
}

// numbers are the bits of a result's operand below its operation.
const numbers = maxNodes - 1

// fill puts all nodes into the empty table.
func (s *Store) fill() {
	mask := uint64(len(s.slots) - 1)
	for id := 2; id < len(s.nodes); id++ {
		n := &s.nodes[id]
		h := hash(n.value, uint32(n.down), uint32(n.right))
		i := h & mask
		for s.slots[i] != Empty {
			i = (i + 1) & mask
		}
		s.slots[i] = Set(id) | tagOf(h)
	}
}

// results remembers the results of operations, each in the one place that it may
// have: the next one there takes its place. Its length is a power of two.
type results []result

func (c results) slot(a, b uint32) uint64 { return hash(a, b, 7) & uint64(len(c)-1) }

// find looks for a remembered result.
func (c results) find(a, b uint32) (Set, bool) {
	e := &c[c.slot(a, b)]
	return Set(e.r), e.a == a && e.b == b
}

func (c results) remember(a, b uint32, r Set) { c[c.slot(a, b)] = result{a, b, uint32(r)} }

// Collect drops every node that no root needs, and renumbers the others: the
// roots are changed to their new numbers, and no other set is good any more. It takes
// no room beside the store's: a node has a greater number than those that it leads to,
// so that one pass downward finds the nodes that are needed, and one upward moves them.
func (s *Store) Collect(roots ...[]Set) {
	renamed := s.slots[:len(s.nodes)] // there are more slots than nodes, and they are filled anew
	clear(renamed)
	for _, list := range roots {
		for _, n := range list {
			renamed[n] = Unit
		}
	}
	for n := len(s.nodes) - 1; n > 1; n-- {
		if renamed[n] != Empty {
			renamed[s.nodes[n].down], renamed[s.nodes[n].right] = Unit, Unit
		}
	}
	renamed[Empty], renamed[Unit] = Empty, Unit
	kept := s.nodes[:2]
	for n := 2; n < len(s.nodes); n++ {
		if renamed[n] != Empty {
			renamed[n] = Set(len(kept))
			x := s.nodes[n]
			kept = append(kept, node{x.value, renamed[x.down], renamed[x.right]})
		}
	}
	for _, list := range roots {
		for i, n := range list {
			list[i] = renamed[n]
		}
	}
	s.nodes = kept
	if s.lasts {
		results, pulls, counts := s.cache, s.pulls, s.inside
		s.cache, s.pulls, s.inside = make([]result, len(results)), make([]pull, len(pulls)), make([]inside, len(counts))
		s.take(results, pulls, func(n Set) Set { return renamed[n] })
		for _, e := range counts {
			if a := renamed[e.a]; a != Empty {
				s.inside[s.insideSlot(e.r, a)] = inside{e.r, a, e.count}
			}
		}
	} else {
		clear(s.cache)
		clear(s.pulls)
		clear(s.inside)
	}
	clear(s.slots)
	s.fill()
	s.counts = s.counts[:0]
}

// Trim gives back the room that is not needed for the sets as they are. Collect leaves
// it to the sets that are yet to come.
func (s *Store) Trim() {
	size := len(s.slots)
	for size > leastCache && size > 8*len(s.nodes) {
		size /= 2
	}
	s.nodes, s.counts = append(make([]node, 0, len(s.nodes)*5/4), s.nodes...), nil
	s.slots = make([]Set, size)
	s.fill()
}

// reserve takes the room for more nodes before they come. All of it is written to, because
// the system hands out a page of memory on its first write, which is slow.
func (s *Store) reserve(more int) {
	more = min(more, s.limits.Nodes-len(s.nodes))
	s.nodes, s.counts = spare(s.nodes, more), spare(s.counts, len(s.nodes)+more-len(s.counts))
	size := len(s.slots)
	for size < 2*(len(s.nodes)+more) {
		size *= 2
	}
	if size > len(s.slots) {
		s.slots = make([]Set, size)
		s.fill()
	}
	s.growInside()
}

// growInside lets the results of CountIn that are remembered grow with the table of nodes,
// once it was asked for any.
func (s *Store) growInside() {
	size := s.counted()
	if len(s.inside) == 0 || len(s.inside) >= size {
		return
	}
	was := s.inside
	s.inside = spare([]inside(nil), size)[:size]
	for _, e := range was {
		if e.a != Empty {
			s.inside[s.insideSlot(e.r, e.a)] = e
		}
	}
}

// spare returns a list with room for more, unless it has enough.
func spare[T any](list []T, more int) []T {
	if cap(list)-len(list) < more {
		list = slices.Grow(list, more)
		clear(list[len(list):cap(list)])
	}
	return list
}
