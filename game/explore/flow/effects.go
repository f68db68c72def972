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
	switch {
	case !e.ChangesMeter():
		return t.assign(at, e)
	case !e.ByMeter:
		return t.move(at, e, e.N, scene)
	}
	var all []*Region
	t.byValue(at, e.By, func(at []*Region, amount int) { all = append(all, t.move(at, e, amount, scene)...) })
	return all
}

// move changes a meter by an amount.
func (t *evaluator) move(at []*Region, e *game.Effect, amount int, scene game.SceneID) []*Region {
	switch e.Meter {
	case game.Suspicion:
		return t.suspicion(at, e, amount, scene)
	case game.Trace:
		return t.traces(at, e, amount)
	case game.Clock:
		t.clock(at, e, amount)
	default:
		t.declared(at, e, amount)
	}
	return at
}

// assign changes bits. Where the effect needs one, the regions are cut by it; in
// a region in which that bit is dead, nothing that is live depends on it.
func (t *evaluator) assign(at []*Region, e *game.Effect) []*Region {
	happens, rest := at, []*Region(nil)
	if e.Needs() != game.NoVar {
		needs := t.Of(e.Needs())
		for _, r := range at {
			r.know(t.box, needs)
		}
		happens, rest = t.split(at, needs, func(v int16) bool { return v == 1 })
	}
	for _, a := range e.Assignments() {
		value := int16(0)
		if a.To {
			value = 1
		}
		t.setAll(happens, t.Of(a.Var), value)
	}
	return append(happens, rest...)
}

// declared changes a meter of the story's own.
func (t *evaluator) declared(at []*Region, e *game.Effect, amount int) {
	lo, hi := t.Story.Bounds(e.Meter)
	for _, r := range at {
		if e.Kind == game.Set {
			r.set(t.box, t.Meter(e.Meter), int16(min(max(amount, lo), hi)))
			continue
		}
		r.change(t.box, t.Meter(e.Meter), func(v int16) int16 { return int16(min(max(e.Moved(int(v), amount), lo), hi)) })
	}
}

// clock changes the clock. A stopped one stays so until it is set.
func (t *evaluator) clock(at []*Region, e *game.Effect, amount int) {
	for _, r := range at {
		if e.Kind == game.Set {
			r.set(t.box, t.Meter(game.Clock), int16(min(max(amount, 0), game.MaxClock)))
			continue
		}
		r.change(t.box, t.Meter(game.Clock), func(v int16) int16 {
			if v == stopped {
				return v
			}
			return int16(min(max(e.Moved(int(v), amount), 0), game.MaxClock))
		})
	}
}

// heatUp changes suspicion and trace; states that pass the peak are gone.
func (t *evaluator) heatUp(at []*Region, f func(trace, suspicion int) (int, int)) []*Region {
	for _, r := range at {
		r.change(t.box, t.Heat(), func(h int16) int16 {
			trace, suspicion := f(apart(h))
			return heated(trace, suspicion, t.Peak)
		})
	}
	if !t.Bounded {
		return at
	}
	return slices.DeleteFunc(at, (*Region).empty)
}

// suspicion changes suspicion.
func (t *evaluator) suspicion(at []*Region, e *game.Effect, amount int, scene game.SceneID) []*Region {
	switch {
	case e.Kind == game.Raise && e.ByMeter && amount <= 0:
		return at // a meter at 0 or below makes no rise
	case e.Kind == game.Raise:
		return t.raise(at, amount, scene)
	}
	return t.heatUp(at, func(trace, suspicion int) (int, int) { return trace, e.Moved(suspicion, amount) })
}

// raise raises suspicion, less the best cover carried: regions are cut by covers.
func (t *evaluator) raise(at []*Region, amount int, scene game.SceneID) (all []*Region) {
	by := func(at []*Region, less int) {
		more := rise(t.Difficulty, amount, less)
		all = append(all, t.heatUp(at, func(trace, suspicion int) (int, int) { return trace, suspicion + more })...)
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
func (t *evaluator) traces(at []*Region, e *game.Effect, amount int) []*Region {
	if e.Kind == game.Set {
		for _, r := range at {
			r.know(t.box, t.Heat())
		}
	}
	return t.heatUp(at, func(trace, suspicion int) (int, int) {
		return min(max(e.Moved(trace, amount), 0), game.TraceLimit), suspicion
	})
}
