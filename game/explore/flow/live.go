package flow

import (
	"slices"

	"cobalt/game"
)

// findLive runs the backward analysis until it settles, then keeps the part of
// each body and choice that matters.
func (m *Model) findLive() {
	n := len(m.Story.Nodes)
	m.local = m.newVarSet()
	first, end := m.Story.SceneFactVars()
	for v := first; v < end; v++ {
		m.local.add(Var(v))
	}
	m.local.add(m.Meter(game.Clock))
	m.rest, m.enter = make([]varSet, n), make([]varSet, n)
	for i := range n {
		m.rest[i], m.enter[i] = m.newVarSet(), m.newVarSet()
	}
	l := liveness{Model: m, at: m.newVarSet()}
	for l.sweep() {
	}
	l.keep()
}

// A liveness is the backward analysis under way. Sets given to its methods hold
// the variables that are live after something; the methods turn them into those
// that are live before it.
type liveness struct {
	*Model
	at   varSet
	free []varSet
}

// temp returns a copy of a set, to be given back by done.
func (l *liveness) temp(of varSet) varSet {
	if n := len(l.free); n > 0 {
		s := l.free[n-1]
		l.free = l.free[:n-1]
		copy(s, of)
		return s
	}
	return append(varSet(nil), of...)
}

func (l *liveness) done(s varSet) { l.free = append(l.free, s) }

// sweep goes over all nodes once, the last first, and reports whether anything
// was found that was not known before.
func (l *liveness) sweep() (found bool) {
	s := l.Story
	for i := len(s.Nodes) - 1; i >= 0; i-- {
		n := game.NodeID(i)
		l.at.clear()
		for c := s.Nodes[i].First; c < s.Nodes[i].Last; c++ {
			before := l.temp(l.at)
			l.choice(c, before, nil)
			l.at.union(before)
			l.done(before)
		}
		if !l.at.equal(l.rest[i]) {
			found = true
			copy(l.rest[i], l.at)
		}
		l.arrived(n, l.at)
		l.body(s.Nodes[i].Blocks, s.Nodes[i].Scene, n, l.at, nil)
		if !l.at.equal(l.enter[i]) {
			found = true
			copy(l.enter[i], l.at)
		}
	}
	return found
}

// keep goes over all nodes once more and notes the part of each that matters.
func (l *liveness) keep() {
	s := l.Story
	l.bodies = make([]body, len(s.Nodes))
	l.picks = make([]choicePlan, len(s.Choices))
	for i := range s.Nodes {
		n := game.NodeID(i)
		l.arrived(n, l.at)
		l.body(s.Nodes[i].Blocks, s.Nodes[i].Scene, n, l.at, &l.bodies[i])
		for c := s.Nodes[i].First; c < s.Nodes[i].Last; c++ {
			l.choice(c, l.at, &l.picks[c])
		}
	}
}

// choice turns live into the variables live before a choice is looked at.
func (l *liveness) choice(id game.ChoiceID, live varSet, plan *choicePlan) {
	c := &l.Story.Choices[id]
	scene := l.scene(c.Node)
	l.redirected(scene, c.Target, live)
	var outcome *body
	if plan != nil {
		plan.once = -1
		outcome = &plan.outcome
	}
	l.body(c.Outcome, scene, game.NoNode, live, outcome)
	if plan != nil && live.has(l.Meter(game.Clock)) {
		plan.minutes = c.Minutes
	}
	effects := l.effects(c.Effects, scene, live, plan != nil)
	l.read(c.If, live)
	l.read(c.Needs, live)
	if once := l.Story.OnceVar(id); once != game.NoVar {
		live.add(Var(once))
		if plan != nil {
			plan.once = Var(once)
		}
	}
	if plan != nil {
		plan.effects = effects
	}
}

func (l *liveness) read(c *game.Cond, live varSet) {
	for _, v := range c.Reads() {
		live.add(l.Of(v))
	}
}

