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
	var rec game.Record
	start, err := s.Begin(o.Difficulty, &rec)
	if err != nil {
		return make([]*Way, len(s.Endings)), nil //nolint:nilerr // a story that cannot begin has no runs
	}
	return shortestFrom(ctx, s, start, peakOf(&rec), o)
}

// ShortestFrom is [Shortest] for runs that stand in a state already, in which some run
// of the story can stand. The choices of a way are those from there on, and its peak is
// of them and of the state; the difficulty is the state's.
func ShortestFrom(ctx context.Context, s *game.Story, from game.State, o Options) ([]*Way, error) {
	o.Difficulty = from.Difficulty
	return shortestFrom(ctx, s, from, int(from.Meters[game.Suspicion]), o)
}

// shortestFrom finds the shortest runs from a state, up to which suspicion had a peak.
func shortestFrom(ctx context.Context, s *game.Story, start game.State, peak int, o Options) ([]*Way, error) {
	ways := make([]*Way, len(s.Endings))
	if e, ended := start.Ended(); ended {
		ways[e] = &Way{State: start, Peak: peak}
		return ways, nil
	}
	r := router{Options: o, story: s, start: start, peak: peak, tuning: o.tune(), budget: o.budget(), arena: symbolic.NewArena()}
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
