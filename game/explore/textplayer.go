package explore

import (
	"context"
	"math/rand/v2"

	"cobalt/game"
	"cobalt/game/explore/flow"
)

// longestPlay is the most choices of one play.
const longestPlay = 500

// A textPlayer plays a story at random to see which texts it shows.
type textPlayer struct {
	story      *game.Story
	difficulty game.Difficulty
	texts      *flow.Texts
	unseen     map[game.BlockID]bool // blocks and texts that no run has shown so far
	single     map[game.BlockID]bool // blocks that no run has shown twice so far
	random     *rand.Rand
	taken      []int // by choice: how often it was taken
}

func newTextPlayer(v *verifier, unseen map[game.BlockID]bool) *textPlayer {
	return &textPlayer{
		story: v.story, difficulty: v.Difficulty, texts: v.texts,
		unseen: unseen, single: v.single,
		random: rand.New(rand.NewPCG(1, 2)), taken: make([]int, len(v.story.Choices)),
	}
}

// waiting returns how many blocks and texts are not struck out yet.
func (p *textPlayer) waiting() int { return len(p.unseen) + len(p.single) }

// play plays at random, every other time by the choices that were taken least so
// far, until as many plays in a row as its patience bring nothing new.
func (p *textPlayer) play(ctx context.Context, patience int) {
	for idle := 0; idle < patience && p.waiting() > 0 && ctx.Err() == nil; idle++ {
		before := p.waiting()
		p.playOnce(idle%2 == 0)
		if p.waiting() < before {
			idle = 0
		}
	}
}

// playOnce plays one run, by the choices taken least or by any.
func (p *textPlayer) playOnce(least bool) {
	st, err := p.story.Begin(p.difficulty, nil)
	var rec game.Record
	var options []game.Option
	for range longestPlay {
		options = p.story.Options(&st, options[:0])
		first := p.story.Nodes[st.Node].First
		i := pick(p.random, options, func(i int) int {
			if !least {
				return 0
			}
			return p.taken[first+game.ChoiceID(i)]
		})
		if err != nil || i < 0 {
			return
		}
		p.taken[first+game.ChoiceID(i)]++
		rec.Reset()
		st, err = p.story.Choose(st, i, &rec)
		p.note(&rec)
	}
}

// note strikes out the blocks and texts that a step shows.
func (p *textPlayer) note(rec *game.Record) {
	p.texts.Shown(rec, func(b game.BlockID) { delete(p.unseen, b) })
	p.noteTwice(rec)
}

// noteTwice strikes out the blocks that a step shows and that were shown before.
func (p *textPlayer) noteTwice(rec *game.Record) {
	for i, b := range rec.Blocks {
		for k, pick := range rec.Picks(i) {
			if piece := &p.story.Blocks[b].Pieces[k]; len(piece.Conds) == 0 && piece.Texts > 1 && pick > 0 {
				delete(p.single, b)
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
