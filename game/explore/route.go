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
	r := router{Options: o, story: s, ending: ending, start: start, tuning: o.tune(), budget: o.budget()}
	if err := r.budget.Begin(); err != nil {
		return nil, err
	}
	if by == Suspicion {
		return r.calmest(ctx, peakOf(&rec))
	}
	cost := explicit.ByChoices
	if by == Minutes {
		cost = explicit.ByMinutesThenChoices
	}
	return r.find(ctx, r.graph(game.SuspicionLimit), cost)
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
	tuning tuning
	budget *budget.Budget
}

// graph returns the story's graph, without runs whose suspicion passes a peak.
func (r *router) graph(peak int) *explicit.Graph {
	m := r.model()
	m.Peak, m.Bounded = peak, peak < game.SuspicionLimit
	return r.tuning.graph(m, r.start)
}

func (r *router) model() *flow.Model { return r.tuning.model(r.story, r.Difficulty) }

// reaches walks until the ending is reached.
func (r *router) reaches(ctx context.Context, g *explicit.Graph, cost func(int) int, keep bool) (*explicit.Walk, bool, error) {
	w := g.NewWalk(r.budget, cost)
	w.Keep = keep
	reached := func() bool { _, ok := w.Reached(g.Ending(r.ending)); return ok }
	w.Until = reached
	err := w.Run(ctx)
	return w, reached(), err
}

// find finds the cheapest run on a graph.
func (r *router) find(ctx context.Context, g *explicit.Graph, cost func(int) int) (*Way, error) {
	w, ok, err := r.reaches(ctx, g, cost, true)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, ErrUnreachable
	}
	way := &Way{Choices: w.TrailTo(g.Ending(r.ending))}
	w.Release()
	return way, r.check(way)
}

// check plays a route, which must come to its ending.
func (r *router) check(way *Way) error {
	var rec game.Record
	st, err := r.story.Begin(r.Difficulty, &rec)
	for _, c := range way.Choices {
		if err == nil {
			st, err = r.story.Choose(st, int(c-r.story.Nodes[st.Node].First), &rec)
		}
	}
	way.State, way.Peak = st, peakOf(&rec)
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
		w, ok, err := r.reaches(ctx, r.graph(peaks[mid]), explicit.ByChoices, false)
		w.Release()
		switch {
		case err != nil:
			return nil, err
		case ok:
			hi = mid
		default:
			lo = mid + 1
		}
	}
	if lo == len(peaks) {
		return nil, ErrUnreachable
	}
	return r.find(ctx, r.graph(peaks[lo]), explicit.ByChoices)
}
