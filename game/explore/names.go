package explore

import (
	"fmt"

	"cobalt/game"
)

// A use is how the rules use a name.
type use struct{ asked, given, named bool }

// A usage is how they use all of them.
type usage struct {
	items, facts, meters []use
	local                [][]use // by scene
}

// checkNames reports names that are declared to no purpose, and gaps in
// translations.
func (v *verifier) checkNames() {
	s := v.story
	u := usageOf(s)
	for i := range s.Items {
		v.report.unused("the item", s.Items[i].ID, s.Items[i].Pos, u.items[i], "gained")
	}
	for i := range s.Facts {
		v.report.unused("the fact", s.Facts[i].ID, s.Facts[i].Pos, u.facts[i], "learned")
	}
	for i := range s.Meters {
		v.report.unused("the meter", s.Meters[i].ID, s.Meters[i].Pos, u.meters[i], "changed")
	}
	for i := range s.Scenes {
		for j, f := range s.Scenes[i].Facts {
			v.report.unused("the fact", f.ID, f.Pos, u.local[i][j], "learned")
		}
	}
	for _, w := range s.Text[1:] {
		if v.Lang != "" && v.Lang != w.Tag {
			continue
		}
		for _, m := range w.Missing {
			v.report.warn(Finding{Kind: Untranslated, Pos: m.Pos, Node: game.NoNode, Message: fmt.Sprintf("%s: not translated: %s", w.Tag, m.What)})
		}
	}
}

// unused warns of a name that is not both given and asked for. A thing that the
// player is shown by name once it is given need not be asked for.
func (r *Report) unused(kind, id string, pos game.Pos, u use, given string) {
	var problem string
	switch {
	case !u.asked && !u.given:
		problem = "is never used"
	case !u.given:
		problem = "is asked for, but never " + given
	case !u.asked && !u.named:
		problem = "is " + given + ", but never asked for"
	default:
		return
	}
	r.warn(Finding{Kind: UnusedName, Pos: pos, Node: game.NoNode, Message: fmt.Sprintf("%s %q %s", kind, id, problem)})
}

func usageOf(s *game.Story) *usage {
	u := &usage{
		items: make([]use, len(s.Items)), facts: make([]use, len(s.Facts)), meters: make([]use, len(s.Meters)),
		local: make([][]use, len(s.Scenes)),
	}
	for i := range u.items {
		u.items[i].named = true
	}
	for i := range u.facts {
		u.facts[i].named = s.Facts[i].Named
	}
	for i := range s.Scenes {
		u.local[i] = make([]use, len(s.Scenes[i].Facts))
		for _, c := range s.Scenes[i].Covers {
			u.items[c.Item].asked = true
		}
	}
	for i := range s.Nodes {
		u.node(s, &s.Nodes[i])
	}
	for i := range s.People {
		u.ask(s, s.People[i].Met, 0)
		if use := u.of(s, game.MeterVar(s.People[i].Trust), 0); s.People[i].HasTrust && use != nil {
			use.asked = true
		}
	}
	return u
}

func (u *usage) node(s *game.Story, n *game.Node) {
	u.blocks(s, n.Blocks, n.Scene)
	for c := n.First; c < n.Last; c++ {
		choice := &s.Choices[c]
		u.ask(s, choice.If, n.Scene)
		u.ask(s, choice.Needs, n.Scene)
		u.give(s, choice.Effects, n.Scene)
		u.blocks(s, choice.Outcome, n.Scene)
	}
}

func (u *usage) blocks(s *game.Story, r game.BlockRange, scene game.SceneID) {
	for b := r.First; b < r.Last; b++ {
		u.ask(s, s.Blocks[b].Guard, scene)
		u.give(s, s.Blocks[b].Effects, scene)
		for i := range s.Blocks[b].Pieces {
			u.show(s, &s.Blocks[b].Pieces[i], scene)
		}
	}
}

// show notes what a piece of a text asks for. A meter that is shown is used.
func (u *usage) show(s *game.Story, p *game.Piece, scene game.SceneID) {
	for _, c := range p.Conds {
		u.ask(s, c, scene)
	}
	if use := u.of(s, game.MeterVar(p.Meter), scene); use != nil && (p.Kind == game.ValuePiece || p.Kind == game.LevelPiece) {
		use.asked = true
	}
}

func (u *usage) ask(s *game.Story, c *game.Cond, scene game.SceneID) {
	if c == nil {
		return
	}
	for _, v := range c.Reads() {
		if use := u.of(s, v, scene); use != nil {
			use.asked = true
		}
	}
}

func (u *usage) give(s *game.Story, effects []game.Effect, scene game.SceneID) {
	for i := range effects {
		e := &effects[i]
		if use := u.of(s, game.MeterVar(e.Meter), scene); e.ChangesMeter() && use != nil {
			use.given = true
		}
		if use := u.of(s, game.MeterVar(e.By), scene); e.ByMeter && use != nil {
			use.asked = true
		}
		for _, a := range e.Assignments() {
			if use := u.of(s, a.Var, scene); a.To && use != nil {
				use.given = true
			}
		}
		if use := u.of(s, e.Needs(), scene); use != nil {
			use.asked = true
		}
	}
}

// of returns the use of the item, fact or declared meter that a variable is, or
// nil where it is none of them.
func (u *usage) of(s *game.Story, v game.Var, scene game.SceneID) *use {
	first, end := s.SceneFactVars()
	meter, isMeter := v.Meter()
	switch {
	case isMeter && meter >= game.FirstDeclared:
		return &u.meters[meter-game.FirstDeclared]
	case v < s.FactVar(0):
		return &u.items[v]
	case v < first:
		return &u.facts[v-s.FactVar(0)]
	case v < end:
		return &u.local[scene][v-first]
	default:
		return nil
	}
}
