package diagram

// A Cost is the least cost of each point of a set: a diagram whose edges carry
// values, and the value of the edge that leads to it. A point's cost is the sum
// of the values on its way. The zero Cost is that of no point.
type Cost struct {
	set   Set
	Least int32 // over all points
}

// MaxCost is the greatest cost that is exact. Greater ones are all one more, and a
// diagram that has different ones is stopped.
const MaxCost = 1 << 29

// A costNode is a node whose edges carry values: the lesser of the two is 0, and
// extra is the other's, that of down if it is positive, that of right negated.
type costNode struct {
	value       uint32
	extra       int32
	down, right Set
}

// A costResult is one that is remembered.
type costResult struct {
	op, a, b uint32
	apart    int32
	r        Cost
}

// Costs are diagrams of costs, along the relations of a store. Like a store,
// they stop for good past its limits.
type Costs struct {
	*Store
	nodes []costNode
	slots []Set // as those of a store
	cache []costResult
}

// NewCosts returns costs along the relations of a store, none yet.
func NewCosts(s *Store) *Costs {
	return &Costs{Store: s, nodes: make([]costNode, 2, 1<<10), slots: make([]Set, leastSlots), cache: make([]costResult, leastCache)}
}

// Reset empties the costs, which then have only the room that they took.
func (c *Costs) Reset() {
	c.nodes = c.nodes[:2]
	clear(c.slots)
	clear(c.cache)
}

// None reports whether there is no point.
func (c Cost) None() bool { return c.set == Empty }

// Add returns the costs of the same points, each greater by n, which is at most
// MaxCost.
func (c Cost) Add(n int32) Cost {
	if c.set != Empty {
		c.Least = min(c.Least+n, MaxCost+1)
	}
	return c
}

// Free is the cost 0 of the one point without levels.
var Free = Cost{set: Unit}

// Bytes returns the memory that the diagrams of costs take, the store apart.
func (c *Costs) Bytes() int64 {
	return 16*int64(cap(c.nodes)) + 4*int64(len(c.slots)) + 24*int64(len(c.cache))
}

// node returns the costs of the points that begin with a value and go on as in
// down, and of those in right.
func (c *Costs) node(value uint32, down, right Cost) Cost {
	if down.set == Empty {
		return right
	}
	x := costNode{value: value, down: down.set, right: right.set}
	least := down.Least
	if right.set != Empty {
		least = min(least, right.Least)
		if x.extra = down.Least - least; x.extra == 0 {
			x.extra = least - right.Least
		}
	}
	if down.Least > MaxCost || right.Least > MaxCost || len(c.nodes) >= c.limits.Nodes {
		c.stopped = true
		return Cost{}
	}
	mask, h := uint64(len(c.slots)-1), hashCost(&x)
	i, tag := h&mask, tagOf(h)
	for ; c.slots[i] != Empty; i = (i + 1) & mask {
		if c.slots[i]&tags != tag {
			continue
		}
		if id := c.slots[i] &^ tags; c.nodes[id] == x {
			return Cost{id, least}
		}
	}
	id := Set(len(c.nodes))
	c.nodes = append(c.nodes, x)
	c.slots[i] = id | tag
	if len(c.nodes)*2 > len(c.slots) {
		c.growCosts(2 * len(c.slots))
	}
	return Cost{id, least}
}

func hashCost(x *costNode) uint64 {
	return hash(x.value^uint32(x.extra)*0x9E3779B1, uint32(x.down), uint32(x.right))
}

// growCosts gives the table of nodes a greater size, and lets the cache grow with it.
func (c *Costs) growCosts(size int) {
	c.slots = make([]Set, size)
	c.fillCosts()
	if size := min(len(c.slots), greatestCache/2); size > len(c.cache) {
		old := c.cache
		c.cache = make([]costResult, size)
		for _, e := range old {
			if e.op != 0 {
				*c.result(e.op, e.a, e.b, e.apart) = e
			}
		}
	}
}

// reserveCosts is [Store.reserve] for nodes of costs.
func (c *Costs) reserveCosts(more int) {
	more = min(more, c.limits.Nodes-len(c.nodes))
	c.nodes = spare(c.nodes, more)
	size := len(c.slots)
	for size < 2*(len(c.nodes)+more) {
		size *= 2
	}
	if size > len(c.slots) {
		c.growCosts(size)
	}
}

// fillCosts puts all nodes into the empty table.
func (c *Costs) fillCosts() {
	mask := uint64(len(c.slots) - 1)
	for id := 2; id < len(c.nodes); id++ {
		h := hashCost(&c.nodes[id])
		i := h & mask
		for c.slots[i] != Empty {
			i = (i + 1) & mask
		}
		c.slots[i] = Set(id) | tagOf(h)
	}
}

func (c *Costs) result(op, a, b uint32, apart int32) *costResult {
	return &c.cache[hash(a, b, uint32(apart)*8+op)&uint64(len(c.cache)-1)]
}

// remembered looks for a result.
func (c *Costs) remembered(op, a, b uint32, apart int32) (Cost, bool) {
	e := c.result(op, a, b, apart)
	return e.r, e.op == op && e.a == a && e.b == b && e.apart == apart
}

// first returns the edge to the points that begin with the node's value.
func (x *costNode) first(least int32) Cost { return Cost{x.down, least + max(x.extra, 0)} }

// rest returns the edge to the other points.
func (x *costNode) rest(least int32) Cost {
	if x.right == Empty {
		return Cost{}
	}
	return Cost{x.right, least - min(x.extra, 0)}
}

