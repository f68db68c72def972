package explore

import (
	"slices"

	"cobalt/game"
)

// An arcKind says where an arc leads.
type arcKind uint8

const (
	toNode   arcKind = iota // the run rests at a node
	toEnding                // it ends
	toLoop                  // it goes round in circles
	toLocked                // nowhere: the choice is shown locked
)

// An arc is what a choice does in one part of its node's box.
type arc struct {
	*part
	choice game.ChoiceID
	kind   arcKind
	to     game.NodeID
	loop   []game.NodeID
}

// A tracer follows one choice through a step, part by part. It does to parts
// what package game does to states.
type tracer struct {
	*model
	box    *box
	choice game.ChoiceID
	arcs   []arc
	parts  int // how many there have been
}

// trace returns what a choice does in each part of a box. It reports false
// where that falls into too many parts.
func (m *model) trace(b *box, c game.ChoiceID) (arcs []arc, ok bool) {
	t := tracer{model: m, box: b, choice: c}
	t.choose()
	if t.full() {
		return nil, false
	}
	return t.arcs, true
}

func (t *tracer) full() bool { return t.parts > t.tuning.maxCases }

func (t *tracer) emit(p *part, kind arcKind, to game.NodeID) {
	if kind == toNode {
		t.cool(p, to)
	}
	t.arcs = append(t.arcs, arc{part: p, choice: t.choice, kind: kind, to: to})
}

// cool takes what is not live at a node out of the heat.
func (t *tracer) cool(p *part, to game.NodeID) {
	mask := t.heatMask(to)
	if i := t.box.index(t.heat()); i >= 0 && p.tables[i] == nil && mask == t.heatMask(t.box.node) {
		return
	}
	if mask != 0 {
		p.change(t.box, t.heat(), func(h int16) int16 { return h & mask })
	}
}

// choose is steps 1 and 2 of a step.
func (t *tracer) choose() {
	c, plan := &t.story.Choices[t.choice], &t.picks[t.choice]
	at := []*part{newPart(t.box)}
	if plan.once >= 0 {
		_, at = t.split(at, plan.once, func(v int16) bool { return v == 1 })
	}
	if c.If != nil {
		at, _ = t.test(at, c.If.Root)
	}
	if c.Needs != nil {
		var locked []*part
		at, locked = t.test(at, c.Needs.Root)
		for _, p := range locked {
			t.emit(p, toLocked, game.NoNode)
		}
	}
	scene := t.scene(c.Node)
	if plan.once >= 0 {
		t.setAll(at, plan.once, 1)
	}
	at = t.effects(at, plan.effects, scene)
	t.spend(at, plan.minutes)
	through, left := t.body(at, plan.outcome, scene)
	for _, l := range left {
		l.hops = append(l.hops, l.to)
		t.redirect(l.part, scene, l.to)
	}
	for _, p := range through {
		t.redirect(p, scene, c.Target)
	}
}

// spend takes minutes off the clock.
func (t *tracer) spend(at []*part, minutes int) {
	if minutes == 0 {
		return
	}
	for _, p := range at {
		p.change(t.box, t.meter(game.Clock), func(v int16) int16 {
			if v > 0 {
				return max(0, v-int16(minutes))
			}
			return v
		})
	}
}

// split cuts parts in two by a test on one variable.
func (t *tracer) split(at []*part, v vid, test func(int16) bool) (yes, no []*part) {
	for _, p := range at {
		y, n := p.split(t.box, v, test)
		if y != nil {
			yes = append(yes, y)
		}
		if n != nil {
			no = append(no, n)
		}
		if y != nil && n != nil {
			t.parts++
		}
	}
	return yes, no
}

// test cuts parts in two by an expression.
func (t *tracer) test(at []*part, e *game.Expr) (yes, no []*part) {
	if len(at) == 0 || t.full() {
		return nil, nil
	}
	switch e.Op {
	case game.OpNot:
		no, yes = t.test(at, e.Args[0])
	case game.OpAnd:
		yes = at
		for _, arg := range e.Args {
			var n []*part
			yes, n = t.test(yes, arg)
			no = append(no, n...)
		}
	case game.OpOr:
		no = at
		for _, arg := range e.Args {
			var y []*part
			y, no = t.test(no, arg)
			yes = append(yes, y...)
		}
	case game.OpMeter:
		return t.compare(at, e)
	default:
		return t.split(at, t.of(e.Var), func(v int16) bool { return v == 1 })
	}
	return yes, no
}

// compare cuts parts in two by a comparison.
func (t *tracer) compare(at []*part, e *game.Expr) (yes, no []*part) {
	switch e.Meter {
	case game.Suspicion:
		return t.split(at, t.heat(), func(h int16) bool {
			_, suspicion := apart(h)
			return e.Cmp.Holds(suspicion, e.N)
		})
	case game.Trace:
		return t.split(at, t.heat(), func(h int16) bool {
			trace, _ := apart(h)
			return e.Cmp.Holds(trace, e.N)
		})
	case game.Clock: // a stopped one reads 0
		return t.split(at, t.meter(game.Clock), func(v int16) bool { return e.Cmp.Holds(max(int(v), 0), e.N) })
	default:
		return t.split(at, t.meter(e.Meter), func(v int16) bool { return e.Cmp.Holds(int(v), e.N) })
	}
}

// A leaver is a part in which a divert leads to a node.
type leaver struct {
	*part
	to game.NodeID
}

