package mission

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"cobalt/game"
)

// A Coverage counts how often runs reach each part of a story. Any number of runs may be
// observed at the same time, each through [Options.Observe].
type Coverage struct {
	story       *game.Story
	nodes       []atomic.Uint64 // how often each was entered
	choices     []atomic.Uint64 // how often each was taken
	blocks      []atomic.Uint64 // how often each happened
	endings     []atomic.Uint64 // how often each was come to
	conditional []bool          // by block: it does not happen whenever its node is entered, or its choice taken
	texts       []atomic.Uint64 // how often each text of each piece was shown, piece after piece
	firstText   []int           // by block: its first piece's first text
}

// NewCoverage returns the coverage of no run at all.
func NewCoverage(story *game.Story) *Coverage {
	c := &Coverage{
		story:       story,
		nodes:       make([]atomic.Uint64, len(story.Nodes)),
		choices:     make([]atomic.Uint64, len(story.Choices)),
		blocks:      make([]atomic.Uint64, len(story.Blocks)),
		endings:     make([]atomic.Uint64, len(story.Endings)),
		conditional: make([]bool, len(story.Blocks)),
		firstText:   make([]int, len(story.Blocks)),
	}
	texts := 0
	for i := range story.Blocks {
		c.firstText[i] = texts
		for k := range story.Blocks[i].Pieces {
			texts += story.Blocks[i].Pieces[k].Texts
		}
	}
	c.texts = make([]atomic.Uint64, texts)
	for i := range story.Nodes {
		c.findConditional(story.Nodes[i].Blocks)
	}
	for i := range story.Choices {
		c.findConditional(story.Choices[i].Outcome)
	}
	return c
}

// findConditional finds the blocks of a row that have a guard, or stand behind a
// divert that has one.
func (c *Coverage) findConditional(r game.BlockRange) {
	diverts := false
	for b := r.First; b < r.Last; b++ {
		block := &c.story.Blocks[b]
		guarded := block.Guard != nil || block.Else
		c.conditional[b] = guarded || diverts
		diverts = diverts || guarded && block.Divert != game.NoNode
	}
}

// Observe counts the parts that a step reached.
func (c *Coverage) Observe(step *Step) {
	if step.Choice != game.NoChoice {
		c.choices[step.Choice].Add(1)
	}
	for i, b := range step.Record.Blocks {
		c.blocks[b].Add(1)
		c.observePieces(b, step.Record.Picks(i))
	}
	for i := range step.Record.Events {
		switch e := &step.Record.Events[i]; {
		case e.Kind == game.Entered:
			c.nodes[e.Node].Add(1)
		case e.Kind == game.Ended:
			c.endings[e.Ending].Add(1)
		}
	}
}

// observePieces counts the texts that the pieces of a block showed.
func (c *Coverage) observePieces(b game.BlockID, picks []int) {
	text := c.firstText[b]
	for i, pick := range picks {
		p := &c.story.Blocks[b].Pieces[i]
		if p.Texts > 0 && pick != game.NoPick {
			c.texts[text+pick].Add(1)
		}
		text += p.Texts
	}
}

// Story returns the story that is covered.
func (c *Coverage) Story() *game.Story { return c.story }

// A Share is how many of some things were reached: 0 <= Reached <= Of.
type Share struct{ Reached, Of int }

// Percent returns the share in percent, 0 to 100, in full tenths: it is 100 only
// if all was reached. Of nothing, all was.
func (s Share) Percent() float64 {
	if s.Of == 0 {
		return 100
	}
	return float64(1000*s.Reached/s.Of) / 10
}

// AtLeast reports whether the share is at least so many percent.
func (s Share) AtLeast(percent float64) bool {
	return float64(s.Reached)*100 >= percent*float64(s.Of)
}

func (s *Share) count(m *Mark) {
	s.Of++
	if m.Times > 0 {
		s.Reached++
	}
}

func (s Share) plus(t Share) Share { return Share{s.Reached + t.Reached, s.Of + t.Of} }

// An Extent is how much of a scene, or of a story, was reached.
type Extent struct {
	Nodes   Share // entered
	Choices Share // taken
	Texts   Share // blocks with a guard, or behind a divert that has one
	Endings Share // come to; a scene has none of its own
}

// All returns the share of everything that counts.
func (x *Extent) All() Share {
	return x.Nodes.plus(x.Choices).plus(x.Texts).plus(x.Endings)
}

