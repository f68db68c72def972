package tui

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// A stay is a stretch of a run within one scene.
type stay struct {
	scene game.SceneID
	steps []*playthrough.Step // those that came to rest in it
	first int                 // the index of the first of them in the run
}

// stays parts a run by its scenes.
func staysOf(t *narrator, run playthrough.Run) []stay {
	var all []stay
	for i, step := range run.Steps() {
		scene := t.story.Nodes[step.State.Node].Scene
		if last := len(all) - 1; last < 0 || all[last].scene != scene {
			all = append(all, stay{scene: scene, first: i})
		}
		s := &all[len(all)-1]
		s.steps = append(s.steps, step)
	}
	return all
}

// peak says which choice drew the most suspicion; it is empty where none drew
// any.
func highestPeak(t *narrator, run playthrough.Run) string {
	highest, by := 0, (*playthrough.Step)(nil)
	for _, step := range run.Steps()[1:] {
		if s := mostIn(step); s > highest {
			highest, by = s, step
		}
	}
	if by == nil {
		return ""
	}
	c := &t.story.Choices[by.Choice]
	return fill(t.phrases.Ending.Peak, "n", strconv.Itoa(highest), "choice", t.words.Choices[by.Choice],
		"scene", t.words.Scenes[t.story.Nodes[c.Node].Scene].Title)
}
