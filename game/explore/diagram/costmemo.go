package diagram

// A CostMemo is costs along the relations of a memo that are remembered as the sets
// of it are. If they take too much memory they are begun afresh.
type CostMemo struct {
	*Costs
	asked generations[costCall, Cost]
	live  int  // nodes after the last time that they were collected
	calls int  // operations that were remembered then
	ripe  bool // a generation has ended since then
}

// A costCall is an operation on costs, with its operands.
type costCall struct {
	op, a, b uint32
	apart    int32
}

// NewCostMemo returns costs along the relations of a memo. They are remembered if
// the memo remembers.
func NewCostMemo(m *Memo) *CostMemo {
	c := &CostMemo{Costs: NewCosts(m.Store)}
	if m.Remembers() {
		c.asked = newGenerations[costCall, Cost]()
	}
	return c
}

// Least is [Costs.Least].
func (c *CostMemo) Least(a, b Cost) Cost {
	if !c.asked.remember() || a.set == Empty || b.set == Empty || a.set == b.set {
		return c.Costs.Least(a, b)
	}
	if a.set > b.set {
		a, b = b, a
	}
	base, apart := min(a.Least, b.Least), a.Least-b.Least
	return c.asked.recall(c.Store, costCall{opLeast, uint32(a.set), uint32(b.set), apart}, func() Cost {
		return c.Costs.Least(Cost{a.set, a.Least - base}, Cost{b.set, b.Least - base})
	}).Add(base)
}

// Pull is [Costs.Pull].
func (c *CostMemo) Pull(r Relation, to Cost) Cost {
	if !c.asked.remember() || to.set == Empty || r == Same {
		return c.Costs.Pull(r, to)
	}
	return c.asked.recall(c.Store, costCall{opPull, uint32(r), uint32(to.set), 0}, func() Cost {
		return c.Costs.Pull(r, Cost{to.set, 0})
	}).Add(to.Least)
}

// PullAll is [Costs.PullAll].
func (c *CostMemo) PullAll(b Bundle, to Cost) Cost { return c.Pull(Relation(b), to) }

// Bytes returns the memory that the costs take, the store apart.
func (c *CostMemo) Bytes() int64 {
	return c.Costs.Bytes() + perCall*int64(c.asked.len())
}

// Turn begins a new generation, as [Memo.Turn] does.
func (c *CostMemo) Turn(whole bool) {
	c.asked.turn(whole)
	c.ripe = c.ripe || whole
}

// Tidy is [Memo.Tidy], of the costs alone.
func (c *CostMemo) Tidy() {
	if !c.ripe {
		return
	}
	c.ripe = false
	if len(c.nodes) > 2*c.live+fewNew || 4*len(c.asked.last) < 3*c.calls {
		c.collect()
	}
	c.reserveCosts(room(len(c.nodes), c.live))
}

// collect drops every node that no remembered operation needs, and renumbers the
// others.
func (c *CostMemo) collect() {
	was := c.nodes
	renamed := make([]Set, len(was))
	renamed[Unit] = Unit
	c.nodes = append(make([]costNode, 0, len(was)/4), was[:2]...)
	var keep func(n Set) Set
	keep = func(n Set) Set {
		if n < 2 || renamed[n] != Empty {
			return renamed[n]
		}
		x := was[n]
		x.down, x.right = keep(x.down), keep(x.right)
		renamed[n] = Set(len(c.nodes))
		c.nodes = append(c.nodes, x)
		return renamed[n]
	}
	last := make(map[costCall]Cost, len(c.asked.last))
	for k, r := range c.asked.last {
		r.set = keep(r.set)
		if k.b = uint32(keep(Set(k.b))); k.op == opLeast {
			if k.a = uint32(keep(Set(k.a))); k.a > k.b {
				k.a, k.b, k.apart = k.b, k.a, -k.apart
			}
		}
		last[k] = r
	}
	c.asked.last, c.live, c.calls = last, len(c.nodes), len(last)
	clear(c.cache)
	c.slots = make([]Set, leastSlots)
	for len(c.slots) < 2*len(c.nodes) {
		c.slots = make([]Set, 2*len(c.slots))
	}
	c.fillCosts()
}