const (
	opLeast = 1
	opPull  = 2
)

// Least returns the points of both, each at its lesser cost.
func (c *Costs) Least(a, b Cost) Cost {
	switch {
	case a.set == Empty:
		return b
	case b.set == Empty:
		return a
	case a.set == b.set:
		return Cost{a.set, min(a.Least, b.Least)}
	case a.set > b.set:
		a, b = b, a
	}
	base, apart := min(a.Least, b.Least), a.Least-b.Least
	if r, ok := c.remembered(opLeast, uint32(a.set), uint32(b.set), apart); ok {
		return r.Add(base)
	}
	if c.tick(); c.stopped {
		return Cost{}
	}
	x, y := c.nodes[a.set], c.nodes[b.set]
	al, bl := a.Least-base, b.Least-base
	var r Cost
	switch {
	case x.value < y.value:
		r = c.node(x.value, x.first(al), c.Least(x.rest(al), Cost{b.set, bl}))
	case x.value > y.value:
		r = c.node(y.value, y.first(bl), c.Least(Cost{a.set, al}, y.rest(bl)))
	default:
		down := c.Least(x.first(al), y.first(bl))
		r = c.node(x.value, down, c.Least(x.rest(al), y.rest(bl)))
	}
	*c.result(opLeast, uint32(a.set), uint32(b.set), apart) = costResult{opLeast, uint32(a.set), uint32(b.set), apart, r}
	return r.Add(base)
}

// Pull returns the points that a relation takes to points of to, each at the
// cost of the point that it comes to. Every Drop of the relation must have a
// table, because a level that was dropped has all the values that pass.
func (c *Costs) Pull(r Relation, to Cost) Cost {
	if to.set == Empty || r == Same {
		return to
	}
	rel := &c.relations[r]
	if rel.step == stepPut {
		return c.Pull(rel.next, c.behindCost(to, rel.value))
	}
	if rel.step == stepBundle && c.first(r) == stepPut {
		return c.pullPuts(r, to)
	}
	if found, ok := c.remembered(opPull, uint32(r), uint32(to.set), 0); ok {
		return found.Add(to.Least)
	}
	if c.tick(); c.stopped {
		return Cost{}
	}
	var res Cost
	switch rel.step {
	case stepKeep:
		res = c.pullKeep(rel.next, Cost{to.set, 0})
	case stepMap:
		res = c.pullMap(rel, to.set)
	case stepBundle:
		res = c.pullBundle(r, to.set)
	default:
		res = c.pullDrop(rel, to.set)
	}
	*c.result(opPull, uint32(r), uint32(to.set), 0) = costResult{opPull, uint32(r), uint32(to.set), 0, res}
	return res.Add(to.Least)
}

func (c *Costs) pullKeep(next Relation, to Cost) Cost {
	if to.set == Empty {
		return to
	}
	x := c.nodes[to.set]
	rest := c.pullKeep(next, x.rest(to.Least))
	return c.node(x.value, c.Pull(next, x.first(to.Least)), rest)
}

// perResult is how many values of a table are looked at in the time of a result.
const perResult = 16

// fewValues is how many values of a level are looked up without a table of their own.
const fewValues = 64

// downs puts the costs behind each value of a level into a table, by value. A value
// beyond the table is left out: nothing comes to it.
func (c *Costs) downs(to Set, table []Cost) []Cost {
	for at := (Cost{to, 0}); at.set != Empty; {
		x := c.nodes[at.set]
		if int(x.value) >= len(table) {
			break
		}
		table[x.value] = x.first(at.Least)
		at = x.rest(at.Least)
	}
	return table
}

func (c *Costs) pullMap(rel *relation, to Set) (res Cost) {
	table, next := c.tables[rel.table], rel.next
	c.Spend(len(table) / perResult)
	var few [fewValues]Cost
	downs := few[:]
	if size := c.sizes[rel.table]; size > len(few) {
		downs = make([]Cost, size)
	}
	downs = c.downs(to, downs)
	for value := len(table) - 1; value >= 0; value-- {
		if t := table[value]; t >= 0 && downs[t].set != Empty {
			res = c.node(uint32(value), c.Pull(next, downs[t]), res)
		}
	}
	return res
}

func (c *Costs) pullDrop(rel *relation, to Set) (res Cost) {
	down := c.Pull(rel.next, Cost{to, 0})
	table := c.tables[rel.table]
	c.Spend(len(table) / perResult)
	for value := len(table) - 1; value >= 0; value-- {
		if table[value] >= 0 {
			res = c.node(uint32(value), down, res)
		}
	}
	return res
}

func (c *Costs) behindCost(a Cost, value uint32) Cost {
	for a.set > Unit {
		x := &c.nodes[a.set]
		switch {
		case x.value == value:
			return x.first(a.Least)
		case x.value > value:
			return Cost{}
		}
		a = x.rest(a.Least)
	}
	return Cost{}
}

// Of returns the points of a set, all at cost 0.
func (c *Costs) Of(a Set, known map[Set]Cost) Cost {
	if a <= Unit {
		return Cost{set: a}
	}
	if r, ok := known[a]; ok {
		return r
	}
	x := c.Store.nodes[a]
	r := c.node(x.value, c.Of(x.down, known), c.Of(x.right, known))
	known[a] = r
	return r
}

// At returns the cost of a point, by level; ok is false if it has none.
func (c *Costs) At(a Cost, point []uint32) (cost int32, ok bool) {
	for _, value := range point {
		if a = c.behindCost(a, value); a.set == Empty {
			return 0, false
		}
	}
	return a.Least, a.set == Unit
}
