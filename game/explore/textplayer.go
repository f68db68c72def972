package explore

import (
	"context"
	"math/rand/v2"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// A textPlayer plays a story at random to see which texts it shows. It keeps one
// run at each node, and goes over the nodes again and again: from each it takes
// every choice that is open. Of the runs that come to a node in one round it keeps
// one at random, so that a text deep in a story is found as soon as one near its
// beginning.
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
}

// newTextPlayer returns a player that waits for the blocks and texts in unseen, and
// for a second showing of the blocks in single.
func newTextPlayer(v *verifier, unseen, single map[game.BlockID]bool) *textPlayer {
	p := &textPlayer{
		story: v.story, texts: v.texts,
		unseen: make([]bool, v.texts.Len()), single: make([]bool, len(v.story.Blocks)),
		waiting: len(unseen) + len(single),
		random:  rand.New(rand.NewPCG(1, 2)),
		runs:    make([]game.State, len(v.story.Nodes)), arrived: make([]int32, len(v.story.Nodes)), news: make([]bool, len(v.story.Nodes)),
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
		before := p.waiting
		p.round(begun)
		if p.waiting < before {
			idle = -1
		}
	}
}

// round takes each choice that is open to the run at each node.
func (p *textPlayer) round(begun game.State) {
	p.arrive(begun, false)
	for n := range p.runs {
		if p.waiting == 0 {
			return
		}
		run := p.runs[n]
		if run.Node == game.NoNode {
			continue
		}
		p.arrived[n], p.news[n] = 1, false
		p.options = p.story.Options(&run, p.options[:0])
		for _, o := range p.options {
			if !o.Locked {
				p.take(run, o.Choice)
			}
		}
	}
}

// take goes on with a run by one choice.
func (p *textPlayer) take(run game.State, choice int) {
	p.rec.Reset()
	next, err := p.story.Choose(run, choice, &p.rec)
	if before := p.waiting; err == nil {
		p.note()
		p.arrive(next, p.waiting < before)
	}
}

// arrive keeps a run at its node, if it showed something new or chance has it.
func (p *textPlayer) arrive(run game.State, news bool) {
	if run.Ending != 0 {
		return
	}
	n := run.Node
	p.arrived[n]++
	if news || !p.news[n] && p.random.Int32N(p.arrived[n]) == 0 {
		p.runs[n], p.news[n] = run, p.news[n] || news
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
