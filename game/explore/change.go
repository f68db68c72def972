package explore

import "cobalt/game"

// effects does effects to parts. A change that depends on a second variable, a
// cover or the floor, first cuts the parts by that one.
func (t *tracer) effects(at []*part, list []*game.Effect, scene game.SceneID) []*part {
	for _, e := range list {
		at = t.effect(at, e, scene)
	}
	return at
}

func (t *tracer) effect(at []*part, e *game.Effect, scene game.SceneID) []*part {
	switch e.Kind {
	case game.Gain, game.Learn:
		t.setAll(at, t.of(e.Var), 1)
		return at
	case game.Lose, game.Forget:
		t.setAll(at, t.of(e.Var), 0)
		return at
	case game.LoseAll:
		for _, v := range e.Writes(t.story) {
			t.setAll(at, t.of(v), 0)
		}
		return at
	}
	switch e.Meter {
	case game.Suspicion:
		return t.suspicion(at, e, scene)
	case game.Trace:
		return t.traces(at, e)
	case game.Clock:
		t.clock(at, e)
	default:
		t.declared(at, e)
	}
	return at
}

// declared changes a meter of the story's own.
func (t *tracer) declared(at []*part, e *game.Effect) {
	lo, hi := t.story.Bounds(e.Meter)
	for _, p := range at {
		if e.Kind == game.Set {
			p.set(t.box, t.meter(e.Meter), int16(min(max(e.N, lo), hi)))
			continue
		}
		p.change(t.box, t.meter(e.Meter), func(v int16) int16 { return int16(min(max(moved(e, int(v)), lo), hi)) })
	}
}

// clock changes the clock. A stopped one stays so until it is set.
func (t *tracer) clock(at []*part, e *game.Effect) {
	for _, p := range at {
		if e.Kind == game.Set {
			p.set(t.box, t.meter(game.Clock), int16(min(max(e.N, 0), game.MaxClock)))
			continue
		}
		p.change(t.box, t.meter(game.Clock), func(v int16) int16 {
			if v == stopped {
				return v
			}
			return int16(min(max(moved(e, int(v)), 0), game.MaxClock))
		})
	}
}

// suspicion changes suspicion.
func (t *tracer) suspicion(at []*part, e *game.Effect, scene game.SceneID) []*part {
	if e.Kind == game.Raise {
		return t.raise(at, e, scene)
	}
	return t.byFloor(at, func(p *part, floor int) {
		if e.Kind == game.Set {
			p.set(t.box, t.meter(game.Suspicion), t.allowed(max(e.N, floor)))
			return
		}
		p.change(t.box, t.meter(game.Suspicion), func(v int16) int16 { return t.allowed(max(int(v)-e.N, floor)) })
	})
}

// allowed bounds suspicion; what is over the peak that is set is blocked.
func (t *tracer) allowed(value int) int16 {
	value = min(value, game.SuspicionLimit)
	if value > t.peak {
		return blocked
	}
	return int16(value)
}

// raise raises suspicion, less the best cover carried.
func (t *tracer) raise(at []*part, e *game.Effect, scene game.SceneID) (all []*part) {
	by := func(at []*part, less int) {
		rise := t.rise(e.N, less)
		for _, p := range at {
			p.change(t.box, t.meter(game.Suspicion), func(v int16) int16 { return t.allowed(int(v) + rise) })
		}
		all = append(all, at...)
	}
	for _, c := range t.covers[scene] {
		var covered []*part
		covered, at = t.split(at, c.item, func(v int16) bool { return v == 1 })
		by(covered, c.less)
	}
	by(at, 0)
	return t.left(all)
}

// byFloor cuts parts by the floor that trace is, and changes each. What the
// peak blocked is gone.
func (t *tracer) byFloor(at []*part, change func(p *part, floor int)) (all []*part) {
	for _, p := range at {
		traces := p.values(t.box, t.meter(game.Trace))
		rest := []*part{p}
		for _, trace := range traces {
			var some []*part
			some, rest = t.split(rest, t.meter(game.Trace), func(v int16) bool { return v == trace })
			for _, p := range some {
				change(p, 10*int(trace))
			}
			all = append(all, some...)
		}
	}
	return t.left(all)
}

// left leaves out empty parts.
func (t *tracer) left(at []*part) []*part {
	if !t.bounded {
		return at
	}
	kept := at[:0]
	for _, p := range at {
		if !p.empty() {
			kept = append(kept, p)
		}
	}
	return kept
}

// traces changes trace, which may lift suspicion.
func (t *tracer) traces(at []*part, e *game.Effect) []*part {
	v := t.meter(game.Trace)
	for _, p := range at {
		if e.Kind == game.Set {
			p.set(t.box, v, int16(min(max(e.N, 0), game.TraceLimit)))
			continue
		}
		p.change(t.box, v, func(v int16) int16 { return int16(min(max(moved(e, int(v)), 0), game.TraceLimit)) })
	}
	if e.Kind == game.Lower || !t.lifts(at) {
		return at
	}
	return t.byFloor(at, func(p *part, floor int) {
		p.change(t.box, t.meter(game.Suspicion), func(v int16) int16 { return t.allowed(max(int(v), floor)) })
	})
}

// lifts reports whether suspicion is known, and so may matter, in parts.
func (t *tracer) lifts(at []*part) bool {
	for _, p := range at {
		if p.knows(t.box, t.meter(game.Suspicion)) {
			return true
		}
	}
	return false
}

// knows reports whether a variable has a value in the part.
func (p *part) knows(b *box, v vid) bool {
	if b.index(v) >= 0 {
		return true
	}
	for _, n := range p.news {
		if n.v == v {
			return true
		}
	}
	return false
}
