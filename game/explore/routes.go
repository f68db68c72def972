package explore

import (
	"context"

	"cobalt/game"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/symbolic"
)

// Shortest finds for each ending the run that [Route] finds by choices, or nil if no
// run comes to it. The states are gone over once for all of them.
func Shortest(ctx context.Context, s *game.Story, o Options) ([]*Way, error) {
	ways := make([]*Way, len(s.Endings))
	var rec game.Record
	start, err := s.Begin(o.Difficulty, &rec)
	if e, ended := start.Ended(); err != nil || ended {
		if err == nil {
			ways[e] = &Way{State: start, Peak: peakOf(&rec)}
		}
		return ways, nil //nolint:nilerr // a story that cannot begin has no runs
	}
	r := router{Options: o, story: s, start: start, tuning: o.tune(), budget: o.budget(), arena: symbolic.NewArena()}
	if err := r.budget.Begin(); err != nil {
		return nil, err
	}
	w, reached, err := r.lookForAll(ctx)
	for e := range ways {
		if err != nil {
			return nil, err
		}
		r.ending = game.EndingID(e)
		ways[e], err = r.shortest(ctx, w, reached)
	}
	w.Release()
	return ways, err
}

// lookForAll goes over the states by a walk if that soon comes to every ending or to
// its end, or else by diagrams, unless they give up: reached is nil then.
func (r *router) lookForAll(ctx context.Context) (w *explicit.Walk, reached *symbolic.Reached, err error) {
	a := r.analyze(game.SuspicionLimit)
	w = explicit.New(a, r.tuning.sets).NewWalk(r.budget, explicit.ByChoices)
	w.Keep = true
	all := func() bool {
		for e := range r.story.Endings {
			if _, ok := w.Reached(w.Ending(game.EndingID(e))); !ok {
				return false
			}
		}
		return true
	}
	w.Until = func() bool { return all() || w.States() >= r.tuning.walkFirst }
	if err := w.Run(ctx); err != nil || w.Done() || all() {
		return w, nil, err
	}
	system, err := symbolic.New(ctx, a, r.budget, r.tuning.effort, r.arena)
	if err == nil {
		reached, err = system.Reach(ctx, nil)
	}
	if gaveUp(err) {
		return w, nil, nil
	}
	return w, reached, err
}

// shortest finds the run of fewest choices to the router's ending, after a walk and
// diagrams of all states, or nil.
func (r *router) shortest(ctx context.Context, w *explicit.Walk, reached *symbolic.Reached) (*Way, error) {
	found := func() bool { _, ok := w.Reached(w.Ending(r.ending)); return ok }
	way := &Way{}
	if reached != nil && !found() {
		if !reached.Ends(r.ending) {
			return nil, nil //nolint:nilnil // there is no way
		}
		trail, err := r.search(ctx, reached, Choices)
		if err == nil {
			way.Choices = trail
			return way, r.check(way)
		}
		if !gaveUp(err) {
			return nil, err
		}
	}
	w.Until = found
	if !found() && !w.Done() {
		if err := w.Run(ctx); err != nil {
			return nil, err
		}
	}
	if !found() {
		return nil, nil //nolint:nilnil // there is no way
	}
	way.Choices = w.TrailTo(w.Ending(r.ending))
	return way, r.check(way)
}
