package tui

import (
	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/playthrough"
)

// A narrator puts events into words: a story in one language, and the
// interface's phrases in it.
type narrator struct {
	story   *game.Story
	words   *game.Words
	phrases *Phrases
}

// rules returns the narrator of passages and changes, which package narration has.
func (t *narrator) rules() *narration.Narrator {
	return &narration.Narrator{Story: t.story, Words: t.words, Changes: &t.phrases.Changes, Locked: &t.phrases.Locked}
}

// passage returns what a step told, in the order in which it is read. The step
// before is nil at the run's beginning.
func (t *narrator) passage(before, now *playthrough.Step) []narration.Part {
	var from *game.State
	if before != nil {
		from = &before.State
	}
	return t.rules().Passage(from, &now.State, &now.Record)
}

// whyLocked says in words what a locked choice lacks.
func (t *narrator) whyLocked(needs *game.Cond, now *game.State) string {
	return t.rules().WhyLocked(needs, now)
}

// meterName returns what a meter is called.
func (t *narrator) meterName(m game.Meter) string { return t.rules().MeterName(m) }

// noScene stands for the scene before the first.
const noScene = -1
