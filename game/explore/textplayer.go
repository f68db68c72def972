package explore

import (
	"context"
	"math/rand/v2"
	"slices"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// A textPlayer plays a story to see which texts it shows. It keeps one run at each
// node, and goes over the nodes again and again: from each it takes every choice that
// is open. Of the runs that come to a node in one round it keeps one at random, or one
// that is near to a text that it aims at, so that a text deep in a story is found as
// soon as one near its beginning. After a find it goes over the nodes near to texts that
// are still unseen, and in each round that finds nothing over more of them.
type textPlayer struct {
	story   *game.Story
	texts   *flow.Texts
	unseen  []bool // by block and text: no run has shown it so far
	single  []bool // by block: no run has shown it twice so far
	waiting int    // how many blocks and texts are not struck out yet

	random  *rand.Rand
	runs    []game.State // by node
	arrived []int32      // by node: how many runs came to it since the one there went on
	news    []bool       // by node: its run showed something new, and has not gone on since
	rec     game.Record
	options []game.Option
	from    game.State // the run that goes on
	next    game.State // where its last choice led

	near   *nearness // of the nodes to the texts that no run has shown, or to the aim's
	within int       // how far from the texts that no run has shown, or from the aim's, runs go on

	aim    *aim  // the text for which runs are kept; nil: they are kept at random
	scores []int // by node: how much of the aim its run has

	keeps bool       // whether runs that show something new are kept for the next proof
	steps []*step    // by node: the last choice of its run; nil if it has none, or is not known
	kept  [][]string // the ids of choices of runs that showed something new
}

// A step is a choice of a run.
type step struct {
	choice game.ChoiceID
	number int   // from 1
	before *step // nil: the run began
}

// Limits on the runs that are kept.
const (
	mostKeptRuns = 4_000
	longestRun   = 2_000 // choices
)

// newTextPlayer returns a player that waits for the blocks and texts in unseen, and
// for a second showing of the blocks in single.
func newTextPlayer(v *verifier, unseen, single map[game.BlockID]bool) *textPlayer {
	p := &textPlayer{
		story: v.story, texts: v.texts,
		unseen: make([]bool, v.texts.Len()), single: make([]bool, len(v.story.Blocks)),
		waiting: len(unseen) + len(single),
		random:  rand.New(rand.NewPCG(1, 2)),
		runs:    make([]game.State, len(v.story.Nodes)), arrived: make([]int32, len(v.story.Nodes)), news: make([]bool, len(v.story.Nodes)),
		scores: make([]int, len(v.story.Nodes)),
		near:   newNearness(v.story, v.texts), within: endless,
		keeps: v.past.editing(), steps: make([]*step, len(v.story.Nodes)),
	}
	for n := range p.runs {
		p.runs[n].Node = game.NoNode
	}
	for b := range unseen {
		p.unseen[b] = true
	}
	for b := range single {
		p.single[b] = true
	}
	return p
}

// play begins to play, and ends after as many rounds in a row as its patience that
// bring nothing new.
func (p *textPlayer) play(ctx context.Context, d game.Difficulty, patience int) {
	begun, err := p.story.Begin(d, &p.rec)
	p.note()
	for idle := 0; err == nil && idle < patience && p.waiting > 0 && ctx.Err() == nil; idle++ {
		if idle == 0 {
			p.near.measure(p.unseen, p.single)
		}
		p.within = nearest << min(idle, 32)
		before := p.waiting
		p.round(begun)
		if p.waiting < before {
			idle = -1
		}
	}
}

// nearest is how far from an unseen text runs go on in the first round after a find.
// Each round that finds nothing doubles it.
const nearest = 4

// round takes each choice that is open to the run at each node that is near enough.
func (p *textPlayer) round(begun game.State) {
	p.arrive(&begun, nil, false)
	for n := range p.runs {
		if p.waiting == 0 {
			return
		}
		if p.runs[n].Node == game.NoNode || p.near.away[n] > p.within {
			continue
		}
		p.from = p.runs[n]
		last := p.steps[n]
		p.arrived[n], p.news[n] = 1, false
		p.options = p.story.Options(&p.from, p.options[:0])
		for _, o := range p.options {
			if !o.Locked {
				p.take(last, o.Choice)
			}
		}
	}
}

// take goes on with the run of the round's node by one choice.
func (p *textPlayer) take(last *step, choice int) {
	p.rec.Reset()
	p.next = p.from
	if p.story.Advance(&p.next, choice, &p.rec) != nil {
		return
	}
	before := p.waiting
	p.note()
	last = p.after(last, &p.from, choice)
	p.keep(last, p.waiting < before)
	p.arrive(&p.next, last, p.waiting < before)
}

// after returns the last choice of a run that goes on by one, if runs are kept.
func (p *textPlayer) after(last *step, run *game.State, choice int) *step {
	number := int(run.Choices) + 1
	if !p.keeps || number > longestRun {
		return nil
	}
	return &step{p.story.Nodes[run.Node].First + game.ChoiceID(choice), number, last}
}

// keep keeps a run for the next proof, if it showed something new.
func (p *textPlayer) keep(last *step, news bool) {
	if !news || last == nil || len(p.kept) == mostKeptRuns {
		return
	}
	run := make([]game.ChoiceID, last.number)
	for ; last != nil; last = last.before {
		run[last.number-1] = last.choice
	}
	p.kept = append(p.kept, idsOf(p.story, run))
}

// replay plays runs of the last proof again, each as far as it still goes, the
// longest first, because they show what many others do.
func (p *textPlayer) replay(d game.Difficulty, runs [][]string) {
	slices.SortStableFunc(runs, func(a, b []string) int { return len(b) - len(a) })
	for _, ids := range runs {
		p.playBy(d, len(ids), func(i int, first game.ChoiceID) int {
			for _, o := range p.options {
				if !o.Locked && p.story.Choices[first+game.ChoiceID(o.Choice)].ID == ids[i] {
					return o.Choice
				}
			}
			return -1
		})
	}
}

// follow plays a run to a text that was hard to find, and a few rounds from each node on
// its way: where the run was, other texts are found that are near.
func (p *textPlayer) follow(ctx context.Context, d game.Difficulty, run []game.ChoiceID) {
	p.playBy(d, len(run), func(i int, first game.ChoiceID) int { return int(run[i] - first) })
	st, err := p.story.Begin(d, nil)
	var last *step
	for i := 0; i < len(run) && err == nil && p.waiting > 0; i++ {
		p.arrive(&st, last, true)
		choice := int(run[i] - p.story.Nodes[st.Node].First)
		last = p.after(last, &st, choice)
		st, err = p.story.Choose(st, choice, nil)
	}
	p.play(ctx, d, nearRounds)
}

// nearRounds limits play near a run: after a run was followed, play ends when this many
// rounds in a row find nothing new.
const nearRounds = 4

// playBy plays one run of so many choices by a function that says which of the
// options is taken, or -1 to end it.
func (p *textPlayer) playBy(d game.Difficulty, length int, choose func(i int, first game.ChoiceID) int) {
	st, err := p.story.Begin(d, nil)
	var last, shown *step
	for i := 0; i < length && err == nil && p.waiting > 0; i++ {
		p.options = p.story.Options(&st, p.options[:0])
		choice := choose(i, p.story.Nodes[st.Node].First)
		if choice < 0 {
			p.arrive(&st, last, true)
			break
		}
		last = p.after(last, &st, choice)
		p.rec.Reset()
		st, err = p.story.Choose(st, choice, &p.rec)
		before := p.waiting
		if p.note(); p.waiting < before {
			shown = last
		}
	}
	p.keep(shown, shown != nil)
}

// arrive keeps a run at its node, if it is nearer to the aim than the one there, or
// showed something new, or chance has it.
func (p *textPlayer) arrive(run *game.State, last *step, news bool) {
	if run.Ending != 0 {
		return
	}
	n := run.Node
	p.arrived[n]++
	if p.aim != nil {
		p.arriveAimed(run, last)
		return
	}
	if news || !p.news[n] && p.random.Int32N(p.arrived[n]) == 0 {
		p.runs[n], p.steps[n], p.news[n] = *run, last, p.news[n] || news
	}
}

// aimless is in how many arrivals an aim is not looked at once.
const aimless = 8

// arriveAimed is arrive with an aim. Of runs that are as near as each other it keeps
// one at random; now and then chance decides as if they were, because the run that is
// nearest may lead no further.
func (p *textPlayer) arriveAimed(run *game.State, last *step) {
	n, score := run.Node, p.aim.score(p.story, run)
	nearer := p.runs[n].Node == game.NoNode || score > p.scores[n]
	if nearer || (score == p.scores[n] || p.random.Int32N(aimless) == 0) && p.random.Int32N(p.arrived[n]) == 0 {
		p.runs[n], p.steps[n], p.scores[n] = *run, last, score
	}
}

// note strikes out the blocks and texts that a step shows, and the blocks that it
// shows again.
func (p *textPlayer) note() {
	p.texts.Shown(&p.rec, func(b game.BlockID) { p.strike(p.unseen, b) })
	for i, b := range p.rec.Blocks {
		if !p.single[b] {
			continue
		}
		for k, pick := range p.rec.Picks(i) {
			if piece := &p.story.Blocks[b].Pieces[k]; len(piece.Conds) == 0 && piece.Texts > 1 && pick > 0 {
				p.strike(p.single, b)
			}
		}
	}
}

func (p *textPlayer) strike(list []bool, b game.BlockID) {
	if list[b] {
		list[b] = false
		p.waiting--
	}
}

// remove takes the blocks and texts that were struck out of the sets that the
// player was made for.
func (p *textPlayer) remove(unseen, single map[game.BlockID]bool) {
	remove := func(set map[game.BlockID]bool, waiting []bool) {
		for b := range set {
			if !waiting[b] {
				delete(set, b)
			}
		}
	}
	remove(unseen, p.unseen)
	remove(single, p.single)
}