// Total returns how much of the whole story was reached.
func (c *Coverage) Total() Extent {
	var sum Extent
	for s := range c.story.Scenes {
		x := c.Scene(game.SceneID(s))
		sum.Nodes, sum.Choices, sum.Texts = sum.Nodes.plus(x.Nodes), sum.Choices.plus(x.Choices), sum.Texts.plus(x.Texts)
	}
	for _, m := range c.Endings() {
		sum.Endings.count(&m)
	}
	return sum
}

// Scene returns how much of a scene was reached.
func (c *Coverage) Scene(id game.SceneID) Extent {
	var x Extent
	for _, m := range c.Marks(id) {
		switch {
		case m.Kind == NodeMark:
			x.Nodes.count(&m)
		case m.Kind == ChoiceMark:
			x.Choices.count(&m)
		case m.Counts:
			x.Texts.count(&m)
		}
	}
	return x
}

// A MarkKind is the kind of a [Mark].
type MarkKind string

// The kinds of marks.
const (
	NodeMark   MarkKind = "node"
	ChoiceMark MarkKind = "choice"
	TextMark   MarkKind = "text"
	EndingMark MarkKind = "ending"
)

// A Mark says of a part of the source how often it was reached. The part ends at
// the next mark of the same file.
type Mark struct {
	Kind   MarkKind
	Name   string // for messages, such as `foot.md#door climb`
	Pos    game.Pos
	Times  uint64
	Counts bool // it is part of an [Extent]; text without a condition is not
}

// Marks returns everything in a scene, in the order of the source.
func (c *Coverage) Marks(id game.SceneID) []Mark {
	s := c.story
	var marks []Mark
	for n := s.Scenes[id].First; n < s.Scenes[id].Last; n++ {
		node, ref := &s.Nodes[n], s.NodeRef(n)
		marks = append(marks, Mark{NodeMark, ref, node.Pos, c.nodes[n].Load(), true})
		marks = c.appendTexts(marks, ref, node.Blocks)
		for i := node.First; i < node.Last; i++ {
			choice := &s.Choices[i]
			name := ref + " " + choice.ID
			marks = append(marks, Mark{ChoiceMark, name, choice.Pos, c.choices[i].Load(), true})
			marks = c.appendTexts(marks, name, choice.Outcome)
		}
	}
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return slices.Compare([]int{a.Pos.Line, a.Pos.Col}, []int{b.Pos.Line, b.Pos.Col})
	})
	return marks
}

func (c *Coverage) appendTexts(marks []Mark, name string, r game.BlockRange) []Mark {
	for b := r.First; b < r.Last; b++ {
		block := &c.story.Blocks[b]
		mark := Mark{TextMark, name + condition(block), block.Pos, c.blocks[b].Load(), c.conditional[b]}
		marks = append(marks, mark)
		text := c.firstText[b]
		for i := range block.Pieces {
			p := &block.Pieces[i]
			for k := range p.Texts {
				marks = append(marks, Mark{TextMark, fmt.Sprintf("%s, text %d of %q", mark.Name, k+1, p.Source), p.TextPos(k), c.texts[text+k].Load(), true})
			}
			if p.Texts > 0 { // what stands behind the piece is the block's again
				marks = append(marks, Mark{Kind: TextMark, Name: mark.Name, Pos: p.EndPos(), Times: mark.Times})
			}
			text += p.Texts
		}
	}
	return marks
}

// condition is a block's guard, as it is written.
func condition(b *game.Block) string {
	var words []string
	if b.Else {
		words = append(words, " else")
	}
	if b.Guard != nil {
		words = append(words, " if "+b.Guard.Source)
	}
	return strings.Join(words, "")
}

// Endings returns the story's endings, in its order.
func (c *Coverage) Endings() []Mark {
	marks := make([]Mark, len(c.story.Endings))
	for i := range marks {
		e := &c.story.Endings[i]
		marks[i] = Mark{EndingMark, e.ID, e.Pos, c.endings[i].Load(), true}
	}
	return marks
}

// Missed returns all that counts and was never reached: scene by scene in the
// order of the source, then the endings.
func (c *Coverage) Missed() []Mark {
	var missed []Mark
	for s := range c.story.Scenes {
		missed = append(missed, c.Marks(game.SceneID(s))...)
	}
	missed = append(missed, c.Endings()...)
	return slices.DeleteFunc(missed, func(m Mark) bool { return m.Times > 0 || !m.Counts })
}
