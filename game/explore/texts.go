package explore

import (
	"context"
	"fmt"
	"maps"

	"cobalt/game"
)

// checkTexts reports the blocks that never show, in nodes that are entered and
// behind choices that are taken. Most blocks are shown by some run that is played
// for the purpose; for the others the states are walked again, with the variables
// of their guards made live.
func (v *verifier) checkTexts(ctx context.Context) error {
	unseen, asked := v.doubtful()
	again := returning(v.story, asked)
	v.single = maps.Clone(again)
	if len(unseen)+len(again) == 0 {
		return v.checkPieces(ctx, asked, again)
	}
	p := newTextPlayer(v, unseen, again)
	p.replay(v.Difficulty, v.past.runs)
	p.play(ctx, v.Difficulty, v.patience())
	p.playAimed(ctx, v.Difficulty, v.aimedPatience(p.waiting))
	p.remove(unseen, v.single)
	var list []game.BlockID
	for b := range v.texts.Len() {
		if unseen[game.BlockID(b)] {
			list = append(list, game.BlockID(b))
		}
	}
	if v.rested != nil {
		if err := newWatcher(v).ask(ctx, list, unseen, p); err != nil {
			return err
		}
	}
	v.past.runs = p.kept
	for _, b := range list {
		if unseen[b] {
			v.warnHidden(b, unseen)
		}
	}
	for b := range unseen {
		delete(asked, b)
	}
	return v.checkPieces(ctx, asked, again)
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
		f.Pos, f.Message = p.TextPos(ref.Text), "this text is never shown: one of the conditions before its else always holds"
		if c := p.Conds[ref.Text]; c != nil {
			f.Message = "this text is never shown: if " + c.Source
		}
	default:
		f.Pos, f.Message = v.story.Blocks[id].Pos, whyHidden(v.story, id)
	}
	v.report.warn(f)
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

// mostRounds is how many rounds of random plays in a row may bring nothing new before
// texts are aimed at.
const mostRounds = 75

// fewRounds is how many rounds in a row may bring nothing new if the last proof's runs
// are there; an aimed play has no fewer in any case.
const fewRounds = 20

// mostAimed is how many choices may bring nothing new when texts are aimed at, before
// diagrams are asked. They take the longer the more texts they are asked for, because
// the guards of all are remembered together: with a quarter of the choices they took
// four times as long on the shipped story.
const mostAimed = 500_000

// worth returns how many rounds of plays in a row may bring nothing new before it is
// time for a walk: the more, the longer one would take.
func (v *verifier) worth() int { return min(25+v.report.States/2000, 500) }

// mostAimedRounds limits the aimed rounds without a find after an edit. It lets every text
// be aimed at one time, unless more than 15 wait: then diagrams, which take four times as
// long for a text, are asked sooner.
const mostAimedRounds = 200

// aimedPatience returns how many rounds in a row that are aimed may bring nothing new, if
// some texts wait.
func (v *verifier) aimedPatience(waiting int) int {
	if v.past.editing() && len(v.past.runs) > 0 {
		return min(max(2*fewRounds, waiting*(aimedRounds+1)), mostAimedRounds)
	}
	return min(2*v.worth(), max(mostAimed/max(len(v.story.Choices), 1), fewRounds))
}

// patience returns how many rounds of random plays in a row may bring nothing new.
func (v *verifier) patience() int {
	patience := v.worth()
	if v.diagrams {
		patience = min(patience, mostRounds) // to ask diagrams takes no longer
	}
	if len(v.past.runs) > 0 {
		patience = min(patience, fewRounds)
	}
	return patience
}

// whyHidden says that a block never shows.
func whyHidden(s *game.Story, b game.BlockID) string {
	block := &s.Blocks[b]
	text := "this text is never shown"
	if s.Text[0].Blocks[b].Kind == game.NoText {
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
