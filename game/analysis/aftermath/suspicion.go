// Package aftermath chooses what is told of a run that has ended, before anybody puts it
// into words: the peaks of suspicion, the scenes that the run went through, and what of a
// report of package hindsight is told. Terminal and page tell the same.
package aftermath

import (
	"cmp"
	"slices"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// MostIn returns the most that suspicion was in a step, which may have ended lower:
// being caught lowers it again.
func MostIn(step *playthrough.Step) int {
	most := step.State.Suspicion()
	for i := range step.Record.Events {
		if e := &step.Record.Events[i]; ofSuspicion(e) {
			most = max(most, e.To)
		}
	}
	return most
}

func ofSuspicion(e *game.Event) bool {
	return e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion)
}

// Suspicions returns the most that suspicion was in every step.
func Suspicions(steps []*playthrough.Step) []int {
	values := make([]int, len(steps))
	for i, step := range steps {
		values[i] = MostIn(step)
	}
	return values
}

// Rise returns the greatest rise of suspicion in a step, or nil.
func Rise(step *playthrough.Step) *game.Event {
	var most *game.Event
	for i := range step.Record.Events {
		e := &step.Record.Events[i]
		if ofSuspicion(e) && e.To > e.From && (most == nil || e.To-e.From > most.To-most.From) {
			most = e
		}
	}
	return most
}

// A Peak is the moment of highest suspicion in a scene, at a choice that raised it.
type Peak struct {
	Scene game.SceneID // in which the choice was made
	Step  int          // the index of the step
	By    *playthrough.Step
	Value int
}

// The peaks that are told.
const (
	mostPeaks  = 5
	leastValue = 20 // of suspicion, below which nobody noticed anything
)

// Peaks returns the highest of the peaks of a run, a stay in a scene one each, in the
// order of the run. A choice belongs to the scene in which it was made.
func Peaks(story *game.Story, steps []*playthrough.Step) []Peak {
	var all []Peak
	for i, step := range steps {
		if step.Choice == game.NoChoice {
			continue
		}
		scene := sceneOf(story, step.Choice)
		if last := len(all) - 1; last < 0 || all[last].Scene != scene {
			all = append(all, Peak{Scene: scene})
		}
		p := &all[len(all)-1]
		if v := MostIn(step); v > p.Value && Rise(step) != nil {
			p.Step, p.By, p.Value = i, step, v
		}
	}
	all = slices.DeleteFunc(all, func(p Peak) bool { return p.Value < leastValue })
	slices.SortStableFunc(all, func(a, b Peak) int { return cmp.Compare(b.Value, a.Value) })
	all = all[:min(len(all), mostPeaks)]
	slices.SortFunc(all, func(a, b Peak) int { return cmp.Compare(a.Step, b.Step) })
	return all
}

// State returns the state of the peak's step, with suspicion as it was at the peak.
func (p *Peak) State() game.State {
	at := p.By.State
	at.Meters[game.Suspicion] = int16(p.Value)
	return at
}

// Highest returns the most that suspicion was behind a choice, the choice, and the scene
// in which it was made; the choice is game.NoChoice if none drew any.
func Highest(story *game.Story, steps []*playthrough.Step) (value int, by game.ChoiceID, scene game.SceneID) {
	by = game.NoChoice
	for _, step := range steps[1:] {
		if n := MostIn(step); n > value {
			value, by, scene = n, step.Choice, sceneOf(story, step.Choice)
		}
	}
	return value, by, scene
}

func sceneOf(story *game.Story, id game.ChoiceID) game.SceneID {
	return story.Nodes[story.Choices[id].Node].Scene
}

// A Stay is a stretch of a run within one scene.
type Stay struct {
	Scene game.SceneID
	First int // the index in the run of its first step
}

// Stays parts a run by its scenes.
func Stays(story *game.Story, steps []*playthrough.Step) []Stay {
	var all []Stay
	for i, step := range steps {
		scene := story.Nodes[step.State.Node].Scene
		if last := len(all) - 1; last < 0 || all[last].Scene != scene {
			all = append(all, Stay{Scene: scene, First: i})
		}
	}
	return all
}
