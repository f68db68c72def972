package flow

import (
	"slices"

	"cobalt/game"
)

// A TransitionKind says how a transition ends.
type TransitionKind uint8

// The kinds of transitions.
const (
	ToNode   TransitionKind = iota // the run rests at a node
	ToEnding                       // it ends
	ToLoop                         // it goes round in circles
	ToLocked                       // nowhere: the choice is shown locked
)

// A Transition is the effect of a choice on one region of its node's box.
type Transition struct {
	*Region
	Choice game.ChoiceID
	Kind   TransitionKind
	To     game.NodeID   // of ToNode
	Loop   []game.NodeID // of ToLoop: the nodes on the circle
}

// An evaluator follows one choice through a step, region by region. It does to
// regions exactly as package game does to states.
type evaluator struct {
	*Model
	cutter
	choice      game.ChoiceID
	transitions []Transition
}

// Evaluate returns the effect of a choice on each region of a box. It reports
// false if the choice falls into too many regions.
func (m *Model) Evaluate(b *Box, c game.ChoiceID) (list []Transition, ok bool) {
	t := evaluator{Model: m, cutter: cutter{box: b, limit: m.MaxRegions}, choice: c}
	t.choose()
	if t.full() {
		return nil, false
	}
	return t.transitions, true
}

func (t *evaluator) emit(r *Region, kind TransitionKind, to game.NodeID) {
	if kind == ToNode {
		t.cool(r, to)
	}
	t.transitions = append(t.transitions, Transition{Region: r, Choice: t.choice, Kind: kind, To: to})
}

// cool takes out of the heat the parts of it that are not live at a node.
func (t *evaluator) cool(r *Region, to game.NodeID) {
	mask := t.heatMask(to)
	if i := t.box.Index(t.Heat()); i >= 0 && r.Tables[i] == nil && mask == t.heatMask(t.box.Node) {
		return
	}
	if mask != 0 {
		r.change(t.box, t.Heat(), func(h int16) int16 { return h & mask })
	}
}

