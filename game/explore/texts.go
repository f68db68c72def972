package explore

import (
	"context"
	"fmt"
	"math/rand/v2"

	"cobalt/game"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/symbolic"
)

// checkTexts reports the blocks that never show, in nodes that are entered and
// behind choices that are taken. Most blocks are shown by some run that is played
// for the purpose; for the others the states are walked again, with the variables
// of their guards made live.
func (v *verifier) checkTexts(ctx context.Context) error {
	unseen := v.doubtful()
	if len(unseen) == 0 {
		return nil
	}
	for _, b := range v.begun.Blocks {
		delete(unseen, b)
	}
	v.play(unseen)
	var list []game.BlockID
	for b := range v.story.Blocks {
		if unseen[game.BlockID(b)] {
			list = append(list, game.BlockID(b))
		}
	}
	if v.walk != nil {
		if err := v.ask(ctx, list, unseen); err != nil {
			return err
		}
	}
	for _, b := range list {
		if unseen[b] {
			v.warn(Finding{Kind: DeadText, Pos: v.story.Blocks[b].Pos, Node: game.NoNode, Message: v.whyHidden(b)})
		}
	}
	return nil
}

// doubtful returns the blocks that need not show though their node is entered or
// their choice taken: those with a guard, or behind a divert.
func (v *verifier) doubtful() map[game.BlockID]bool {
	found := map[game.BlockID]bool{}
	scan := func(r game.BlockRange) {
		diverts := false
		for b := r.First; b < r.Last; b++ {
			block := &v.story.Blocks[b]
			if diverts || block.Guard != nil || block.Else {
				found[b] = true
			}
			diverts = diverts || block.Divert != game.NoNode
		}
	}
	for n := range v.story.Nodes {
		if v.seen.Entered[n] {
			scan(v.story.Nodes[n].Blocks)
		}
	}
	for c := range v.story.Choices {
		if v.seen.Open[c] {
			scan(v.story.Choices[c].Outcome)
		}
	}
	return found
}

// play plays at random, every other time by the choices that were taken least so
// far, and strikes out the blocks that it is shown, until that brings nothing new
// for long. It is the more patient the longer a walk would take.
func (v *verifier) play(unseen map[game.BlockID]bool) {
	const longest = 500
	patience := min(50+v.report.States/1000, 10_000)
	r := rand.New(rand.NewPCG(1, 2))
	taken := make([]int, len(v.story.Choices))
	for idle := 0; idle < patience && len(unseen) > 0; idle++ {
		before := len(unseen)
		v.playOnce(r, taken, idle%2 == 0, unseen, longest)
		if len(unseen) < before {
			idle = 0
		}
	}
}

func (v *verifier) playOnce(r *rand.Rand, taken []int, least bool, unseen map[game.BlockID]bool, longest int) {
	st, err := v.story.Begin(v.Difficulty, nil)
	var rec game.Record
	var options []game.Option
	for range longest {
		options = v.story.Options(&st, options[:0])
		first := v.story.Nodes[st.Node].First
		i := pick(r, options, func(i int) int {
			if !least {
				return 0
			}
			return taken[first+game.ChoiceID(i)]
		})
		if err != nil || i < 0 {
			return
		}
		taken[first+game.ChoiceID(i)]++
		rec.Reset()
		st, err = v.story.Choose(st, i, &rec)
		for _, b := range rec.Blocks {
			delete(unseen, b)
		}
	}
}

// pick returns the open option of the least cost, one of them at random if there
// are several, or -1 if none is open.
func pick(r *rand.Rand, options []game.Option, cost func(i int) int) int {
	best, least, n := -1, 0, 0
	for _, o := range options {
		c := cost(o.Choice)
		switch {
		case o.Locked || best >= 0 && c > least:
			continue
		case best < 0 || c < least:
			best, least, n = o.Choice, c, 1
			continue
		}
		if n++; r.IntN(n) == 0 {
			best = o.Choice
		}
	}
	return best
}

