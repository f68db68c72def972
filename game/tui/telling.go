package tui

import (
	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/playthrough"
)

// A teller puts what happens into words: a story in one language, and the
// interface's phrases in it.
type teller struct {
	story   *game.Story
	words   *game.Words
	phrases *Phrases
}

// telling returns what tells passages and changes.
func (t *teller) telling() *narration.Narrator {
	return &narration.Narrator{Story: t.story, Words: t.words, Changes: &t.phrases.Changes, Locked: &t.phrases.Locked}
}

// passage returns what a step told, in the order in which it is read. The step
// before is nil at the run's beginning.
func (t *teller) passage(before, now *playthrough.Step) []narration.Part {
	var from *game.State
	if before != nil {
		from = &before.State
	}
	return t.telling().Passage(from, &now.State, &now.Record)
}

// whyLocked says in words what a locked choice lacks.
func (t *teller) whyLocked(needs *game.Cond, now *game.State) string {
	return t.telling().WhyLocked(needs, now)
}

// meterName returns what a meter is called.
func (t *teller) meterName(m game.Meter) string { return t.telling().MeterName(m) }

// noScene stands for the scene before the first.
const noScene = -1