// redirected sets live to the variables live as a divert or link in a scene
// leads to a node, before the scene's redirects.
func (l *liveness) redirected(from game.SceneID, to game.NodeID, live varSet) {
	live.clear()
	l.entered(from, to, live)
	l.redirects(from, l.scene(to) == from, live)
}

// redirects adds the variables that a scene's redirects read, and those that
// are live behind them.
func (l *liveness) redirects(from game.SceneID, expires bool, live varSet) {
	scene := &l.Story.Scenes[from]
	if l.catch[from] {
		live.add(l.Meter(game.Suspicion))
		l.entered(from, scene.Caught, live)
	}
	if expires && l.expire[from] {
		late := l.temp(live)
		late.clear()
		l.entered(from, scene.Expired, late)
		late.remove(l.Meter(game.Clock))
		live.union(late)
		live.add(l.Meter(game.Clock))
		l.done(late)
	}
}

// entered adds the variables live before a node is entered from a scene.
func (l *liveness) entered(from game.SceneID, n game.NodeID, live varSet) {
	if l.scene(n) == from {
		live.union(l.enter[n])
	} else {
		live.unionWithout(l.enter[n], l.local)
	}
}

// arrived sets live to the variables live once a node's blocks are done.
func (l *liveness) arrived(n game.NodeID, live varSet) {
	copy(live, l.rest[n])
	scene := l.scene(n)
	if n == l.Story.Scenes[scene].Caught {
		return
	}
	l.redirects(scene, true, live)
}

// body turns live into the variables live before consecutive blocks. The node is
// NoNode for an outcome; otherwise it counts as seen when its blocks are done.
func (l *liveness) body(r game.BlockRange, scene game.SceneID, n game.NodeID, live varSet, keep *body) {
	var visits []game.Var
	if n != game.NoNode {
		visits = l.Story.VisitVars(n)
	}
	visited(visits, live)
	for last := r.Last; last > r.First; {
		first := last - 1
		for first > r.First && l.Story.Blocks[first].Else {
			first--
		}
		ops := l.chain(first, last, scene, visits, live, keep != nil)
		if len(ops) > 0 {
			*keep = append(*keep, ops)
		}
		last = first
	}
	if keep != nil {
		slices.Reverse(*keep)
	}
}

// visited turns live into the variables live before a visit to a node is
// counted: behind it, each of the node's bits is what the one before it was.
func visited(visits []game.Var, live varSet) {
	for i, v := range visits {
		if i > 0 && live.has(Var(v)) {
			live.add(Var(visits[i-1]))
		}
		live.remove(Var(v))
	}
}

// chain turns live into the variables live before a guarded block and those that
// go with it. It returns the ones that matter, without the blocks at the chain's
// end that do nothing.
func (l *liveness) chain(first, last game.BlockID, scene game.SceneID, visits []game.Var, live varSet, keep bool) []op {
	var ops []op
	after := l.temp(live)
	taken := l.temp(live)
	matters := false
	for id := last; id > first; {
		id--
		b := &l.Story.Blocks[id]
		copy(taken, after)
		o, acts := l.block(id, scene, visits, taken, keep)
		if matters = matters || acts; !matters {
			continue
		}
		if b.Guard == nil {
			copy(live, taken)
		} else {
			live.union(taken)
			l.read(b.Guard, live)
		}
		if keep {
			ops = append(ops, o)
		}
	}
	l.done(after)
	l.done(taken)
	slices.Reverse(ops)
	return ops
}

