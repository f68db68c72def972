package pack

import (
	"cobalt/game"
	"cobalt/game/expr"
)

// pack goes through everything.
func (c *codec) pack(p *Pack) {
	c.phrases(&p.Phrases)
	c.rules = p.Story
	c.story(p.Story)
	list(c.stream, &p.Story.Text, func(w **game.Words) {
		if c.reading {
			*w = &game.Words{}
		}
		c.words(*w)
	})
	list(c.stream, &p.Art, func(f *File) {
		c.text(&f.Path)
		c.text(&f.Data)
	})
}

// story goes through the rules. All that can be referred to is counted first.
func (c *codec) story(s *game.Story) {
	c.text(&s.ID)
	c.text(&s.Digest)
	c.text(&s.Rules)
	counted(c.stream, &s.Items)
	counted(c.stream, &s.Facts)
	counted(c.stream, &s.Meters)
	counted(c.stream, &s.Endings)
	counted(c.stream, &s.People)
	counted(c.stream, &s.Scenes)
	counted(c.stream, &s.Nodes)
	counted(c.stream, &s.Choices)
	counted(c.stream, &s.Blocks)
	below(c.stream, &s.Start, len(s.Nodes), "the start")
	list(c.stream, &s.Levels, c.signed)
	for i := range s.Items {
		c.text(&s.Items[i].ID)
		c.pos(&s.Items[i].Pos)
	}
	for i := range s.Facts {
		f := &s.Facts[i]
		c.text(&f.ID)
		c.flag(&f.Named)
		c.pos(&f.Pos)
	}
	for i := range s.Meters {
		c.meter(&s.Meters[i])
	}
	for i := range s.Endings {
		c.text(&s.Endings[i].ID)
		c.pos(&s.Endings[i].Pos)
	}
	for i := range s.Scenes {
		c.sceneHead(&s.Scenes[i])
	}
	c.scene = noScene
	for i := range s.People {
		c.person(&s.People[i])
	}
	c.tree(s)
}

// noScene is the scene of what stands in none.
const noScene = ^game.SceneID(0)

func (c *codec) meter(m *game.MeterDef) {
	c.text(&m.ID)
	c.signed(&m.Min)
	c.signed(&m.Max)
	c.signed(&m.Start)
	list(c.stream, &m.Levels, c.signed)
	below(c.stream, &m.Show, int(game.ShowNever)+1, "where a meter is shown")
	c.pos(&m.Pos)
}

func (c *codec) person(p *game.Person) {
	c.text(&p.ID)
	c.text(&p.Art)
	c.meterRef(&p.Trust)
	c.flag(&p.HasTrust)
	c.cond(&p.Met)
	c.pos(&p.Pos)
}

func (c *codec) meterRef(m *game.Meter) { below(c.stream, m, c.rules.NumMeters(), "a meter") }

func (c *codec) itemRef(i *game.ItemID) { below(c.stream, i, len(c.rules.Items), "an item") }

func (c *codec) sceneHead(s *game.Scene) {
	c.text(&s.ID)
	below(c.stream, &s.Clock, game.MaxClock+1, "a clock")
	optional(c.stream, &s.Expired, game.NoNode, len(c.rules.Nodes), "a node")
	optional(c.stream, &s.Caught, game.NoNode, len(c.rules.Nodes), "a node")
	if s.Clock > 0 && s.Expired == game.NoNode {
		c.fail("a clock leads nowhere")
	}
	list(c.stream, &s.Covers, func(v *game.Cover) {
		c.itemRef(&v.Item)
		c.signed(&v.Less)
	})
	list(c.stream, &s.Facts, func(f *game.SceneFact) {
		c.text(&f.ID)
		c.pos(&f.Pos)
	})
	c.pos(&s.Pos)
}

// tree goes through scenes, their nodes, their blocks and choices, in the order in
// which their numbers ascend.
func (c *codec) tree(s *game.Story) {
	var node, choice, block int
	for i := range s.Scenes {
		scene := &s.Scenes[i]
		c.scene = game.SceneID(i)
		next(c.stream, &scene.First, &scene.Last, &node, len(s.Nodes))
		if scene.First == scene.Last {
			c.fail("a scene has no nodes")
		}
		for n := scene.First; n < scene.Last; n++ {
			c.node(n, &choice, &block)
		}
	}
	if node != len(s.Nodes) || choice != len(s.Choices) || block != len(s.Blocks) {
		c.fail("something belongs to no scene")
	}
}

func (c *codec) node(id game.NodeID, choice, block *int) {
	n := &c.rules.Nodes[id]
	if c.reading {
		n.Scene = c.scene
	}
	c.text(&n.ID)
	c.pos(&n.Pos)
	c.blocks(&n.Blocks, block)
	next(c.stream, &n.First, &n.Last, choice, len(c.rules.Choices))
	for i := n.First; i < n.Last; i++ {
		ch := &c.rules.Choices[i]
		if c.reading {
			ch.Node = id
		}
		c.choice(ch, block)
	}
}

func (c *codec) choice(ch *game.Choice, block *int) {
	c.text(&ch.ID)
	below(c.stream, &ch.Target, len(c.rules.Nodes), "a node")
	c.cond(&ch.If)
	c.cond(&ch.Needs)
	c.effectList(&ch.Effects)
	below(c.stream, &ch.Minutes, game.MaxMinutes+1, "a number of minutes")
	c.flag(&ch.Once)
	list(c.stream, &ch.Was, c.text)
	c.blocks(&ch.Outcome, block)
	c.pos(&ch.Pos)
}

