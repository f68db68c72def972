package flow

import (
	"slices"

	"cobalt/game"
)

// effects does effects to regions. A change that depends on a second variable, a
// cover, first cuts the regions by that one.
func (t *evaluator) effects(at []*Region, list []*game.Effect, scene game.SceneID) []*Region {
	for _, e := range list {
		at = t.effect(at, e, scene)
	}
	return at
}

func (t *evaluator) effect(at []*Region, e *game.Effect, scene game.SceneID) []*Region {
	switch e.Kind {
	case game.Gain, game.Learn:
		t.setAll(at, t.of(e.Var), 1)
		return at
	case game.Lose, game.Forget:
		t.setAll(at, t.of(e.Var), 0)
		return at
	case game.LoseAll:
		for _, v := range e.Writes(t.Story) {
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
func (t *evaluator) declared(at []*Region, e *game.Effect) {
	lo, hi := t.Story.Bounds(e.Meter)
	for _, r := range at {
		if e.Kind == game.Set {
			r.set(t.box, t.Meter(e.Meter), int16(min(max(e.N, lo), hi)))
			continue
		}
		r.change(t.box, t.Meter(e.Meter), func(v int16) int16 { return int16(min(max(moved(e, int(v)), lo), hi)) })
	}
}

// clock changes the clock. A stopped one stays so until it is set.
func (t *evaluator) clock(at []*Region, e *game.Effect) {
	for _, r := range at {
		if e.Kind == game.Set {
			r.set(t.box, t.Meter(game.Clock), int16(min(max(e.N, 0), game.MaxClock)))
			continue
		}
		r.change(t.box, t.Meter(game.Clock), func(v int16) int16 {
			if v == stopped {
				return v
			}
			return int16(min(max(moved(e, int(v)), 0), game.MaxClock))
		})
	}
}

// heatUp changes suspicion and trace; states that pass the peak are gone.
func (t *evaluator) heatUp(at []*Region, f func(trace, suspicion int) (int, int)) []*Region {
	for _, r := range at {
		r.change(t.box, t.Heat(), func(h int16) int16 { return t.heated(f(apart(h))) })
	}
	if !t.Bounded {
		return at
	}
	return slices.DeleteFunc(at, (*Region).empty)
}

// suspicion changes suspicion.
func (t *evaluator) suspicion(at []*Region, e *game.Effect, scene game.SceneID) []*Region {
	if e.Kind == game.Raise {
		return t.raise(at, e, scene)
	}
	return t.heatUp(at, func(trace, suspicion int) (int, int) { return trace, moved(e, suspicion) })
}

// raise raises suspicion, less the best cover carried: regions are cut by covers.
func (t *evaluator) raise(at []*Region, e *game.Effect, scene game.SceneID) (all []*Region) {
	by := func(at []*Region, less int) {
		rise := t.rise(e.N, less)
		all = append(all, t.heatUp(at, func(trace, suspicion int) (int, int) { return trace, suspicion + rise })...)
	}
	for _, c := range t.covers[scene] {
		var covered []*Region
		covered, at = t.split(at, c.item, func(v int16) bool { return v == 1 })
		by(covered, c.less)
	}
	by(at, 0)
	return all
}

// traces changes trace, which may lift suspicion.
func (t *evaluator) traces(at []*Region, e *game.Effect) []*Region {
	if e.Kind == game.Set {
		for _, r := range at {
			r.know(t.box, t.Heat())
		}
	}
	return t.heatUp(at, func(trace, suspicion int) (int, int) {
		return min(max(moved(e, trace), 0), game.TraceLimit), suspicion
	})
}
