package symbolic

import (
	"slices"

	"cobalt/game"
	"cobalt/game/explore/diagram"
	"cobalt/game/explore/flow"
)

// A dive follows real states along links on which the abstract cost to go is
// spent exactly, depth first.
type dive struct {
	*Search
	target  *target
	toGo    []diagram.Cost // by node
	seen    map[string]bool
	trail   []game.ChoiceID // to the target, the last choice first
	deepest int             // the depth of the deepest dead end
	blame   map[flow.Var]int
	point   []uint32
	name    []byte
	depth   int
}

func (s *Search) newDive(t *target, toGo []diagram.Cost) *dive {
	return &dive{Search: s, target: t, toGo: toGo, seen: map[string]bool{}, deepest: -1, trail: []game.ChoiceID{}}
}

// bound returns the abstract cost to go from a state; ok is false if no abstract
// run leads to the target from there.
func (d *dive) bound(n int, at []int16) (cost int32, ok bool) {
	d.point = d.point[:0]
	b := d.Boxes[n]
	for _, v := range d.abstract.levels[n] {
		d.point = append(d.point, d.number(v, at[b.Index(v)]))
	}
	return d.costs.At(d.toGo[n], d.point)
}

// arrived reports whether a state is one of the target's.
func (d *dive) arrived(n int, at []int16) bool {
	point := make([]uint32, len(d.levels[n]))
	for i, v := range d.levels[n] {
		point[i] = d.number(v, at[d.Boxes[n].Index(v)])
	}
	return d.store.Contains(d.target.states[n], point)
}

// miss blames the variables that tell a state from the target's, if the abstract
// system takes it for one of them: each that does so by itself, or else all.
func (d *dive) miss(n int, at []int16) {
	alone, all := map[flow.Var]int{}, map[flow.Var]int{}
	if !d.resembles(n, at, -1) {
		return
	}
	for _, v := range d.levels[n] {
		if d.kept[v] {
			continue
		}
		all[v]++
		if !d.resembles(n, at, v) {
			alone[v]++
		}
	}
	if len(alone) == 0 {
		alone = all
	}
	d.note(alone)
}

// resembles reports whether a state of the target agrees with the given one in
// all kept variables, and in one more.
func (d *dive) resembles(n int, at []int16, more flow.Var) bool {
	keep := func(v flow.Var) bool { return d.kept[v] || v == more }
	var point []uint32
	for _, v := range d.levels[n] {
		if keep(v) {
			point = append(point, d.number(v, at[d.Boxes[n].Index(v)]))
		}
	}
	return d.store.Contains(d.store.Image(d.projection(n, keep), d.target.states[n]), point)
}

// note takes down the variables that stopped a try, if it was the deepest.
func (d *dive) note(dead map[flow.Var]int) {
	if len(dead) > 0 && d.depth > d.deepest {
		d.deepest, d.blame = d.depth, dead
	}
}

// isNew reports whether a state was not looked at yet.
func (d *dive) isNew(n int, at []int16) bool {
	d.name = append(d.name[:0], byte(n), byte(n>>8))
	for _, x := range at {
		d.name = append(d.name, byte(x), byte(x>>8))
	}
	if d.seen[string(d.name)] {
		return false
	}
	d.seen[string(d.name)] = true
	return true
}

// follow looks for a way from a state to the target at exactly the given cost.
func (d *dive) follow(n int, at []int16, left int32) bool {
	if left == 0 && d.target.states != nil && d.target.states[n] != diagram.Empty {
		if d.arrived(n, at) {
			return true
		}
		d.miss(n, at)
	}
	if len(d.seen) > mostSteps || !d.isNew(n, at) {
		return false
	}
	dead := map[flow.Var]int{}
	for i := range d.out[n] {
		l := &d.out[n][i]
		if !d.fired[n][i] || l.Kind == flow.ToLocked {
			continue
		}
		cost := int32(d.Search.cost(l.minutes))
		next, blocking := d.take(n, at, l)
		if len(blocking) > 0 {
			d.suspect(l, next, blocking, left-cost, dead)
			continue
		}
		if d.leads(l, next, left-cost) {
			d.trail = append(d.trail, l.Choice)
			return true
		}
	}
	d.note(dead)
	return false
}

// leads reports whether a link that a state can take leads to the target at
// exactly the cost that is left.
func (d *dive) leads(l *link, next []int16, left int32) bool {
	if l.to >= d.nodes() {
		return left == 0 && d.target.goal != nil && d.target.goal(l)
	}
	if bound, ok := d.bound(l.to, next); !ok || bound != left {
		return false
	}
	d.depth++
	defer func() { d.depth-- }()
	return d.follow(l.to, next, left)
}

// suspect blames the variables that keep a state from taking a link which the
// abstract system would take to the target at no more than the cost that is left.
func (d *dive) suspect(l *link, next []int16, blocking []flow.Var, left int32, dead map[flow.Var]int) {
	if slices.ContainsFunc(blocking, func(v flow.Var) bool { return d.kept[v] }) {
		return
	}
	if l.to >= d.nodes() {
		if left != 0 || d.target.goal == nil || !d.target.goal(l) {
			return
		}
	} else if bound, ok := d.bound(l.to, next); !ok || bound > left {
		return
	}
	for _, v := range blocking {
		dead[v]++
	}
}

// blamed returns the variable that stopped the deepest try most often.
func (d *dive) blamed() (most flow.Var, ok bool) {
	for v, n := range d.blame {
		if !ok || n > d.blame[most] || n == d.blame[most] && v < most {
			most, ok = v, true
		}
	}
	return most, ok
}

// take takes a link from a state. It returns the values at the link's end, and
// the variables whose values do not pass; those are as if they had.
func (d *dive) take(n int, at []int16, l *link) (next []int16, blocking []flow.Var) {
	b := d.Boxes[n]
	got := make([]int16, len(at))
	for i, value := range at {
		got[i] = value
		table := l.Tables[i]
		if table == nil {
			continue
		}
		k, _ := slices.BinarySearch(b.Values[i], value)
		if got[i] = table[k]; got[i] == flow.Blocked {
			blocking = append(blocking, b.Vars[i])
			got[i] = some(table)
		}
	}
	if l.Kind != flow.ToNode {
		return nil, blocking
	}
	to := d.Boxes[l.To]
	next = make([]int16, len(to.Vars))
	for j, v := range to.Vars {
		if i := b.Index(v); i >= 0 {
			next[j] = got[i]
		} else {
			next[j] = l.Bound(v)
		}
	}
	return next, blocking
}

// some returns a value that passes.
func some(table []int16) int16 {
	i := slices.IndexFunc(table, func(value int16) bool { return value != flow.Blocked })
	return table[i]
}
