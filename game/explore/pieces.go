package explore

import (
	"context"
	"fmt"

	"cobalt/game"
	"cobalt/game/explore/flow"
	"cobalt/game/expr"
)

// checkPieces reports the texts of `first` and `cycle` pieces that never show
// because no run shows their block twice. Blocks of which random runs showed no
// second showing are asked for one by one.
func (v *verifier) checkPieces(ctx context.Context, shown map[game.BlockID]bool) error {
	for b := range v.story.Blocks {
		id := game.BlockID(b)
		if !shown[id] || !counted(v.story, id) {
			continue
		}
		again := !v.single[id] && returns(v.story, id)
		if v.single[id] && v.rested != nil {
			var err error
			if again, err = v.showsTwice(ctx, id); err != nil {
				return err
			}
		}
		if !again {
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

// findSingle finds the blocks of those shown that may be shown twice.
func (v *verifier) findSingle(shown map[game.BlockID]bool) {
	for b := range shown {
		if counted(v.story, b) && returns(v.story, b) {
			v.single[b] = true
		}
	}
}

// warnOnce warns of the second texts of a block that no run shows twice.
func (v *verifier) warnOnce(b game.BlockID) {
	for i := range v.story.Blocks[b].Pieces {
		p := &v.story.Blocks[b].Pieces[i]
		if len(p.Conds) == 0 && p.Texts > 1 {
			v.report.warn(Finding{Kind: DeadText, Pos: p.At[1], Node: game.NoNode, Message: fmt.Sprintf("this text is never shown: no run shows its %s a second time", p.Source)})
		}
	}
}

// returns reports whether a way leads from a block's node back to it, conditions
// aside.
func returns(s *game.Story, b game.BlockID) bool {
	for c := range s.Choices {
		if r := s.Choices[c].Outcome; r.First <= b && b < r.Last {
			return !s.Choices[c].Once && circles(s, s.Choices[c].Node)
		}
	}
	for n := range s.Nodes {
		if r := s.Nodes[n].Blocks; r.First <= b && b < r.Last {
			return circles(s, game.NodeID(n))
		}
	}
	return false
}

// circles reports whether a way leads from a node back to it, conditions aside.
func circles(s *game.Story, n game.NodeID) bool {
	seen := make([]bool, len(s.Nodes))
	queue := leadsTo(s, n)
	for len(queue) > 0 {
		next := queue[0]
		if queue = queue[1:]; next == n {
			return true
		}
		if !seen[next] {
			seen[next] = true
			queue = append(queue, leadsTo(s, next)...)
		}
	}
	return false
}

// leadsTo returns the nodes to which a node's blocks, choices and scene lead.
func leadsTo(s *game.Story, n game.NodeID) (list []game.NodeID) {
	add := func(to game.NodeID) {
		if to != game.NoNode {
			list = append(list, to)
		}
	}
	diverts := func(r game.BlockRange) {
		for b := r.First; b < r.Last; b++ {
			add(s.Blocks[b].Divert)
		}
	}
	node, scene := &s.Nodes[n], s.NodeScene(n)
	add(scene.Caught)
	add(scene.Expired)
	diverts(node.Blocks)
	for c := node.First; c < node.Last; c++ {
		add(s.Choices[c].Target)
		diverts(s.Choices[c].Outcome)
	}
	return list
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
