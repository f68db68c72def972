package explore

import (
	"slices"

	"cobalt/game"
)

// effects does effects to parts. A change that depends on a second variable, a
// cover, first cuts the parts by that one.
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

// heatUp changes suspicion and trace; what passes the peak that is set is gone.
func (t *tracer) heatUp(at []*part, f func(trace, suspicion int) (int, int)) []*part {
	for _, p := range at {
		p.change(t.box, t.heat(), func(h int16) int16 { return t.heated(f(apart(h))) })
	}
	if !t.bounded {
		return at
	}
	return slices.DeleteFunc(at, (*part).empty)
}

// suspicion changes suspicion.
func (t *tracer) suspicion(at []*part, e *game.Effect, scene game.SceneID) []*part {
	if e.Kind == game.Raise {
		return t.raise(at, e, scene)
	}
	return t.heatUp(at, func(trace, suspicion int) (int, int) { return trace, moved(e, suspicion) })
}

// raise raises suspicion, less the best cover carried: parts are cut by covers.
func (t *tracer) raise(at []*part, e *game.Effect, scene game.SceneID) (all []*part) {
	by := func(at []*part, less int) {
		rise := t.rise(e.N, less)
		all = append(all, t.heatUp(at, func(trace, suspicion int) (int, int) { return trace, suspicion + rise })...)
	}
	for _, c := range t.covers[scene] {
		var covered []*part
		covered, at = t.split(at, c.item, func(v int16) bool { return v == 1 })
		by(covered, c.less)
	}
	by(at, 0)
	return all
}

// traces changes trace, which may lift suspicion.
func (t *tracer) traces(at []*part, e *game.Effect) []*part {
	if e.Kind == game.Set {
		for _, p := range at {
			p.know(t.box, t.heat())
		}
	}
	return t.heatUp(at, func(trace, suspicion int) (int, int) {
		return min(max(moved(e, trace), 0), game.TraceLimit), suspicion
	})
}

// know gives a variable some value where it has none: it was dead until now.
func (p *part) know(b *box, v vid) {
	if b.index(v) >= 0 {
		return
	}
	for _, n := range p.news {
		if n.v == v {
			return
		}
	}
	p.bind(v, 0)
}