// block turns live into the variables live before a block that happens, and
// reports whether it matters that it does.
func (l *liveness) block(id game.BlockID, scene game.SceneID, visits []game.Var, live varSet, keep bool) (o op, acts bool) {
	b := &l.Story.Blocks[id]
	o = op{divert: b.Divert, ending: b.Ending, show: game.NoBlock}
	if b.Guard != nil {
		o.guard = b.Guard.Root
	}
	switch {
	case b.Ending != game.NoEnding:
		if !l.afterwards() {
			live.clear()
		}
		acts = true
	case b.Divert != game.NoNode:
		l.redirected(scene, b.Divert, live)
		visited(visits, live)
		acts = true
	}
	if l.Watched[id] {
		o.show, acts = id, true
	}
	if o.texts = l.textOps(id, live); len(o.texts) > 0 {
		acts = true
	}
	for i := len(b.Effects) - 1; i >= 0; i-- {
		if e := &b.Effects[i]; l.effect(e, scene, live) {
			acts = true
			if keep {
				o.effects = append(o.effects, e)
			}
		}
	}
	slices.Reverse(o.effects)
	return o, acts
}

// effects turns live into the variables live before some effects, and returns
// the effects that matter if they are to be kept.
func (l *liveness) effects(list []game.Effect, scene game.SceneID, live varSet, keep bool) []*game.Effect {
	var kept []*game.Effect
	for i := len(list) - 1; i >= 0; i-- {
		if l.effect(&list[i], scene, live) && keep {
			kept = append(kept, &list[i])
		}
	}
	slices.Reverse(kept)
	return kept
}

// effect turns live into the variables live before an effect, and reports
// whether the effect matters: whether it changes something live.
func (l *liveness) effect(e *game.Effect, scene game.SceneID, live varSet) bool {
	if !e.ChangesMeter() {
		return l.assigned(e, live)
	}
	matters := l.moved(e, scene, live)
	if matters && e.ByMeter {
		live.add(l.Of(game.MeterVar(e.By)))
	}
	return matters
}

// moved is effect for changes of meters, the amount aside.
func (l *liveness) moved(e *game.Effect, scene game.SceneID, live varSet) bool {
	switch e.Meter {
	case game.Suspicion:
		return l.suspicion(e, scene, live)
	case game.Trace:
		return l.trace(e, live)
	default:
		v := l.Meter(e.Meter)
		matters := live.has(v)
		if e.Kind == game.Set {
			live.remove(v)
		}
		return matters
	}
}

// assigned is effect for changes of bits. A bit that an effect needs and clears
// is clear behind it, whether the effect happened or not.
func (l *liveness) assigned(e *game.Effect, live varSet) (matters bool) {
	asks := false
	for _, a := range e.Assignments() {
		v := l.Of(a.Var)
		if !live.has(v) {
			continue
		}
		matters = true
		if e.Needs() == game.NoVar || e.Needs() == a.Var && !a.To {
			live.remove(v)
		} else {
			asks = true
		}
	}
	if asks {
		live.add(l.Of(e.Needs()))
	}
	return matters
}

// suspicion is effect for changes of suspicion. A rise need not look at the
// floor: suspicion is never below it, and only goes up.
func (l *liveness) suspicion(e *game.Effect, scene game.SceneID, live varSet) bool {
	v, trace := l.Meter(game.Suspicion), l.Meter(game.Trace)
	if !live.has(v) && !(l.Bounded && lifts(e)) {
		return false
	}
	if e.Kind == game.Raise {
		live.add(v)
		for _, c := range l.covers[scene] {
			live.add(c.item)
		}
		return true
	}
	if e.Kind == game.Set {
		live.remove(v)
	} else {
		live.add(v)
	}
	live.add(trace)
	return true
}

// lifts reports whether a change can lift a meter: one to less by a meter does if that
// is below 0.
func lifts(e *game.Effect) bool { return e.Kind != game.Lower || e.ByMeter }

// trace is effect for changes of trace, which may lift suspicion.
func (l *liveness) trace(e *game.Effect, live varSet) bool {
	v, suspicion := l.Meter(game.Trace), l.Meter(game.Suspicion)
	follows := lifts(e) && (live.has(suspicion) || l.Bounded)
	matters := live.has(v) || follows
	if follows {
		live.add(suspicion)
		live.add(v)
	}
	if e.Kind == game.Set {
		live.remove(v)
	}
	return matters
}