func (c *codec) blocks(r *game.BlockRange, at *int) {
	next(c.stream, &r.First, &r.Last, at, len(c.rules.Blocks))
	for i := r.First; i < r.Last; i++ {
		c.block(&c.rules.Blocks[i])
	}
}

func (c *codec) block(b *game.Block) {
	c.cond(&b.Guard)
	c.flag(&b.Else)
	c.effectList(&b.Effects)
	optional(c.stream, &b.Divert, game.NoNode, len(c.rules.Nodes), "a node")
	optional(c.stream, &b.Ending, game.NoEnding, len(c.rules.Endings), "an ending")
	list(c.stream, &b.Pieces, c.piece)
	c.pos(&b.Pos)
	if first, period := b.Showings(); first-1+period > game.MaxShowings {
		c.fail("a text varies too often")
	}
}

func (c *codec) piece(p *game.Piece) {
	below(c.stream, &p.Kind, int(game.CyclePiece)+1, "a kind of pieces")
	c.meterRef(&p.Meter)
	list(c.stream, &p.Conds, c.cond)
	below(c.stream, &p.Texts, game.MaxTexts+1, "a number of texts")
	c.text(&p.Source)
	list(c.stream, &p.At, c.spot)
	c.spot(&p.End)
	c.pos(&p.Pos)
	if len(p.At) != max(p.Texts, 1) {
		c.fail("a text that varies lacks a place")
	}
	switch p.Kind {
	case game.ValuePiece, game.LevelPiece:
	case game.IfPiece:
		if len(p.Conds) != p.Texts {
			c.fail("a text lacks its condition")
		}
	case game.FirstPiece, game.CyclePiece:
		if p.Texts == 0 {
			c.fail("a text that varies has no texts")
		}
	}
}

func (c *codec) effectList(l *[]game.Effect) {
	n := c.length(len(*l))
	if c.reading {
		*l = c.effects.take(n)
	}
	for i := range *l {
		c.effect(&(*l)[i])
	}
}

func (c *codec) effect(e *game.Effect) {
	below(c.stream, &e.Kind, len(game.EffectKinds()), "a kind of effects")
	c.pos(&e.Pos)
	switch def := e.Kind.Def(); def.Operands {
	case game.OneItem:
		below(c.stream, &e.Ref, len(c.rules.Items), "an item")
	case game.TwoItems:
		below(c.stream, &e.Ref, len(c.rules.Items), "an item")
		c.itemRef(&e.For)
	case game.KeptItems:
		list(c.stream, &e.Keep, c.itemRef)
	case game.OneFact:
		c.flag(&e.Scenes)
		below(c.stream, &e.Ref, c.facts(e.Scenes), "a fact")
	case game.MeterAmount:
		c.meterRef(&e.Meter)
		c.signed(&e.N)
		c.flag(&e.ByMeter)
		c.meterRef(&e.By)
	}
}

// facts returns how many facts the story has, or the scene.
func (c *codec) facts(scenes bool) int {
	switch {
	case !scenes:
		return len(c.rules.Facts)
	case c.scene == noScene:
		return 0
	default:
		return len(c.rules.Scenes[c.scene].Facts)
	}
}

// Limits of a condition: how deep it may nest, and how many names it may hold.
// Both are beyond what the compiler lets pass.
const (
	maxDepth    = 4 * expr.MaxDepth
	maxLiterals = 8_000
)

func (c *codec) cond(p **game.Cond) {
	there := *p != nil
	if c.flag(&there); !there {
		return
	}
	if c.reading {
		*p = &c.conds.take(1)[0]
		(*p).Root = &c.exprs.take(1)[0]
	}
	literals := 0
	c.expr((*p).Root, 0, &literals)
	c.text(&(*p).Source)
	c.pos(&(*p).Pos)
}

func (c *codec) expr(e *game.Expr, depth int, literals *int) {
	if *literals++; depth > maxDepth || *literals > maxLiterals {
		c.fail("a condition is too large")
		return
	}
	below(c.stream, &e.Op, int(game.OpOr)+1, "a kind of conditions")
	if c.reading {
		e.Var = game.NoVar // the story's finalizing fills it in
	}
	switch e.Op {
	case game.OpItem:
		below(c.stream, &e.Ref, len(c.rules.Items), "an item")
	case game.OpFact:
		below(c.stream, &e.Ref, c.facts(false), "a fact")
	case game.OpSceneFact:
		below(c.stream, &e.Ref, c.facts(true), "a fact")
	case game.OpSeen, game.OpVisits:
		below(c.stream, &e.Ref, len(c.rules.Nodes), "a node")
		c.comparison(e)
	case game.OpMeter, game.OpMeters:
		c.meterRef(&e.Meter)
		c.meterRef(&e.Other)
		c.comparison(e)
	case game.OpNot, game.OpAnd, game.OpOr:
		c.args(e, depth, literals)
	}
}

// comparison goes through the operator and the number of a comparison.
func (c *codec) comparison(e *game.Expr) {
	below(c.stream, &e.Cmp, int(expr.GE)+1, "a comparison")
	c.signed(&e.N)
	if e.Op == game.OpVisits && (e.N < -expr.MaxNumber || e.N > expr.MaxVisits) {
		c.fail("a number of visits is out of range")
	}
}

func (c *codec) args(e *game.Expr, depth int, literals *int) {
	n := c.length(len(e.Args))
	if e.Op == game.OpNot && n != 1 {
		c.fail("a condition is not whole")
		n = 0
	}
	if c.reading {
		e.Args = c.roots.take(n)
		for i := range e.Args {
			e.Args[i] = &c.exprs.take(1)[0]
		}
	}
	for _, arg := range e.Args {
		c.expr(arg, depth+1, literals)
	}
}