// ask has the states walked until all of the blocks were shown or everything is
// reached. Those whose guards need nothing remembered that is not remembered
// anyway are asked for together, the others half by half if their guards together
// would make too many states.
func (v *verifier) ask(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool) error {
	var free, rest []game.BlockID
	for _, b := range blocks {
		if v.watching(b).SameLive(v.analysis.Model) {
			free = append(free, b)
		} else {
			rest = append(rest, b)
		}
	}
	if len(free) > 0 {
		if err := v.watch(ctx, free, unseen); err != nil {
			return err
		}
	}
	if v.reached != nil && len(rest) > 0 {
		if err := v.watchByDiagrams(ctx, v.watching(rest...), unseen); !gaveUp(err) {
			return err
		}
	}
	return v.askTogether(ctx, rest, unseen)
}

func (v *verifier) askTogether(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool) error {
	if len(blocks) == 0 {
		return nil
	}
	g := v.lay(v.watching(blocks...))
	if len(blocks) == 1 || g.Points() <= max(4*v.walk.Points(), 1<<22) {
		return v.watchByWalk(ctx, g, unseen)
	}
	half := len(blocks) / 2
	if err := v.askTogether(ctx, blocks[:half], unseen); err != nil {
		return err
	}
	return v.askTogether(ctx, blocks[half:], unseen)
}

// watching returns an analyzed model of the story that tells whether blocks are
// shown.
func (v *verifier) watching(blocks ...game.BlockID) *flow.Model {
	m := v.tuning.model(v.story, v.Difficulty)
	m.Watched = map[game.BlockID]bool{}
	for _, b := range blocks {
		m.Watched[b] = true
	}
	m.Analyze()
	return m
}

func (v *verifier) lay(m *flow.Model) *explicit.Graph {
	return explicit.New(m.From(v.analysis.Start), v.tuning.sets)
}

// watch strikes out the watched blocks that runs show.
func (v *verifier) watch(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool) error {
	m := v.watching(blocks...)
	if v.reached != nil {
		if err := v.watchByDiagrams(ctx, m, unseen); !gaveUp(err) {
			return err
		}
	}
	return v.watchByWalk(ctx, v.lay(m), unseen)
}

// watchByDiagrams is watch by diagrams, unless they give up.
func (v *verifier) watchByDiagrams(ctx context.Context, m *flow.Model, unseen map[game.BlockID]bool) error {
	system, err := symbolic.New(ctx, m.From(v.analysis.Start), v.budget, v.tuning.effort)
	if err != nil {
		return err
	}
	_, err = system.Reach(ctx, func(r *symbolic.Reached) bool {
		r.Show(func(b game.BlockID) { delete(unseen, b) })
		return !waiting(m, unseen)
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
func (v *verifier) watchByWalk(ctx context.Context, g *explicit.Graph, unseen map[game.BlockID]bool) error {
	w := g.NewWalk(v.budget, explicit.ByChoices)
	w.Until = func() bool {
		w.Show(func(b game.BlockID) { delete(unseen, b) })
		return !waiting(g.Model, unseen)
	}
	err := w.Run(ctx)
	w.Release()
	return err
}

// whyHidden says that a block never shows.
func (v *verifier) whyHidden(b game.BlockID) string {
	block := &v.story.Blocks[b]
	text := "this text is never shown"
	if v.story.Text[0].Blocks[b].Kind == game.NoText {
		text = "this never happens"
	}
	switch {
	case block.Guard != nil && block.Else:
		return fmt.Sprintf("%s: else if %s", text, block.Guard.Source)
	case block.Guard != nil:
		return fmt.Sprintf("%s: if %s", text, block.Guard.Source)
	case block.Else:
		return text + ": one of the conditions before its else always holds"
	default:
		return text + ": a divert before it is always taken"
	}
}
