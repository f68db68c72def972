package scenes

import (
	"cobalt/game"
	"cobalt/scenes/arena"
)

// A linker knows every name of the story, and looks up those that files use.
type linker struct {
	voc        *vocabulary
	scenes     map[string]*scene
	order      []*scene // as their files sort
	sceneFiles []string // their files
}

// A draft is one scene's part of the story, its numbers counted from 0.
type draft struct {
	scene   game.Scene
	nodes   []game.Node
	choices []game.Choice
	blocks  []game.Block

	titles, labels []string
	texts          []game.Text
}

// draft looks up every name of a scene, and fills its draft.
func (l *linker) draft(s *scene, into *draft) {
	d := &drafter{scope: scope{l, s, &placer{}}, draft: into, rise: -1}
	d.header()
	for i := range s.body.nodes {
		d.node(&s.body.nodes[i])
	}
	d.caught()
}

// newDrafts makes room for the parts of scenes, scene by scene and in one piece,
// so that nothing has to be moved when they are put together.
func newDrafts(scenes []*scene) (drafts []*draft, all *draft) {
	nodes, choices, blocks := 0, 0, 0
	for _, s := range scenes {
		n, c, b := s.body.size()
		nodes, choices, blocks = nodes+n, choices+c, blocks+b
	}
	all = &draft{
		nodes: make([]game.Node, nodes), titles: make([]string, nodes),
		choices: make([]game.Choice, choices), labels: make([]string, choices),
		blocks: make([]game.Block, blocks), texts: make([]game.Text, blocks),
	}
	rest := *all
	for _, s := range scenes {
		n, c, b := s.body.size()
		drafts = append(drafts, &draft{
			nodes: room(&rest.nodes, n), titles: room(&rest.titles, n),
			choices: room(&rest.choices, c), labels: room(&rest.labels, c),
			blocks: room(&rest.blocks, b), texts: room(&rest.texts, b),
		})
	}
	return drafts, all
}

// room takes an empty slice with room for n off the front of a larger one.
func room[T any](all *[]T, n int) []T {
	taken := (*all)[:0:n]
	*all = (*all)[n:]
	return taken
}

// size returns how much of everything a body has.
func (b *body) size() (nodes, choices, blocks int) {
	for i := range b.nodes {
		n := &b.nodes[i]
		choices, blocks = choices+len(n.choices), blocks+len(n.blocks)
		for k := range n.choices {
			blocks += len(n.choices[k].blocks)
		}
	}
	return len(b.nodes), choices, blocks
}

// A drafter makes a draft.
type drafter struct {
	scope
	*draft
	rise  int // where suspicion rises first, or -1
	idOff int // what the id of the choice at hand is made of

	earlier []earlierID // of the node at hand

	pieced arena.Lists[game.Piece]
	spots  arena.Lists[game.Spot]
	conds  arena.Lists[*game.Cond]
}

func (d *drafter) header() {
	h := d.head
	d.draft.scene = game.Scene{
		ID: d.id, Clock: h.clock, Facts: h.facts,
		Expired: d.place(h.expired), Caught: d.place(h.caught),
		Pos: game.Pos{File: d.src.name, Line: 1, Col: 1},
	}
	for _, c := range h.covers {
		sym, known := d.Symbol(c.item)
		switch {
		case known && sym.Kind == game.ItemSymbol:
			d.draft.scene.Covers = append(d.draft.scene.Covers, game.Cover{Item: game.ItemID(sym.Ref), Less: c.less})
		case known:
			d.add(c.off, "wrong-kind", "%q is %s: only items cover", c.item, sym.Kind)
		case !d.blind():
			d.add(c.off, "unknown-item", "unknown item %s%s", quote(c.item), orDeclare(d.didYouMeanName(c.item, isItem), "items"))
		}
	}
	for _, f := range h.facts {
		if sym, taken := d.voc.symbols[f.ID]; taken {
			d.add(d.src.offset(f.Pos.Line, f.Pos.Col), "duplicate-name", "%q is %s of the whole story: take another name for what only this scene knows", f.ID, sym.Kind)
			if sym.Kind != game.MeterSymbol || sym.Meter >= game.FirstDeclared {
				d.relate(d.voc.declared(sym), "the story's declaration")
			}
		}
	}
}

