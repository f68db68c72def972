package explore

import (
	"context"
	"slices"

	"cobalt/game"
)

// An aim is what must hold for a block or text to show, as far as conditions say so.
// Runs are asked before they come to the text, so that it is a hint where to look.
type aim struct {
	text  game.BlockID
	scene game.SceneID // of the text
	wants []want
}

// A want is a condition that must hold, or must not.
type want struct {
	cond  *game.Cond
	holds bool
}

// and returns an aim with one more condition, unless it is nil.
func (a aim) and(c *game.Cond, holds bool) aim {
	if c != nil {
		a.wants = append(slices.Clip(a.wants), want{c, holds})
	}
	return a
}

// aims returns the aims of the blocks and texts that no run has shown so far.
func (p *textPlayer) aims() (list []aim) {
	for n := range p.story.Nodes {
		node := &p.story.Nodes[n]
		at := aim{scene: node.Scene}
		list = p.aimsAt(list, at, node.Blocks)
		for c := node.First; c < node.Last; c++ {
			choice := &p.story.Choices[c]
			list = p.aimsAt(list, at.and(choice.If, true).and(choice.Needs, true), choice.Outcome)
		}
	}
	return list
}

// aimsAt adds the aims of consecutive blocks, at which runs arrive with an aim.
func (p *textPlayer) aimsAt(list []aim, at aim, r game.BlockRange) []aim {
	rest := at // what must hold for an else
	for b := r.First; b < r.Last; b++ {
		block := &p.story.Blocks[b]
		if !block.Else {
			rest = at
		}
		own := rest.and(block.Guard, true)
		if own.text = b; p.unseen[b] {
			list = append(list, own)
		}
		list = p.aimsIn(list, own, block.Pieces)
		rest = rest.and(block.Guard, false)
		if block.Divert != game.NoNode {
			at = at.and(block.Guard, false)
		}
	}
	return list
}

// aimsIn adds the aims of the texts in the pieces of a block.
func (p *textPlayer) aimsIn(list []aim, block aim, pieces []game.Piece) []aim {
	text, _ := p.texts.Of(block.text)
	for i := range pieces {
		rest := block
		for _, c := range pieces[i].Conds {
			own := rest.and(c, true)
			if own.text = text; p.unseen[text] {
				list = append(list, own)
			}
			rest = rest.and(c, false)
			text++
		}
	}
	return list
}

// met is the score of a literal that holds. One that compares a meter and fails scores
// the more the nearer the meter is.
const met = 16

// score returns how much of an aim holds in a state.
func (a *aim) score(s *game.Story, st *game.State) (sum int) {
	local := s.Nodes[st.Node].Scene == a.scene
	for _, w := range a.wants {
		sum += scoreOf(w.cond.Root, w.holds, st, local)
	}
	return sum
}

// scoreOf returns how much of what an expression needs to hold, or to fail, a state
// has. Facts of the scene score only if the state is in it: their bits are those of
// other facts elsewhere.
func scoreOf(e *game.Expr, holds bool, st *game.State, local bool) (score int) {
	switch e = e.Lowered(); e.Op {
	case game.OpNot:
		return scoreOf(e.Args[0], !holds, st, local)
	case game.OpAnd, game.OpOr:
		for _, arg := range e.Args {
			part := scoreOf(arg, holds, st, local)
			if (e.Op == game.OpAnd) == holds {
				score += part // all of them are needed
			} else {
				score = max(score, part)
			}
		}
		return score
	default:
		return scoreOfLiteral(e, holds, st, local)
	}
}

func scoreOfLiteral(e *game.Expr, holds bool, st *game.State, local bool) int {
	switch {
	case e.Op == game.OpSceneFact && !local:
		return 0
	case e.Eval(st) == holds:
		return met
	case e.Op == game.OpMeter:
		away := int(st.Meters[e.Meter]) - e.N
		return max(0, met-max(away, -away)-1)
	default:
		return 0
	}
}

// aimedRounds is how many rounds are played in a row for a text that is aimed at.
const aimedRounds = 12

// playAimed aims at each block and text that no run has shown so far, again and again:
// it plays a few rounds in which at each node the run is kept of which the aim has
// most. It ends after as many rounds in a row as its patience that bring nothing new.
func (p *textPlayer) playAimed(ctx context.Context, d game.Difficulty, patience int) {
	begun, err := p.story.Begin(d, nil)
	for idle := 0; err == nil && idle < patience; {
		aims := p.aims()
		for i := range aims {
			if idle >= patience || ctx.Err() != nil {
				return
			}
			before := p.waiting
			idle += p.playFor(begun, &aims[i])
			if p.waiting < before {
				idle = 0
			}
		}
		if len(aims) == 0 {
			return
		}
	}
}

// playFor plays rounds for one aim, and one more without it, lest its runs stay where
// they are. It returns how many.
func (p *textPlayer) playFor(begun game.State, a *aim) (rounds int) {
	if !p.unseen[a.text] {
		return 0
	}
	p.aim = a
	p.near.measureOne(a.text)
	p.within = endless - 1 // from the other nodes no way leads to the text
	for n := range p.runs {
		if p.runs[n].Node != game.NoNode {
			p.scores[n] = a.score(p.story, &p.runs[n])
		}
	}
	for ; rounds < aimedRounds && p.unseen[a.text]; rounds++ {
		p.round(begun)
	}
	p.aim = nil
	p.within = endless
	p.round(begun)
	return rounds + 1
}
