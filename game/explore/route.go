package explore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/symbolic"
)

// A Measure is the thing of which a route has least.
type Measure uint8

// The measures. Among runs with as few minutes, or as low a peak, the one with
// the fewest choices is found.
const (
	Choices   Measure = iota // choices taken
	Minutes                  // the story's minutes
	Suspicion                // the highest that suspicion ever is, also within a step
)

// ErrUnreachable says that no run comes to an ending.
var ErrUnreachable = errors.New("no run comes to the ending")

// A Way is a run that is proven to be the best there is.
type Way struct {
	Choices []game.ChoiceID
	State   game.State // in which it ends
	Peak    int        // the highest that suspicion ever is
}

// Route finds the run to an ending that is least by a measure. Its errors are
// ErrUnreachable, the context's, or that it needs more memory than it may have.
func Route(ctx context.Context, s *game.Story, ending game.EndingID, by Measure, o Options) (*Way, error) {
	var rec game.Record
	start, err := s.Begin(o.Difficulty, &rec)
	if e, ended := start.Ended(); err != nil || ended {
		if err == nil && e == ending {
			return &Way{State: start, Peak: peakOf(&rec)}, nil
		}
		return nil, ErrUnreachable
	}
	r := router{Options: o, story: s, ending: ending, start: start, peak: peakOf(&rec), tuning: o.tune(), budget: o.budget(), arena: symbolic.NewArena()}
	if err := r.budget.Begin(); err != nil {
		return nil, err
	}
	if by == Suspicion {
		return r.calmest(ctx, peakOf(&rec))
	}
	return r.find(ctx, r.analyze(game.SuspicionLimit), by)
}

// peakOf returns the highest that suspicion was in a step.
func peakOf(rec *game.Record) (peak int) {
	for _, e := range rec.Events {
		if e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) {
			peak = max(peak, e.To)
		}
	}
	return peak
}

// A router looks for one route.
type router struct {
	Options
	story  *game.Story
	ending game.EndingID
	start  game.State
	peak   int // of suspicion, up to the start
	tuning tuning
	budget *budget.Budget
	arena  *symbolic.Memory // the room for diagrams
}

// analyze analyzes the story without runs whose suspicion passes a peak.
func (r *router) analyze(peak int) *flow.Analysis {
	m := r.model()
	m.Peak, m.Bounded = peak, peak < game.SuspicionLimit
	m.Analyze()
	return m.From(r.start)
}

func (r *router) model() *flow.Model { return r.tuning.model(r.story, r.Difficulty) }

// A sighting of the ending: by a walk that came to it, or did not and is done, or
// by diagrams of every state.
type sighting struct {
	walk    *explicit.Walk
	reached *symbolic.Reached // nil if the walk decided
	found   bool
}

// look finds out whether any run comes to the ending: by a walk if that is soon
// decided, or else by diagrams, unless they give up.
func (r *router) look(ctx context.Context, a *flow.Analysis, cost func(int) int, keep bool) (*sighting, error) {
	w := explicit.New(a, r.tuning.sets).NewWalk(r.budget, cost)
	w.Keep = keep
	found := func() bool { _, ok := w.Reached(w.Ending(r.ending)); return ok }
	w.Until = func() bool { return found() || w.States() >= r.tuning.walkFirst }
	if err := w.Run(ctx); err != nil || found() || w.Done() {
		return &sighting{walk: w, found: found()}, err
	}
	system, err := symbolic.New(ctx, a, r.budget, r.tuning.effort, r.arena)
	if err == nil {
		var reached *symbolic.Reached
		if reached, err = system.Reach(ctx, nil); err == nil {
			return &sighting{w, reached, reached.Ends(r.ending)}, nil
		}
	}
	if !gaveUp(err) {
		return nil, err
	}
	w.Until = found
	err = w.Run(ctx)
	return &sighting{walk: w, found: found()}, err
}

// find finds the run that is least by choices or minutes.
func (r *router) find(ctx context.Context, a *flow.Analysis, by Measure) (*Way, error) {
	cost := explicit.ByChoices
	if by == Minutes {
		cost = explicit.ByMinutesThenChoices
	}
	s, err := r.look(ctx, a, cost, true)
	switch {
	case err != nil:
		return nil, err
	case !s.found:
		return nil, ErrUnreachable
	}
	way := &Way{}
	if s.reached != nil {
		way.Choices, err = r.search(ctx, s.reached, by)
		if gaveUp(err) {
			s.walk.Until = func() bool { _, ok := s.walk.Reached(s.walk.Ending(r.ending)); return ok }
			s.reached, err = nil, s.walk.Run(ctx)
		}
		if err != nil {
			return nil, err
		}
	}
	if s.reached == nil {
		way.Choices = s.walk.TrailTo(s.walk.Ending(r.ending))
	}
	s.walk.Release()
	return way, r.check(way)
}

// minuteWorth is how many choices a minute is worth as a cost by which diagrams
// find the fewest choices among runs of the fewest minutes.
const minuteWorth = 1 << 12

// search finds the run by diagrams.
func (r *router) search(ctx context.Context, reached *symbolic.Reached, by Measure) ([]game.ChoiceID, error) {
	s := reached.NewSearch()
	if by == Choices || by == Suspicion {
		way, err := s.Ending(ctx, r.ending, explicit.ByChoices)
		return way.Trail, err
	}
	least, err := s.Ending(ctx, r.ending, explicit.ByMinutes)
	if err != nil {
		return nil, err
	}
	way, err := s.Ending(ctx, r.ending, func(minutes int) int { return minutes*minuteWorth + 1 })
	if err == nil && way.Cost/minuteWorth != least.Cost { // it traded minutes for choices, which are too many
		err = symbolic.ErrTooLarge
	}
	return way.Trail, err
}

// check plays a route, which must come to its ending.
func (r *router) check(way *Way) error {
	var rec game.Record
	var err error
	st := r.start
	for _, c := range way.Choices {
		if err == nil {
			st, err = r.story.Choose(st, int(c-r.story.Nodes[st.Node].First), &rec)
		}
	}
	way.State, way.Peak = st, max(r.peak, peakOf(&rec))
	if e, ended := st.Ended(); err != nil || !ended || e != r.ending {
		return fmt.Errorf("explore: the route to %s does not lead there: %v", r.story.Endings[r.ending].ID, err) //nolint:errorlint // there may be none
	}
	return nil
}

// calmest finds the lowest peak that any run to the ending has, by halving, and
// then the run with the fewest choices among those.
func (r *router) calmest(ctx context.Context, least int) (*Way, error) {
	m := r.model()
	m.Analyze()
	peaks := slices.DeleteFunc(m.Levels(), func(level int) bool { return level < least })
	lo, hi := 0, len(peaks) // peaks below lo do not do; those from hi on do, or are no more
	for lo < hi {
		mid := (lo + hi) / 2
		s, err := r.look(ctx, r.analyze(peaks[mid]), explicit.ByChoices, false)
		if err != nil {
			return nil, err
		}
		s.walk.Release()
		if s.found {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == len(peaks) {
		return nil, ErrUnreachable
	}
	return r.find(ctx, r.analyze(peaks[lo]), Suspicion)
}
