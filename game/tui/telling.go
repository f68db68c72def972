package tui

import (
	"slices"

	"cobalt/game"
)

// A teller puts what happens into words: a story in one language, and the
// interface's phrases in it.
type teller struct {
	story   *game.Story
	words   *game.Words
	phrases *Phrases
}

// A part is one piece of a passage: a text, what changed, or a new scene.
type part struct {
	text    *game.Text
	changes []change
	scene   *game.SceneWords
}

// passage returns what a step told, in the order in which it is read: the
// choice's outcome, what the choice changed, then what the node says; what a
// block changed follows the block. A scene's name opens it where the step
// comes from another.
func (t *teller) passage(before, now *Step) []part {
	b := builder{teller: t, now: now, scene: noScene}
	if before != nil {
		b.scene = int(t.story.Nodes[before.State.Node].Scene)
	}
	events := slices.Clone(now.Record.Events)
	outcome := outcomeEnd(&now.Record)
	for i := range events {
		if events[i].Choice != game.NoChoice {
			events[i].Shown = outcome
		}
	}
	slices.SortStableFunc(events, func(a, b game.Event) int { return a.Shown - b.Shown })
	for shown := 0; ; shown++ {
		for len(events) > 0 && events[0].Shown == shown {
			b.event(&events[0])
			events = events[1:]
		}
		if shown == len(now.Record.Blocks) {
			return b.parts
		}
		b.block(now.Record.Blocks[shown])
	}
}

// outcomeEnd returns how many blocks were shown before the run came to a node.
func outcomeEnd(rec *game.Record) int {
	for i := range rec.Events {
		if rec.Events[i].Kind == game.Entered {
			return rec.Events[i].Shown
		}
	}
	return len(rec.Blocks)
}

const noScene = -1

// A builder collects the parts of one passage.
type builder struct {
	*teller
	now   *Step
	scene int // where the last block was, or noScene
	parts []part
}

func (b *builder) block(id game.BlockID) {
	if text := &b.words.Blocks[id]; text.Kind != game.NoText {
		b.parts = append(b.parts, part{text: text})
	}
}

func (b *builder) event(e *game.Event) {
	if e.Kind == game.Entered {
		b.enter(e.Node)
		return
	}
	c, ok := b.change(e, &b.now.State)
	if !ok {
		return
	}
	b.changed(c)
}

// changed adds a change to those told last, if nothing was read since.
func (b *builder) changed(c change) {
	last := len(b.parts) - 1
	if last < 0 || b.parts[last].changes == nil {
		b.parts = append(b.parts, part{changes: []change{c}})
		return
	}
	p := &b.parts[last]
	if joined, ok := p.changes[len(p.changes)-1].join(c); ok {
		p.changes[len(p.changes)-1] = joined
		return
	}
	p.changes = append(p.changes, c)
}

// enter opens a scene where the node belongs to another than the last.
func (b *builder) enter(n game.NodeID) {
	scene := int(b.story.Nodes[n].Scene)
	if b.scene != noScene && scene != b.scene {
		b.parts = append(b.parts, part{scene: &b.words.Scenes[scene]})
	}
	b.scene = scene
}
