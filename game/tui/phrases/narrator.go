package phrases

import (
	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/playthrough"
)

// A Narrator puts events into words: a story in one language, and the
// interface's phrases in it.
type Narrator struct {
	Story   *game.Story
	Words   *game.Words
	Phrases *Phrases
}

// Narration returns the narrator of passages and changes, which package narration has.
func (n *Narrator) Narration() *narration.Narrator {
	return &narration.Narrator{Story: n.Story, Words: n.Words, Changes: &n.Phrases.Changes, Locked: &n.Phrases.Locked}
}

// Passage returns the text of a step, in the order in which it is read. The step
// before is nil at the run's beginning.
func (n *Narrator) Passage(before, now *playthrough.Step) []narration.Part {
	var from *game.State
	if before != nil {
		from = &before.State
	}
	return n.Narration().Passage(from, &now.State, &now.Record)
}

// WhyLocked tells why a choice is locked.
func (n *Narrator) WhyLocked(needs *game.Cond, now *game.State) string {
	return n.Narration().WhyLocked(needs, now)
}

// MeterName returns a meter's name.
func (n *Narrator) MeterName(m game.Meter) string { return n.Narration().MeterName(m) }

// NoScene stands for the scene before the first.
const NoScene = -1
