package narration

import (
	"slices"

	"cobalt/game"
)

// A Part is one piece of a passage: a text, changes, or a scene that begins. One
// of its fields is set.
type Part struct {
	Text    *game.Text
	Changes []Change
	Scene   *game.SceneWords
}

// Passage returns the parts of a step, in the order in which they are read: the
// choice's outcome, the changes of the choice, then the text of the node. The
// changes of a block follow the block. A scene's name comes first if the step leads
// to a new scene. The step led from a state, nil at the run's beginning, to another,
// and rec is its record.
func (t *Narrator) Passage(before, after *game.State, rec *game.Record) []Part {
	b := builder{Narrator: t, now: after, scene: noScene}
	if before != nil {
		b.scene = int(t.Story.Nodes[before.Node].Scene)
	}
	events := slices.Clone(rec.Events)
	outcome := outcomeEnd(rec)
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
		if shown == len(rec.Blocks) {
			return b.parts
		}
		b.block(b.Words.Shown(rec, shown))
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
	*Narrator
	now   *game.State
	scene int // where the last block was, or noScene
	parts []Part
}

func (b *builder) block(text *game.Text) {
	if text.Kind != game.NoText {
		b.parts = append(b.parts, Part{Text: text})
	}
}

func (b *builder) event(e *game.Event) {
	if e.Kind == game.Entered {
		b.enter(e.Node)
		return
	}
	c, ok := b.change(e, b.now)
	if !ok {
		return
	}
	b.changed(c)
}

// changed adds a change to those told last, if nothing was read since.
func (b *builder) changed(c Change) {
	last := len(b.parts) - 1
	if last < 0 || b.parts[last].Changes == nil {
		b.parts = append(b.parts, Part{Changes: []Change{c}})
		return
	}
	p := &b.parts[last]
	if joined, ok := p.Changes[len(p.Changes)-1].join(c); ok {
		p.Changes[len(p.Changes)-1] = joined
		return
	}
	p.Changes = append(p.Changes, c)
}

// enter opens a scene if the node belongs to another than the last.
func (b *builder) enter(n game.NodeID) {
	scene := int(b.Story.Nodes[n].Scene)
	if b.scene != noScene && scene != b.scene {
		b.parts = append(b.parts, Part{Scene: &b.Words.Scenes[scene]})
	}
	b.scene = scene
}
