package tui

import (
	"cmp"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// A peak is where suspicion was highest in a scene, and what raised it there.
type peak struct {
	letter rune
	step   int // the index of the step
	by     *playthrough.Step
	value  int
	scene  game.SceneID
}

// The peaks that are told.
const (
	mostPeaks  = 5
	leastValue = 20 // of suspicion, below which nobody noticed anything
)

// peaks returns the highest of the peaks, a stay in a scene one each, in the
// order of the run. A choice belongs to the scene in which it was made.
func peaks(t *narrator, run playthrough.Run) []peak {
	var all []peak
	for i, step := range run.Steps() {
		if step.Choice == game.NoChoice {
			continue
		}
		scene := t.story.Nodes[t.story.Choices[step.Choice].Node].Scene
		if last := len(all) - 1; last < 0 || all[last].scene != scene {
			all = append(all, peak{scene: scene})
		}
		p := &all[len(all)-1]
		if v := mostIn(step); v > p.value && rise(step) != nil {
			p.step, p.by, p.value = i, step, v
		}
	}
	all = slices.DeleteFunc(all, func(p peak) bool { return p.value < leastValue })
	slices.SortStableFunc(all, func(a, b peak) int { return cmp.Compare(b.value, a.value) })
	all = all[:min(len(all), mostPeaks)]
	slices.SortFunc(all, func(a, b peak) int { return cmp.Compare(a.step, b.step) })
	for i := range all {
		all[i].letter = rune('a' + i)
	}
	return all
}

// rise returns the greatest rise of suspicion in a step, or nil.
func rise(step *playthrough.Step) *game.Event {
	var most *game.Event
	for i := range step.Record.Events {
		e := &step.Record.Events[i]
		if e.Kind != game.MeterChanged || e.Var != game.MeterVar(game.Suspicion) || e.To <= e.From {
			continue
		}
		if most == nil || e.To-e.From > most.To-most.From {
			most = e
		}
	}
	return most
}

// peakLine tells a peak: how high, where, and by which choice.
func peakLine(t *narrator, p peak) string {
	at := p.by.State
	at.Meters[game.Suspicion] = int16(p.value)
	return fill(t.phrases.Debrief.Peak, "level", t.level(&at),
		"scene", t.words.Scenes[p.scene].Title, "choice", t.words.Choices[p.by.Choice])
}

// longestReason is the most of a reason that is told, in columns.
const longestReason = 160

// reason is who noticed what, as the story had it: the first sentence of the
// text that raised suspicion. It is empty where a choice itself did: its own
// words say why.
func reasonFor(t *narrator, step *playthrough.Step) string {
	e := rise(step)
	if e == nil || e.Block == game.NoBlock {
		return ""
	}
	return sentence(t, &t.words.Blocks[e.Block])
}

// sentence returns the first sentence of a text of prose.
func sentence(t *narrator, text *game.Text) string {
	if text.Kind != game.Prose {
		return ""
	}
	words := strings.Join(strings.Fields(string(text.AppendPlain(nil))), " ")
	for i, r := range words {
		if !strings.ContainsRune(".?!", r) {
			continue
		}
		end := i + 1
		for end < len(words) && strings.IndexByte(`"')`, words[end]) >= 0 {
			end++
		}
		if end == len(words) || words[end] == ' ' {
			words = words[:end]
			break
		}
	}
	if strings.Count(words, `"`)%2 == 1 {
		words += `"`
	}
	return clip(words, longestReason)
}
