package explore

import (
	"context"
	"fmt"

	"cobalt/game"
	"cobalt/game/explore/flow"
	"cobalt/game/expr"
)

// checkPieces reports the texts of `first` and `cycle` pieces that never show
// because no run shows their block twice; again holds the blocks to which a way
// leads back. Blocks of which random runs showed no
// second showing are asked for one by one.
func (v *verifier) checkPieces(ctx context.Context, shown, again map[game.BlockID]bool) error {
	for b := range v.story.Blocks {
		id := game.BlockID(b)
		if !shown[id] || !counted(v.story, id) {
			continue
		}
		twice := again[id] && !v.single[id]
		if v.single[id] && v.rested != nil {
			var err error
			if twice, err = v.showsTwice(ctx, id); err != nil {
				return err
			}
		}
		if !twice {
			v.warnOnce(id)
		}
	}
	return nil
}

// counted reports whether a block's text varies by how often it was shown.
func counted(s *game.Story, b game.BlockID) bool {
	first, period := s.Blocks[b].Showings()
	return first-1+period > 1
}

// returning finds the blocks of those shown that vary by how often they are shown,
// and to which a way leads back, conditions aside.
func returning(s *game.Story, shown map[game.BlockID]bool) map[game.BlockID]bool {
	found := map[game.BlockID]bool{}
	var circles []bool
	scan := func(n game.NodeID, r game.BlockRange) {
		for b := r.First; b < r.Last; b++ {
			if !shown[b] || !counted(s, b) {
				continue
			}
			if circles == nil {
				circles = circling(s)
			}
			if circles[n] {
				found[b] = true
			}
		}
	}
	for n := range s.Nodes {
		node := &s.Nodes[n]
		scan(game.NodeID(n), node.Blocks)
		for c := node.First; c < node.Last; c++ {
			if !s.Choices[c].Once {
				scan(game.NodeID(n), s.Choices[c].Outcome)
			}
		}
	}
	return found
}

// warnOnce warns of the second texts of a block that no run shows twice.
func (v *verifier) warnOnce(b game.BlockID) {
	for i := range v.story.Blocks[b].Pieces {
		p := &v.story.Blocks[b].Pieces[i]
		if len(p.Conds) == 0 && p.Texts > 1 {
			v.report.warn(Finding{Kind: DeadText, Pos: p.TextPos(1), Node: game.NoNode, Message: fmt.Sprintf("this text is never shown: no run shows its %s a second time", p.Source)})
		}
	}
}

// showsTwice reports whether some run shows a block twice. It is asked of a
// story in which a meter counts the showings and a text stands for the second.
func (v *verifier) showsTwice(ctx context.Context, b game.BlockID) (bool, error) {
	s, text, ok := counting(v.story, b)
	if !ok {
		return true, nil // no meter is left to count by: nothing is claimed
	}
	m := v.tuning.model(s, v.Difficulty)
	m.Watched = map[game.BlockID]bool{text: true}
	m.Analyze()
	start, err := s.Begin(v.Difficulty, nil)
	if err != nil {
		return false, err
	}
	unseen := map[game.BlockID]bool{text: true}
	err = newWatcher(v).watch(ctx, m.From(start), unseen)
	return !unseen[text], err
}

// counting returns a copy of a story with one meter more, which counts how often
// a block is shown, and the number of a text that shows only from the second
// time on.
func counting(s *game.Story, b game.BlockID) (copied *game.Story, text game.BlockID, ok bool) {
	if len(s.Meters) == game.MaxMeters {
		return nil, 0, false
	}
	meter := game.FirstDeclared + game.Meter(len(s.Meters))
	c := s.Copy()
	c.Meters = append(c.Meters, game.MeterDef{ID: "showings", Max: 2})
	block := &c.Blocks[b]
	block.Effects = append(block.Effects, game.Effect{Kind: game.Raise, Meter: meter, N: 1})
	block.Pieces = []game.Piece{{Kind: game.IfPiece, Texts: 1, Conds: []*game.Cond{{Root: &game.Expr{Op: game.OpMeter, Meter: meter, Cmp: expr.GE, N: 2}}}}}
	if err := c.Finalize(); err != nil {
		return nil, 0, false
	}
	text, _ = flow.NewTexts(c).Of(b)
	return c, text, true
}