// body does a run of blocks. It returns the parts that come through to its end,
// and those that a divert takes away.
func (t *tracer) body(at []*part, b body, scene game.SceneID) (through []*part, left []leaver) {
	for _, chain := range b {
		var done []*part
		for i := range chain {
			o := &chain[i]
			taken, rest := at, []*part(nil)
			if o.guard != nil {
				taken, rest = t.test(at, o.guard)
			}
			stay, go_ := t.do(taken, o, scene)
			done, left, at = append(done, stay...), append(left, go_...), rest
		}
		at = append(done, at...)
		if len(at) == 0 || t.full() {
			break
		}
	}
	return at, left
}

// do does a block.
func (t *tracer) do(at []*part, o *op, scene game.SceneID) (stay []*part, left []leaver) {
	at = t.effects(at, o.effects, scene)
	for _, p := range at {
		if o.show != game.NoBlock {
			p.shown = append(p.shown, o.show)
		}
		if o.ending != game.NoEnding && p.ended == game.NoEnding {
			p.ended = o.ending
		}
		switch {
		case p.ended != game.NoEnding && !t.afterwards():
			t.emit(p, toEnding, game.NoNode)
		case p.ended == game.NoEnding && o.divert != game.NoNode:
			left = append(left, leaver{p, o.divert})
		default:
			stay = append(stay, p)
		}
	}
	return stay, left
}

// redirect is step 3, by the rules of the scene that the run is in.
func (t *tracer) redirect(p *part, scene game.SceneID, dest game.NodeID) {
	for _, l := range t.redirects(p, scene, dest) {
		t.enter(l.part, scene, l.to)
	}
}

// redirects returns where a destination becomes which. Loops end there.
func (t *tracer) redirects(p *part, scene game.SceneID, dest game.NodeID) (to []leaver) {
	s := &t.story.Scenes[scene]
	at := []*part{p}
	if t.catch[scene] {
		var caught []*part
		caught, at = t.split(at, t.heat(), func(h int16) bool {
			_, suspicion := apart(h)
			return suspicion >= game.SuspicionLimit
		})
		to = t.hop(to, caught, dest, s.Caught)
	}
	if t.expire[scene] && t.scene(dest) == scene {
		var late []*part
		late, at = t.split(at, t.meter(game.Clock), func(v int16) bool { return v == 0 })
		t.setAll(late, t.meter(game.Clock), stopped)
		to = t.hop(to, late, dest, s.Expired)
	}
	return t.hop(to, at, dest, dest)
}

// hop appends where parts on their way to dest now go.
func (t *tracer) hop(list []leaver, at []*part, dest, to game.NodeID) []leaver {
	for _, p := range at {
		if to == dest || t.count(p, to) {
			list = append(list, leaver{p, to})
		}
	}
	return list
}

// count counts a divert or redirect. It reports false, and ends the part, where
// there have been too many.
func (t *tracer) count(p *part, to game.NodeID) bool {
	if len(p.hops) == game.MaxHops {
		t.arcs = append(t.arcs, arc{part: p, choice: t.choice, kind: toLoop, to: game.NoNode, loop: circle(p.hops, to)})
		return false
	}
	p.hops = append(p.hops, to)
	return true
}

// circle returns the nodes of the circle that ends at the given node.
func circle(path []game.NodeID, to game.NodeID) []game.NodeID {
	start := 0
	for i, n := range slices.Backward(path) {
		if n == to {
			start = i
			break
		}
	}
	return slices.Clone(path[start:])
}

// enter is step 4: it enters a node from a scene and goes on until the run rests.
func (t *tracer) enter(p *part, from game.SceneID, n game.NodeID) {
	if t.full() {
		return
	}
	scene := t.scene(n)
	if scene != from {
		t.arrive(p, scene)
	}
	p.entered = append(p.entered, n)
	through, left := t.body([]*part{p}, t.bodies[n], scene)
	for _, l := range left {
		t.see(l.part, n)
		if t.count(l.part, l.to) {
			t.redirect(l.part, scene, l.to)
		}
	}
	for _, p := range through {
		t.see(p, n)
		t.rest(p, scene, n)
	}
}

// see notes that a node was seen.
func (t *tracer) see(p *part, n game.NodeID) {
	if v := t.story.SeenVar(n); v != game.NoVar {
		p.set(t.box, vid(v), 1)
	}
}

// arrive begins a scene.
func (t *tracer) arrive(p *part, scene game.SceneID) {
	first, end := t.story.SceneFactVars()
	for v := first; v < end; v++ {
		p.set(t.box, vid(v), 0)
	}
	clock := int16(stopped)
	if c := t.story.Scenes[scene].Clock; c > 0 {
		clock = int16(c)
	}
	p.set(t.box, t.meter(game.Clock), clock)
}

// rest is step 5: a run whose blocks are done ends, rests, or is redirected.
func (t *tracer) rest(p *part, scene game.SceneID, n game.NodeID) {
	if p.ended != game.NoEnding {
		t.emit(p, toEnding, game.NoNode)
		return
	}
	if n == t.story.Scenes[scene].Caught {
		t.emit(p, toNode, n)
		return
	}
	for _, l := range t.redirects(p, scene, n) {
		if l.to == n {
			t.emit(l.part, toNode, n)
		} else {
			t.enter(l.part, scene, l.to)
		}
	}
}

func (t *tracer) setAll(at []*part, v vid, value int16) {
	for _, p := range at {
		p.set(t.box, v, value)
	}
}
