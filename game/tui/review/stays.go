package review

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// A Stay is a stretch of a run within one scene.
type Stay struct {
	Scene game.SceneID
	First int // the index in the run of its first step
}

// StaysOf parts a run by its scenes.
func StaysOf(n *phrases.Narrator, run playthrough.Run) []Stay {
	var all []Stay
	for i, step := range run.Steps() {
		scene := n.Story.Nodes[step.State.Node].Scene
		if last := len(all) - 1; last < 0 || all[last].Scene != scene {
			all = append(all, Stay{Scene: scene, First: i})
		}
	}
	return all
}

// HighestPeak tells which choice drew the most suspicion; it is empty if none drew
// any.
func HighestPeak(n *phrases.Narrator, run playthrough.Run) string {
	highest, by := 0, (*playthrough.Step)(nil)
	for _, step := range run.Steps()[1:] {
		if s := session.MostIn(step); s > highest {
			highest, by = s, step
		}
	}
	if by == nil {
		return ""
	}
	c := &n.Story.Choices[by.Choice]
	return phrases.Fill(n.Phrases.Ending.Peak, "n", strconv.Itoa(highest), "choice", n.Words.Choices[by.Choice],
		"scene", n.Words.Scenes[n.Story.Nodes[c.Node].Scene].Title)
}
