package explore

import (
	"context"
	"errors"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/symbolic"
)

// A watcher goes over the states again to see which texts runs show.
type watcher struct {
	story      *game.Story
	difficulty game.Difficulty
	tuning     *tuning
	budget     *budget.Budget
	analysis   *flow.Analysis // of the proof
	diagrams   bool           // whether diagrams found every state
	past       *experience
	arena      *symbolic.Memory
	points     float64               // of all boxes of the proof together
	states     int                   // that the proof found
	single     map[game.BlockID]bool // blocks of which no run so far showed a second showing
}

func newWatcher(v *verifier) *watcher {
	return &watcher{
		story: v.story, difficulty: v.Difficulty, tuning: &v.tuning, budget: v.budget, past: v.past, arena: v.arena,
		analysis: v.analysis, diagrams: v.diagrams, points: v.points, states: v.report.States, single: v.single,
	}
}

// ask has the states gone over until all of the blocks were shown or everything is
// reached: by diagrams all together, or by walks. Those whose guards need nothing
// remembered that is not remembered anyway are then asked for together, the others
// half by half if their guards together would make too many states. The player plays
// runs that show blocks, if such are looked for.
func (w *watcher) ask(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool, p *textPlayer) error {
	if len(blocks) == 0 {
		return nil
	}
	if w.diagrams {
		m := w.watching(blocks...)
		m.Stop = func() bool { return ctx.Err() != nil }
		a := m.From(w.analysis.Start)
		if err := ctx.Err(); err != nil {
			return err
		}
		if w.past.editing() || len(blocks) <= fewTexts {
			if err := w.seek(ctx, a, unseen, p); !gaveUp(err) {
				return err
			}
		}
		if err := w.watchByDiagrams(ctx, a, unseen); !gaveUp(err) {
			return err
		}
	}
	if g := w.lay(w.watching(blocks...)); w.few(g) {
		return w.watchByWalk(ctx, g, unseen)
	}
	free, rest, err := w.free(ctx, blocks)
	if err != nil {
		return err
	}
	if len(free) > 0 {
		if err := w.watchByWalk(ctx, w.lay(w.watching(free...)), unseen); err != nil {
			return err
		}
	}
	return w.askTogether(ctx, rest, unseen)
}

// few reports whether a graph has few enough points to be walked beside the proof.
func (w *watcher) few(g *explicit.Graph) bool { return g.Points() <= max(4*w.points, 1<<22) }

// free parts blocks by whether their guards need nothing remembered that is not
// remembered anyway. Many are asked for at once, and by halves if that fails.
func (w *watcher) free(ctx context.Context, blocks []game.BlockID) (free, rest []game.BlockID, err error) {
	if err := w.budget.Check(ctx); err != nil {
		return nil, nil, err
	}
	switch {
	case w.watching(blocks...).SameLive(w.analysis.Model):
		return blocks, nil, nil
	case len(blocks) == 1:
		return nil, blocks, nil
	}
	half := len(blocks) / 2
	free, rest, err = w.free(ctx, blocks[:half])
	if err != nil {
		return nil, nil, err
	}
	more, others, err := w.free(ctx, blocks[half:])
	return slices.Concat(free, more), slices.Concat(rest, others), err
}

func (w *watcher) askTogether(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool) error {
	if len(blocks) == 0 {
		return nil
	}
	g := w.lay(w.watching(blocks...))
	if len(blocks) == 1 || w.few(g) {
		return w.watchByWalk(ctx, g, unseen)
	}
	half := len(blocks) / 2
	if err := w.askTogether(ctx, blocks[:half], unseen); err != nil {
		return err
	}
	return w.askTogether(ctx, blocks[half:], unseen)
}

// watching returns an analyzed model of the story that tells whether blocks are
// shown.
func (w *watcher) watching(blocks ...game.BlockID) *flow.Model {
	m := w.tuning.model(w.story, w.difficulty)
	m.Watched, m.Memory = map[game.BlockID]bool{}, w.past.flows
	for _, b := range blocks {
		m.Watched[b] = true
	}
	m.Analyze()
	return m
}

func (w *watcher) lay(m *flow.Model) *explicit.Graph {
	return explicit.New(m.From(w.analysis.Start), w.tuning.sets)
}

// watch strikes out the blocks and texts watched by an analysis that runs show.
func (w *watcher) watch(ctx context.Context, a *flow.Analysis, unseen map[game.BlockID]bool) error {
	if w.diagrams {
		if err := w.watchByDiagrams(ctx, a, unseen); !gaveUp(err) {
			return err
		}
	}
	return w.watchByWalk(ctx, explicit.New(a, w.tuning.sets), unseen)
}

// fewTexts is how many texts are sought one by one. If the story is being edited all
// are, because the runs that show them are there for the next proof.
const fewTexts = 8

// seek has a player play runs that diagrams of least costs lead to, one after the
// other, until no run shows any more of the blocks that an analysis watches.
func (w *watcher) seek(ctx context.Context, a *flow.Analysis, unseen map[game.BlockID]bool, p *textPlayer) error {
	system, err := symbolic.New(ctx, a, w.budget, w.tuning.effort, w.past.textsOr(w.arena))
	if err != nil {
		return err
	}
	seeker := system.NewSeeker(w.states, func(b game.BlockID) bool { return unseen[b] }, named(a.Model, w.past.sought)...)
	defer func() { w.past.sought = namesOf(a.Model, seeker.Kept()) }()
	for waiting(a.Model, unseen) {
		trail, ok, err := seeker.Next(ctx)
		if err != nil || !ok {
			return err
		}
		before := len(unseen)
		p.follow(ctx, w.difficulty, trail)
		if p.remove(unseen, w.single); len(unseen) == before {
			return errors.New("explore: the run to a text does not show it")
		}
	}
	return nil
}

// watchByDiagrams is watch by diagrams, unless they give up.
func (w *watcher) watchByDiagrams(ctx context.Context, a *flow.Analysis, unseen map[game.BlockID]bool) error {
	system, err := symbolic.New(ctx, a, w.budget, w.tuning.effort, w.past.textsOr(w.arena))
	if err != nil {
		return err
	}
	_, err = system.Reach(ctx, func(r *symbolic.Reached) bool {
		r.Show(func(b game.BlockID) { delete(unseen, b) })
		return !waiting(a.Model, unseen)
	})
	return err
}

// waiting reports whether a watched block was not shown yet.
func waiting(m *flow.Model, unseen map[game.BlockID]bool) bool {
	for b := range m.Watched {
		if unseen[b] {
			return true
		}
	}
	return false
}

// watchByWalk is watch by an explicit walk.
func (w *watcher) watchByWalk(ctx context.Context, g *explicit.Graph, unseen map[game.BlockID]bool) error {
	walk := g.NewWalk(w.budget, explicit.ByChoices)
	walk.Until = func() bool {
		walk.Show(func(b game.BlockID) { delete(unseen, b) })
		return !waiting(g.Model, unseen)
	}
	err := walk.Run(ctx)
	walk.Release()
	return err
}