// place returns the node that front matter refers to, or NoNode.
func (d *drafter) place(t target) game.NodeID {
	if t.text == "" {
		return game.NoNode
	}
	return d.target(t)
}

// target returns the node that a link leads to. If there is none, that is a fault.
func (d *drafter) target(t target) game.NodeID {
	id, at, fault := d.linker.lookUp(d.scope.scene, d.faults, t.text)
	if fault.text != "" {
		d.addRange(t.off+at, t.off+len(t.text), fault.code, "%s", fault.text)
	}
	return id
}

func (d *drafter) node(n *node) {
	before := d.count()
	out := game.Node{
		ID: n.id, Pos: d.pos(n.off),
		First: game.ChoiceID(len(d.choices)), Last: game.ChoiceID(len(d.choices)),
	}
	out.Blocks = d.run(n.blocks, n)
	for i := range n.choices {
		if i == game.MaxChoices {
			d.add(n.choices[i].off, "too-many-choices", "a choice too many: a node has at most %d", game.MaxChoices)
			break
		}
		d.choice(&n.choices[i], d.choices[out.First:])
		out.Last++
	}
	d.checkEarlier(d.choices[out.First:])
	d.nodes = append(d.nodes, out)
	d.titles = append(d.titles, n.title)
	n.faulty = n.faulty || d.count() > before
	if n.faulty || n.listed {
		return
	}
	if !leaves(d.blocks[out.Blocks.First:out.Blocks.Last]) {
		d.add(n.textOff, "dead-end", "%s", deadEnd(d.blocks[out.Blocks.First:out.Blocks.Last]))
	}
}

// deadEnd returns the message for a node that neither offers a choice nor surely
// ends or leaves.
func deadEnd(blocks []game.Block) string {
	for i := range blocks {
		if blocks[i].Divert != game.NoNode || blocks[i].Ending != game.NoEnding {
			return "this node may lead nowhere: it has no choices, and ends or leaves only under conditions; add a last way without one, or with `else`"
		}
	}
	return "this node leads nowhere: add a choice, `ending ID`, or a link alone in a paragraph"
}

// leaves reports whether blocks surely end the run or divert: one of them
// without a guard does, or every one of a chain that closes with `else`.
func leaves(blocks []game.Block) bool {
	chain := false // every block of the chain so far leaves
	for i := range blocks {
		b := &blocks[i]
		goes := b.Divert != game.NoNode || b.Ending != game.NoEnding
		chain = goes && (chain || !b.Else)
		if chain && b.Guard == nil {
			return true
		}
	}
	return false
}

// choice adds a choice to the draft; siblings are those of its node before it.
func (d *drafter) choice(c *choice, siblings []game.Choice) {
	out := game.Choice{
		Node: game.NodeID(len(d.nodes)), Target: d.target(c.target), Minutes: 1,
		Pos: d.pos(c.off),
	}
	d.idOff = c.off + len("[")
	d.choiceRules(c, &out)
	d.choiceID(c, &out, siblings)
	out.Outcome = d.run(c.blocks, nil)
	d.choices = append(d.choices, out)
	d.labels = append(d.labels, c.label)
}

// run adds several blocks to the draft: those of a node, or, if n is nil, of an
// outcome.
func (d *drafter) run(blocks []block, n *node) game.BlockRange {
	first := game.BlockID(len(d.blocks))
	open := false // a chain of guards can go on
	for i := range blocks {
		b := &blocks[i]
		out := game.Block{Divert: game.NoNode, Ending: game.NoEnding, Pos: d.pos(b.off)}
		if b.divert != nil {
			out.Divert = d.target(*b.divert)
		}
		open = d.blockRules(b, &out, n, open)
		var text game.Text
		out.Pieces, text = d.pieces(b)
		d.blocks = append(d.blocks, out)
		d.texts = append(d.texts, text)
	}
	return game.BlockRange{First: first, Last: game.BlockID(len(d.blocks))}
}

// caught notes a fault for a scene in which suspicion can rise and that has no
// `caught`.
func (d *drafter) caught() {
	if d.rise >= 0 && !d.head.hasCaught {
		d.add(d.rise, "caught-missing", `suspicion rises here, so the scene says where it goes when it reaches %d, in its front matter: caught: "#node"`, game.SuspicionLimit)
	}
}
