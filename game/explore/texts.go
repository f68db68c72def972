package explore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

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
	unseen, asked := v.doubtful()
	v.findSingle(asked)
	if len(unseen)+len(v.single) == 0 {
		return v.checkPieces(ctx, asked)
	}
	seen := func(b game.BlockID) { delete(unseen, b) }
	v.texts.Shown(&v.begun, seen)
	v.noteTwice(&v.begun)
	v.play(ctx, unseen)
	var list []game.BlockID
	for b := range v.texts.Len() {
		if unseen[game.BlockID(b)] {
			list = append(list, game.BlockID(b))
		}
	}
	if v.rested != nil {
		if err := v.ask(ctx, list, unseen); err != nil {
			return err
		}
	}
	for _, b := range list {
		if unseen[b] {
			v.warnHidden(b, unseen)
		}
	}
	for b := range unseen {
		delete(asked, b)
	}
	return v.checkPieces(ctx, asked)
}

// warnHidden warns of a block or text that never shows. A text of a block that
// never shows is not told of besides.
func (v *verifier) warnHidden(id game.BlockID, unseen map[game.BlockID]bool) {
	f := Finding{Kind: DeadText, Node: game.NoNode}
	ref, isText := v.texts.Ref(id)
	switch {
	case isText && unseen[ref.Block]:
		return
	case isText:
		p := &v.story.Blocks[ref.Block].Pieces[ref.Piece]
		f.Pos, f.Message = p.At[ref.Text], "this text is never shown: one of the conditions before its else always holds"
		if c := p.Conds[ref.Text]; c != nil {
			f.Message = "this text is never shown: if " + c.Source
		}
	default:
		f.Pos, f.Message = v.story.Blocks[id].Pos, v.whyHidden(id)
	}
	v.warn(f)
}

// doubtful returns the blocks and texts that need not show though their node is
// entered or their choice taken: blocks with a guard, or behind a divert, and
// the texts of `if` pieces. Asked are all blocks of such nodes and choices.
func (v *verifier) doubtful() (found, asked map[game.BlockID]bool) {
	found, asked = map[game.BlockID]bool{}, map[game.BlockID]bool{}
	scan := func(r game.BlockRange) {
		diverts := false
		for b := r.First; b < r.Last; b++ {
			block := &v.story.Blocks[b]
			if asked[b] = true; diverts || block.Guard != nil || block.Else {
				found[b] = true
			}
			for text, end := v.texts.Of(b); text < end; text++ {
				found[text] = true
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
	return found, asked
}

// play plays at random, every other time by the choices that were taken least so
// far, and strikes out the blocks that it is shown, until that brings nothing new
// for long. It is the more patient the longer a walk would take.
func (v *verifier) play(ctx context.Context, unseen map[game.BlockID]bool) {
	const longest = 500
	patience := min(50+v.report.States/1000, 10_000)
	if v.diagrams {
		patience = min(patience, mostPlays) // to ask diagrams takes no longer
	}
	r := rand.New(rand.NewPCG(1, 2))
	taken := make([]int, len(v.story.Choices))
	for idle := 0; idle < patience && len(unseen)+len(v.single) > 0 && ctx.Err() == nil; idle++ {
		before := len(unseen) + len(v.single)
		v.playOnce(r, taken, idle%2 == 0, unseen, longest)
		if len(unseen)+len(v.single) < before {
			idle = 0
		}
	}
}

// mostPlays is how many plays in a row may bring nothing new before diagrams are
// asked.
const mostPlays = 300

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
		v.texts.Shown(&rec, func(b game.BlockID) { delete(unseen, b) })
		v.noteTwice(&rec)
	}
}

// noteTwice notes the blocks that a step shows and that were shown before.
func (v *verifier) noteTwice(rec *game.Record) {
	for i, b := range rec.Blocks {
		for k, pick := range rec.Picks(i) {
			if p := &v.story.Blocks[b].Pieces[k]; len(p.Conds) == 0 && p.Texts > 1 && pick > 0 {
				delete(v.single, b)
			}
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

// ask has the states gone over until all of the blocks were shown or everything is
// reached: by diagrams all together, or by walks. Those whose guards need nothing
// remembered that is not remembered anyway are then asked for together, the others
// half by half if their guards together would make too many states.
func (v *verifier) ask(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool) error {
	if len(blocks) == 0 {
		return nil
	}
	if v.diagrams {
		if err := v.watchByDiagrams(ctx, v.watching(blocks...).From(v.analysis.Start), unseen); !gaveUp(err) {
			return err
		}
	}
	if g := v.lay(v.watching(blocks...)); v.few(g) {
		return v.watchByWalk(ctx, g, unseen)
	}
	free, rest, err := v.free(ctx, blocks)
	if err != nil {
		return err
	}
	if len(free) > 0 {
		if err := v.watchByWalk(ctx, v.lay(v.watching(free...)), unseen); err != nil {
			return err
		}
	}
	return v.askTogether(ctx, rest, unseen)
}

// few reports whether a graph has few enough points to be walked beside the proof.
func (v *verifier) few(g *explicit.Graph) bool { return g.Points() <= max(4*v.points, 1<<22) }

// free parts blocks by whether their guards need nothing remembered that is not
// remembered anyway. Many are asked for at once, and by halves if that fails.
func (v *verifier) free(ctx context.Context, blocks []game.BlockID) (free, rest []game.BlockID, err error) {
	if err := v.budget.Check(ctx); err != nil {
		return nil, nil, err
	}
	switch {
	case v.watching(blocks...).SameLive(v.analysis.Model):
		return blocks, nil, nil
	case len(blocks) == 1:
		return nil, blocks, nil
	}
	half := len(blocks) / 2
	free, rest, err = v.free(ctx, blocks[:half])
	if err != nil {
		return nil, nil, err
	}
	more, others, err := v.free(ctx, blocks[half:])
	return slices.Concat(free, more), slices.Concat(rest, others), err
}

func (v *verifier) askTogether(ctx context.Context, blocks []game.BlockID, unseen map[game.BlockID]bool) error {
	if len(blocks) == 0 {
		return nil
	}
	g := v.lay(v.watching(blocks...))
	if len(blocks) == 1 || v.few(g) {
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

// watch strikes out the blocks and texts watched by an analysis that runs show.
func (v *verifier) watch(ctx context.Context, a *flow.Analysis, unseen map[game.BlockID]bool) error {
	if v.diagrams {
		if err := v.watchByDiagrams(ctx, a, unseen); !gaveUp(err) {
			return err
		}
	}
	return v.watchByWalk(ctx, explicit.New(a, v.tuning.sets), unseen)
}

// watchByDiagrams is watch by diagrams, unless they give up.
func (v *verifier) watchByDiagrams(ctx context.Context, a *flow.Analysis, unseen map[game.BlockID]bool) error {
	system, err := symbolic.New(ctx, a, v.budget, v.tuning.effort)
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
