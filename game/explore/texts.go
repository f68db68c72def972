package explore

import (
	"context"
	"fmt"
	"math/rand/v2"

	"cobalt/game"
)

// checkTexts reports the blocks that never show, in nodes that are entered and
// behind choices that are taken. What some run shows need not be asked for; of
// each other block the walk is asked, with the variables of its guard made live.
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

// doubtful returns the blocks that need not show where their node is entered or
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
		if v.entered[n] {
			scan(v.story.Nodes[n].Blocks)
		}
	}
	for c := range v.story.Choices {
		if v.open[c] {
			scan(v.story.Choices[c].Outcome)
		}
	}
	return found
}

// play plays at random, choosing what was chosen least so far, and strikes out
// what it is shown, until that brings nothing new.
func (v *verifier) play(unseen map[game.BlockID]bool) {
	const patience, longest = 100, 500
	r := rand.New(rand.NewPCG(1, 2))
	taken := make([]int, len(v.story.Choices))
	for idle := 0; idle < patience && len(unseen) > 0; idle++ {
		before := len(unseen)
		v.playOnce(r, taken, unseen, longest)
		if len(unseen) < before {
			idle = 0
		}
	}
}

func (v *verifier) playOnce(r *rand.Rand, taken []int, unseen map[game.BlockID]bool, longest int) {
	st, err := v.story.Begin(v.Difficulty, nil)
	var rec game.Record
	var options []game.Option
	for range longest {
		options = v.story.Options(&st, options[:0])
		i := leastTaken(r, v.story.Nodes[st.Node].First, options, taken)
		if err != nil || i < 0 {
			return
		}
		taken[v.story.Nodes[st.Node].First+game.ChoiceID(i)]++
		rec.Reset()
		st, err = v.story.Choose(st, i, &rec)
		for _, b := range rec.Blocks {
			delete(unseen, b)
		}
	}
}

// leastTaken returns the open option that was taken least, one of them at
// random where there are several, or -1 where none is open.
func leastTaken(r *rand.Rand, first game.ChoiceID, options []game.Option, taken []int) int {
	best, least, n := -1, 0, 0
	for _, o := range options {
		times := taken[first+game.ChoiceID(o.Choice)]
		switch {
		case o.Locked || best >= 0 && times > least:
			continue
		case best < 0 || times < least:
			best, least, n = o.Choice, times, 1
			continue
		}
		if n++; r.IntN(n) == 0 {
			best = o.Choice
		}
	}
	return best
}

// ask has the states walked until all of the blocks were shown or everything is
// reached. Blocks whose guards together would make too many states are asked
// for half by half.
func (v *verifier) ask(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool) error {
	if len(blocks) == 0 {
		return nil
	}
	m := newModel(v.story, v.Difficulty, v.tuning)
	m.watched = map[game.BlockID]bool{}
	for _, b := range blocks {
		m.watched[b] = true
	}
	m.analyze()
	g := m.compile(v.graph.start)
	if len(blocks) > 1 && g.points() > max(4*v.graph.points(), 1<<22) {
		half := len(blocks) / 2
		if err := v.ask(ctx, blocks[:half], unseen); err != nil {
			return err
		}
		return v.ask(ctx, blocks[half:], unseen)
	}
	return v.watch(ctx, g, unseen)
}

// points returns how many points all boxes have together.
func (g *graph) points() (n float64) {
	for _, p := range g.places {
		if p == nil {
			continue
		}
		size := 1.0
		for i := range p.sides {
			size *= float64(p.sides[i].size)
		}
		n += size
	}
	return n
}

// watch walks a graph and strikes out the watched blocks that it shows.
func (v *verifier) watch(ctx context.Context, g *graph, unseen map[game.BlockID]bool) error {
	w := g.newWalk(v.budget, byChoices)
	var watching []*rect
	for _, r := range g.rects {
		if len(r.shown) > 0 {
			watching = append(watching, r)
		}
	}
	w.after = func(*layer) bool {
		left := watching[:0]
		for _, r := range watching {
			if !r.fired {
				left = append(left, r)
				continue
			}
			for _, b := range r.shown {
				delete(unseen, b)
			}
		}
		watching = left
		for b := range w.shown {
			delete(unseen, b)
		}
		for b := range g.watched {
			if unseen[b] {
				return false
			}
		}
		return true
	}
	err := w.run(ctx)
	w.release()
	return err
}

// whyHidden says that a block never shows.
func (v *verifier) whyHidden(b game.BlockID) string {
	block := &v.story.Blocks[b]
	what := "this text is never shown"
	if v.story.Text[0].Blocks[b].Kind == game.NoText {
		what = "this never happens"
	}
	switch {
	case block.Guard != nil && block.Else:
		return fmt.Sprintf("%s: else if %s", what, block.Guard.Source)
	case block.Guard != nil:
		return fmt.Sprintf("%s: if %s", what, block.Guard.Source)
	case block.Else:
		return what + ": one of the conditions before its else always holds"
	default:
		return what + ": a divert before it is always taken"
	}
}