// choose is steps 1 and 2 of a step.
func (t *evaluator) choose() {
	c, plan := &t.Story.Choices[t.choice], &t.picks[t.choice]
	at := []*Region{newRegion(t.box)}
	if plan.once >= 0 {
		_, at = t.split(at, plan.once, func(v int16) bool { return v == 1 })
	}
	if c.If != nil {
		at, _ = t.test(at, c.If.Root)
	}
	if c.Needs != nil {
		var locked []*Region
		at, locked = t.test(at, c.Needs.Root)
		for _, r := range locked {
			t.emit(r, ToLocked, game.NoNode)
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
		t.redirect(l.Region, scene, l.to)
	}
	for _, r := range through {
		t.redirect(r, scene, c.Target)
	}
}

// spend takes minutes off the clock.
func (t *evaluator) spend(at []*Region, minutes int) {
	if minutes == 0 {
		return
	}
	for _, r := range at {
		r.change(t.box, t.Meter(game.Clock), func(v int16) int16 {
			if v > 0 {
				return max(0, v-int16(minutes))
			}
			return v
		})
	}
}

// A departure is a region from which a divert leads to a node.
type departure struct {
	*Region
	to game.NodeID
}

// body does consecutive blocks. It returns the regions that come through to
// their end, and those that a divert takes away.
func (t *evaluator) body(at []*Region, b body, scene game.SceneID) (through []*Region, left []departure) {
	for _, chain := range b {
		var done []*Region
		for i := range chain {
			o := &chain[i]
			taken, rest := at, []*Region(nil)
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
func (t *evaluator) do(at []*Region, o *op, scene game.SceneID) (stay []*Region, left []departure) {
	at = t.effects(at, o.effects, scene)
	for i := range o.texts {
		at = t.text(at, &o.texts[i])
	}
	for _, r := range at {
		if o.show != game.NoBlock {
			r.Shown = append(r.Shown, o.show)
		}
		if o.ending != game.NoEnding && r.Ended == game.NoEnding {
			r.Ended = o.ending
		}
		switch {
		case r.Ended != game.NoEnding && !t.afterwards():
			t.emit(r, ToEnding, game.NoNode)
		case r.Ended == game.NoEnding && o.divert != game.NoNode:
			left = append(left, departure{r, o.divert})
		default:
			stay = append(stay, r)
		}
	}
	return stay, left
}

// redirect is step 3, by the rules of the scene that the run is in.
func (t *evaluator) redirect(r *Region, scene game.SceneID, dest game.NodeID) {
	for _, l := range t.redirects(r, scene, dest) {
		t.enter(l.Region, scene, l.to)
	}
}

// redirects returns the nodes that a destination turns into, each with the
// region that goes there. Loops end here.
func (t *evaluator) redirects(r *Region, scene game.SceneID, dest game.NodeID) (to []departure) {
	s := &t.Story.Scenes[scene]
	at := []*Region{r}
	if t.catch[scene] {
		var caught []*Region
		caught, at = t.split(at, t.Heat(), func(h int16) bool {
			_, suspicion := apart(h)
			return suspicion >= game.SuspicionLimit
		})
		to = t.hop(to, caught, dest, s.Caught)
	}
	if t.expire[scene] && t.scene(dest) == scene {
		var late []*Region
		late, at = t.split(at, t.Meter(game.Clock), func(v int16) bool { return v == 0 })
		t.setAll(late, t.Meter(game.Clock), stopped)
		to = t.hop(to, late, dest, s.Expired)
	}
	return t.hop(to, at, dest, dest)
}

// hop appends the node to which regions on their way to dest are sent instead.
func (t *evaluator) hop(list []departure, at []*Region, dest, to game.NodeID) []departure {
	for _, r := range at {
		if to == dest || t.count(r, to) {
			list = append(list, departure{r, to})
		}
	}
	return list
}

// count counts a divert or redirect. It reports false, and ends the region, if
// there have been too many.
func (t *evaluator) count(r *Region, to game.NodeID) bool {
	if len(r.hops) == game.MaxHops {
		t.transitions = append(t.transitions, Transition{Region: r, Choice: t.choice, Kind: ToLoop, To: game.NoNode, Loop: circle(r.hops, to)})
		return false
	}
	r.hops = append(r.hops, to)
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
func (t *evaluator) enter(r *Region, from game.SceneID, n game.NodeID) {
	if t.full() {
		return
	}
	scene := t.scene(n)
	if scene != from {
		t.arrive(r, scene)
	}
	r.Entered = append(r.Entered, n)
	through, left := t.body([]*Region{r}, t.bodies[n], scene)
	for _, l := range left {
		for _, r := range t.see(l.Region, n) {
			if t.count(r, l.to) {
				t.redirect(r, scene, l.to)
			}
		}
	}
	for _, r := range through {
		for _, r := range t.see(r, n) {
			t.rest(r, scene, n)
		}
	}
}

// see counts a visit to a node: behind it, each of the node's bits is set if the
// one before it was, and the first always. Regions are cut by the bits, from the
// last on; a bit that is dead is looked at for nothing that is live.
func (t *evaluator) see(r *Region, n game.NodeID) (counted []*Region) {
	vars := t.Story.VisitVars(n)
	rest := []*Region{r}
	for k := len(vars) - 1; k > 0; k-- {
		for _, r := range rest {
			r.know(t.box, Var(vars[k-1]))
		}
		var more []*Region
		more, rest = t.split(rest, Var(vars[k-1]), func(value int16) bool { return value == 1 })
		for _, v := range vars[:k+1] {
			t.setAll(more, Var(v), 1)
		}
		t.setAll(rest, Var(vars[k]), 0)
		counted = append(counted, more...)
	}
	if len(vars) > 0 {
		t.setAll(rest, Var(vars[0]), 1)
	}
	return append(counted, rest...)
}

// arrive begins a scene.
func (t *evaluator) arrive(r *Region, scene game.SceneID) {
	first, end := t.Story.SceneFactVars()
	for v := first; v < end; v++ {
		r.set(t.box, Var(v), 0)
	}
	clock := int16(stopped)
	if c := t.Story.Scenes[scene].Clock; c > 0 {
		clock = int16(c)
	}
	r.set(t.box, t.Meter(game.Clock), clock)
}

// rest is step 5: a run whose blocks are done ends, rests, or is redirected.
func (t *evaluator) rest(r *Region, scene game.SceneID, n game.NodeID) {
	if r.Ended != game.NoEnding {
		t.emit(r, ToEnding, game.NoNode)
		return
	}
	if n == t.Story.Scenes[scene].Caught {
		t.emit(r, ToNode, n)
		return
	}
	for _, l := range t.redirects(r, scene, n) {
		if l.to == n {
			t.emit(l.Region, ToNode, n)
		} else {
			t.enter(l.Region, scene, l.to)
		}
	}
}
