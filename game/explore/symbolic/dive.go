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
	dead    deadEnd         // the deepest one
	depth   int
	deepest int // the greatest depth so far
	idle    int // states looked at since
	point   []uint32
	name    []byte
	spots   [][]int // by node: where its box has the levels of the abstract system; nil until it is asked
	got     []int16 // by variable of a box: its value behind a link
	next    []int16 // the values at the end of the link taken last
}

// A deadEnd is a state from which no link leads on, though the abstract system
// has some.
type deadEnd struct {
	depth int
	blame map[flow.Var]int   // how many links each variable stops
	past  map[flow.Var]place // the place behind the first of those links, as if it had been taken
}

// A place is a state, and the abstract cost to go from there.
type place struct {
	node int
	at   []int16
	left int32
}

func (s *Search) newDive(t *target, toGo []diagram.Cost) *dive {
	return &dive{
		Search: s, target: t, toGo: toGo, seen: map[string]bool{}, dead: deadEnd{depth: -1}, trail: []game.ChoiceID{},
		spots: make([][]int, s.nodes()),
	}
}

// bound returns the abstract cost to go from a state; ok is false if no abstract
// run leads to the target from there.
func (d *dive) bound(n int, at []int16) (cost int32, ok bool) {
	levels := d.abstract.levels[n]
	if d.spots[n] == nil {
		d.spots[n] = make([]int, len(levels))
		for i, v := range levels {
			d.spots[n][i] = d.Boxes[n].Index(v)
		}
	}
	d.point = d.point[:0]
	for i, v := range levels {
		d.point = append(d.point, d.number(v, at[d.spots[n][i]]))
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
	d.note(deadEnd{depth: d.depth, blame: alone})
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

// note takes down a dead end, if it is the deepest.
func (d *dive) note(dead deadEnd) {
	if len(dead.blame) > 0 && dead.depth > d.dead.depth {
		d.dead = dead
	}
}

// lost counts a state, and reports whether too many were looked at without going
// any deeper.
func (d *dive) lost() bool {
	d.store.Spend(stepWork)
	if d.depth > d.deepest {
		d.deepest, d.idle = d.depth, 0
	}
	d.idle++
	return d.idle > mostSteps || d.store.Stopped()
}

// stepWork is the work of looking at a state, in results of diagrams.
const stepWork = 16

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
	if d.lost() || !d.isNew(n, at) {
		return false
	}
	dead := deadEnd{depth: d.depth}
	places := d.places(n, at)
	for i := range d.out[n] {
		l := &d.out[n][i]
		if !d.fired[n][i] || l.Kind == flow.ToLocked {
			continue
		}
		cost := int32(d.Search.cost(l.minutes))
		next, blocking, ok := d.take(n, at, places, l)
		if !ok {
			continue
		}
		if len(blocking) > 0 {
			d.suspect(l, next, blocking, left-cost, &dead)
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
	return d.follow(l.to, slices.Clone(next), left)
}

// suspect blames the variables that keep a state from taking a link which the
// abstract system would take to the target at no more than the cost that is left.
func (d *dive) suspect(l *link, next []int16, blocking []flow.Var, left int32, dead *deadEnd) {
	var bound int32
	var ok bool
	if l.to >= d.nodes() {
		ok = left == 0 && d.target.goal != nil && d.target.goal(l)
	} else if bound, ok = d.bound(l.to, next); bound > left {
		ok = false
	}
	if !ok {
		return
	}
	if dead.blame == nil {
		dead.blame, dead.past = map[flow.Var]int{}, map[flow.Var]place{}
	}
	for _, v := range blocking {
		if dead.blame[v]++; dead.blame[v] == 1 {
			dead.past[v] = place{l.to, slices.Clone(next), bound}
		}
	}
}

// blamed returns the variable that stops most links of the deepest dead end.
func (d *dive) blamed() (most flow.Var, ok bool) {
	blame := d.dead.blame
	for v, n := range blame {
		if !ok || n > blame[most] || n == blame[most] && v < most {
			most, ok = v, true
		}
	}
	return most, ok
}

// suspects returns the variables that stop the way to the target: that of the
// deepest dead end, and, as if it had not, those of the dead ends behind it. In a
// long story one try so finds the variables of all its chapters.
func (d *dive) suspects() (vars []flow.Var) {
	for range mostSuspects {
		v, ok := d.blamed()
		if !ok {
			break
		}
		vars = append(vars, v)
		past, ok := d.dead.past[v]
		if !ok || past.node >= d.nodes() {
			break
		}
		d.dead, d.depth, d.deepest, d.idle = deadEnd{depth: -1}, 0, 0, 0
		if d.follow(past.node, past.at, past.left) {
			break
		}
	}
	return vars
}

// mostSuspects is how many variables one try may come up with.
const mostSuspects = 200

// places returns where the values of a node's box have a state's.
func (d *dive) places(n int, at []int16) []int {
	places := make([]int, len(at))
	for i, values := range d.Boxes[n].Values {
		places[i], _ = slices.BinarySearch(values, at[i])
	}
	return places
}

// take takes a link from a state. It returns the values at the link's end, which are
// good until the next link is taken, and the variables whose values do not pass; those
// are as if they had. It reports false if one of them is kept, so that the abstract
// system does not take the link either.
func (d *dive) take(n int, at []int16, places []int, l *link) (next []int16, blocking []flow.Var, ok bool) {
	b := d.Boxes[n]
	d.got = append(d.got[:0], at...)
	for i, table := range l.Tables {
		if table == nil {
			continue
		}
		if d.got[i] = table[places[i]]; d.got[i] != flow.Blocked {
			continue
		}
		if d.kept[b.Vars[i]] {
			return nil, nil, false
		}
		blocking = append(blocking, b.Vars[i])
		d.got[i] = some(table)
	}
	if l.Kind != flow.ToNode {
		return nil, blocking, true
	}
	d.next = d.next[:0]
	from := 0
	for _, v := range d.Boxes[l.To].Vars {
		for from < len(b.Vars) && b.Vars[from] < v {
			from++
		}
		if from < len(b.Vars) && b.Vars[from] == v {
			d.next = append(d.next, d.got[from])
		} else {
			d.next = append(d.next, l.Bound(v))
		}
	}
	return d.next, blocking, true
}

// some returns a value that passes.
func some(table []int16) int16 {
	i := slices.IndexFunc(table, func(value int16) bool { return value != flow.Blocked })
	return table[i]
}
