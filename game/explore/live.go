package explore

import "cobalt/game"

// findLive runs the backward analysis until it settles, then keeps of each body
// and choice what matters.
func (m *model) findLive() {
	n := len(m.story.Nodes)
	m.local = m.newVarSet()
	first, end := m.story.SceneFactVars()
	for v := first; v < end; v++ {
		m.local.add(vid(v))
	}
	m.local.add(m.meter(game.Clock))
	m.rest, m.enter = make([]varSet, n), make([]varSet, n)
	for i := range n {
		m.rest[i], m.enter[i] = m.newVarSet(), m.newVarSet()
	}
	l := liveness{model: m, at: m.newVarSet()}
	for l.sweep() {
	}
	l.keep()
}

// A liveness is one run of the analysis. Sets given to its methods hold what is
// live after something; the methods turn them into what is live before it.
type liveness struct {
	*model
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
	s := l.story
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

// keep goes over all nodes once more and notes what matters.
func (l *liveness) keep() {
	s := l.story
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

// choice sets live to what is live before a choice is looked at.
func (l *liveness) choice(id game.ChoiceID, live varSet, plan *choicePlan) {
	c := &l.story.Choices[id]
	scene := l.scene(c.Node)
	l.redirected(scene, c.Target, live)
	var outcome *body
	if plan != nil {
		plan.once = -1
		outcome = &plan.outcome
	}
	l.body(c.Outcome, scene, game.NoNode, live, outcome)
	if plan != nil && live.has(l.meter(game.Clock)) {
		plan.minutes = c.Minutes
	}
	effects := l.effects(c.Effects, scene, live, plan != nil)
	l.read(c.If, live)
	l.read(c.Needs, live)
	if once := l.story.OnceVar(id); once != game.NoVar {
		live.add(vid(once))
		if plan != nil {
			plan.once = vid(once)
		}
	}
	if plan != nil {
		plan.effects = effects
	}
}

func (l *liveness) read(c *game.Cond, live varSet) {
	for _, v := range c.Reads() {
		live.add(l.of(v))
	}
}

// redirected sets live to what is live where a divert or link in a scene leads
// to a node, before the scene's redirects.
func (l *liveness) redirected(from game.SceneID, to game.NodeID, live varSet) {
	live.clear()
	l.entered(from, to, live)
	l.redirects(from, l.scene(to) == from, live)
}

// redirects adds what a scene's redirects read, and what is live behind them.
func (l *liveness) redirects(from game.SceneID, expires bool, live varSet) {
	scene := &l.story.Scenes[from]
	if l.catch[from] {
		live.add(l.meter(game.Suspicion))
		l.entered(from, scene.Caught, live)
	}
	if expires && l.expire[from] {
		late := l.temp(live)
		late.clear()
		l.entered(from, scene.Expired, late)
		late.remove(l.meter(game.Clock))
		live.union(late)
		live.add(l.meter(game.Clock))
		l.done(late)
	}
}

// entered adds what is live before a node is entered from a scene.
func (l *liveness) entered(from game.SceneID, n game.NodeID, live varSet) {
	if l.scene(n) == from {
		live.union(l.enter[n])
	} else {
		live.unionWithout(l.enter[n], l.local)
	}
}

// arrived sets live to what is live once a node's blocks are done.
func (l *liveness) arrived(n game.NodeID, live varSet) {
	copy(live, l.rest[n])
	scene := l.scene(n)
	if n == l.story.Scenes[scene].Caught {
		return
	}
	l.redirects(scene, true, live)
}

// body sets live to what is live before a run of blocks. The node is NoNode for
// an outcome; else it counts as seen when its blocks are done.
func (l *liveness) body(r game.BlockRange, scene game.SceneID, n game.NodeID, live varSet, keep *body) {
	seen := vid(-1)
	if n != game.NoNode && l.story.SeenVar(n) != game.NoVar {
		seen = vid(l.story.SeenVar(n))
		live.remove(seen)
	}
	for last := r.Last; last > r.First; {
		first := last - 1
		for first > r.First && l.story.Blocks[first].Else {
			first--
		}
		ops := l.chain(first, last, scene, seen, live, keep != nil)
		if len(ops) > 0 {
			*keep = append(*keep, ops)
		}
		last = first
	}
	if keep != nil {
		reverse(*keep)
	}
}

func reverse[E any](s []E) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// chain sets live to what is live before a guarded block and those that go with
// it. It returns what of them matters; blocks at the chain's end that do
// nothing are no part of it.
func (l *liveness) chain(first, last game.BlockID, scene game.SceneID, seen vid, live varSet, keep bool) []op {
	var ops []op
	after := l.temp(live)
	taken := l.temp(live)
	matters := false
	for id := last; id > first; {
		id--
		b := &l.story.Blocks[id]
		copy(taken, after)
		o, acts := l.block(id, scene, seen, taken, keep)
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
	reverse(ops)
	return ops
}

// block sets live to what is live before a block that happens, and reports
// whether it matters that it does.
func (l *liveness) block(id game.BlockID, scene game.SceneID, seen vid, live varSet, keep bool) (o op, acts bool) {
	b := &l.story.Blocks[id]
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
		if seen >= 0 {
			live.remove(seen)
		}
		acts = true
	}
	if l.watched[id] {
		o.show, acts = id, true
	}
	for i := len(b.Effects) - 1; i >= 0; i-- {
		if e := &b.Effects[i]; l.effect(e, scene, live) {
			acts = true
			if keep {
				o.effects = append(o.effects, e)
			}
		}
	}
	reverse(o.effects)
	return o, acts
}

// effects sets live to what is live before some effects, and returns those that
// matter if they are to be kept.
func (l *liveness) effects(list []game.Effect, scene game.SceneID, live varSet, keep bool) []*game.Effect {
	var kept []*game.Effect
	for i := len(list) - 1; i >= 0; i-- {
		if l.effect(&list[i], scene, live) && keep {
			kept = append(kept, &list[i])
		}
	}
	reverse(kept)
	return kept
}

// effect sets live to what is live before an effect, and reports whether the
// effect matters: whether it changes something live.
func (l *liveness) effect(e *game.Effect, scene game.SceneID, live varSet) bool {
	switch e.Kind {
	case game.Gain, game.Lose, game.Learn, game.Forget:
		v := l.of(e.Var)
		matters := live.has(v)
		live.remove(v)
		return matters
	case game.LoseAll:
		matters := false
		for _, w := range e.Writes(l.story) {
			matters = matters || live.has(l.of(w))
			live.remove(l.of(w))
		}
		return matters
	}
	switch e.Meter {
	case game.Suspicion:
		return l.suspicion(e, scene, live)
	case game.Trace:
		return l.trace(e, live)
	default:
		v := l.meter(e.Meter)
		matters := live.has(v)
		if e.Kind == game.Set {
			live.remove(v)
		}
		return matters
	}
}

// suspicion is effect for changes of suspicion. A rise need not look at the
// floor: suspicion is never below it, and only goes up.
func (l *liveness) suspicion(e *game.Effect, scene game.SceneID, live varSet) bool {
	v, trace := l.meter(game.Suspicion), l.meter(game.Trace)
	if !live.has(v) && (!l.bounded || e.Kind == game.Lower) {
		return false
	}
	switch e.Kind {
	case game.Raise:
		live.add(v)
		for _, c := range l.covers[scene] {
			live.add(c.item)
		}
	case game.Lower:
		live.add(trace)
	default:
		live.remove(v)
		live.add(trace)
	}
	return true
}

// trace is effect for changes of trace, which may lift suspicion.
func (l *liveness) trace(e *game.Effect, live varSet) bool {
	v, suspicion := l.meter(game.Trace), l.meter(game.Suspicion)
	lifts := e.Kind != game.Lower && (live.has(suspicion) || l.bounded)
	matters := live.has(v) || lifts
	if lifts {
		live.add(suspicion)
		live.add(v)
	}
	if e.Kind == game.Set {
		live.remove(v)
	}
	return matters
}
