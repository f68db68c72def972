package web

import (
	"cmp"
	"slices"
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/playthrough"
)

// The most that is told of a run that has ended.
const (
	mostTurns  = 3
	mostDoors  = 4
	mostPeaks  = 5
	leastValue = 20 // of suspicion, below which nobody noticed anything
)

// mostIn returns the most that suspicion was in a step.
func mostIn(step *playthrough.Step) int {
	most := step.State.Suspicion()
	for i := range step.Record.Events {
		if e := &step.Record.Events[i]; e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) {
			most = max(most, e.To)
		}
	}
	return most
}

// sceneOf is the title of the scene in which a choice is made.
func (g *Game) sceneOf(id game.ChoiceID) string {
	return g.words.Scenes[g.story.Nodes[g.story.Choices[id].Node].Scene].Title
}

// highestPeak tells which choice drew the most suspicion; empty if none drew any.
func (g *Game) highestPeak() string {
	highest, by := 0, game.NoChoice
	for _, step := range g.run.Steps()[1:] {
		if n := mostIn(step); n > highest {
			highest, by = n, step.Choice
		}
	}
	if by == game.NoChoice {
		return ""
	}
	return g.phrases.fill("ending.peak", "n", strconv.Itoa(highest), "choice", g.words.Choices[by], "scene", g.sceneOf(by))
}

// debrief looks back at a run that has ended: suspicion over all of it, its
// peaks, and the choices that decided it.
func (g *Game) debrief([]string) (func(w *writer), error) {
	if !g.run.Begun() {
		return nil, errNoRun
	}
	ending, ended := g.run.Now().State.Ended()
	if !ended {
		return nil, errNotEnded(g.phrases.get("debrief.not_yet"))
	}
	steps := g.run.Steps()
	report := hindsight.Look(g.story, steps)
	report.Turns = report.Turns[:min(len(report.Turns), mostTurns)]
	report.Doors = report.Doors[:min(len(report.Doors), mostDoors)]
	return func(w *writer) {
		w.textAt("title", g.phrases.fill("debrief.title", "ending", g.words.Endings[ending].Name))
		w.textAt("figures", g.figures(&g.run.Now().State))
		w.flagged("final", g.run.Difficulty == game.Ghost)
		g.writeCurve(w, steps)
		g.writePeaks(w, steps)
		w.key("reasons")
		w.open('[')
		for i := range report.Turns {
			g.writeTurn(w, &report.Turns[i])
		}
		for i := range report.Doors {
			g.writeDoor(w, &report.Doors[i])
		}
		w.shut(']')
		g.writeTurningPoints(w, report)
	}, nil
}

// errNotEnded is the error of a run that goes on.
type errNotEnded string

func (e errNotEnded) Error() string { return string(e) }

// writeCurve writes suspicion at every step, and the steps at which scenes begin.
func (g *Game) writeCurve(w *writer, steps []*playthrough.Step) {
	if !g.story.HasSuspicion() {
		return
	}
	w.key("curve")
	w.open('[')
	for _, step := range steps {
		w.number(mostIn(step))
	}
	w.shut(']')
	w.key("stays")
	w.open('[')
	for i, step := range steps {
		scene := g.story.Nodes[step.State.Node].Scene
		if i > 0 && scene == g.story.Nodes[steps[i-1].State.Node].Scene {
			continue
		}
		w.open('{')
		w.numberAt("step", i)
		w.textAt("title", g.words.Scenes[scene].Title)
		w.shut('}')
	}
	w.shut(']')
}

// rises reports whether suspicion rose in a step.
func rises(step *playthrough.Step) bool {
	return slices.ContainsFunc(step.Record.Events, func(e game.Event) bool {
		return e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) && e.To > e.From
	})
}

// writePeaks writes the highest suspicion of each stay in a scene, in words.
func (g *Game) writePeaks(w *writer, steps []*playthrough.Step) {
	type peak struct {
		scene       game.SceneID
		step, value int
	}
	var all []peak
	for i, step := range steps[1:] {
		scene := g.story.Nodes[g.story.Choices[step.Choice].Node].Scene
		if last := len(all) - 1; last < 0 || all[last].scene != scene {
			all = append(all, peak{scene: scene})
		}
		if p := &all[len(all)-1]; mostIn(step) > p.value && rises(step) {
			p.step, p.value = i+1, mostIn(step)
		}
	}
	all = slices.DeleteFunc(all, func(p peak) bool { return p.value < leastValue })
	slices.SortStableFunc(all, func(a, b peak) int { return cmp.Compare(b.value, a.value) })
	all = all[:min(len(all), mostPeaks)]
	slices.SortFunc(all, func(a, b peak) int { return cmp.Compare(a.step, b.step) })
	w.key("peaks")
	w.open('[')
	for _, p := range all {
		at := steps[p.step].State
		at.Meters[game.Suspicion] = int16(p.value)
		w.open('{')
		w.numberAt("step", p.step)
		w.textAt("text", g.phrases.fill("debrief.peak", "level", g.level(&at),
			"scene", g.words.Scenes[p.scene].Title, "choice", g.words.Choices[steps[p.step].Choice]))
		w.shut('}')
	}
	w.shut(']')
}

// choiceAt names a choice with its scene.
func (g *Game) choiceAt(id game.ChoiceID) string {
	return g.phrases.fill("debrief.choice", "choice", g.words.Choices[id], "scene", g.sceneOf(id))
}

func writeReason(w *writer, sign, head string, lines []string) {
	w.open('{')
	w.textAt("sign", sign)
	w.textAt("head", head)
	w.textsAt("lines", lines)
	w.shut('}')
}

// writeTurn tells a choice after which fewer endings could be reached.
func (g *Game) writeTurn(w *writer, turn *hindsight.Turn) {
	p := &g.phrases
	before, after := p.counted("debrief.before"), p.counted("debrief.after")
	if turn.AtLeast {
		before = p.counted("debrief.before_at_least")
	}
	then := after.Of(len(turn.After))
	if len(turn.After) == 1 {
		then = p.get("debrief.after_this")
	}
	lines := []string{p.fill("debrief.turn", "before", before.Of(len(turn.Before)), "after", then)}
	if len(turn.Instead) > 0 {
		var labels []string
		for _, id := range turn.Instead[:min(len(turn.Instead), 3)] {
			labels = append(labels, p.fill("debrief.label", "choice", g.words.Choices[id]))
		}
		lines = append(lines, p.fill("debrief.instead", "choices", g.narrator.Locked.Any(labels...)))
	}
	writeReason(w, "◆", g.choiceAt(g.run.Steps()[turn.Step].Choice), lines)
}

// writeDoor tells a door: whether it stood open, and why.
func (g *Game) writeDoor(w *writer, d *hindsight.Door) {
	p := &g.phrases
	sign := "×"
	var head string
	switch {
	case d.Open:
		sign, head = "+", p.get("debrief.open")
	case d.Shown != game.NoChoice:
		why := g.narrator.WhyLocked(g.story.Choices[d.Shown].Needs, &g.run.Steps()[d.At].State)
		head = p.fill("debrief.shut", "choice", g.words.Choices[d.Shown], "why", why)
	default:
		unseen := p.counted("debrief.shut_unseen")
		head = unseen.Of(len(d.Endings))
		if names := g.foundNames(d.Endings); names != "" {
			head = p.fill("debrief.shut_known", "names", names)
		}
	}
	var lines []string
	for _, c := range d.Causes {
		key := "debrief.made"
		if !c.Taken {
			key = "debrief.chance"
		}
		lines = append(lines, p.fill(key, "choice", g.choiceAt(c.Choice)))
	}
	writeReason(w, sign, head, lines)
}

// foundNames names endings if all of them were found by earlier runs.
func (g *Game) foundNames(endings []game.EndingID) string {
	var names []string
	for _, e := range endings {
		if !g.past[foundEnding(g.story, e)] {
			return ""
		}
		names = append(names, g.words.Endings[e].Name)
	}
	return g.narrator.Locked.Any(names...)
}

// writeTurningPoints writes the steps to go back to, in the order of the run.
func (g *Game) writeTurningPoints(w *writer, r *hindsight.Report) {
	instead := map[int]game.ChoiceID{}
	for _, d := range r.Doors {
		for _, c := range d.Causes {
			if _, there := instead[c.Step]; there {
				continue
			}
			instead[c.Step] = game.NoChoice
			if !c.Taken {
				instead[c.Step] = c.Choice
			}
		}
	}
	for _, turn := range r.Turns {
		if _, there := instead[turn.Step]; !there {
			instead[turn.Step] = game.NoChoice
		}
	}
	var order []int
	for step := range instead {
		order = append(order, step)
	}
	slices.Sort(order)
	w.key("turning")
	w.open('[')
	for _, step := range order {
		id := g.run.Steps()[step].Choice
		aside := g.sceneOf(id)
		if other := instead[step]; other != game.NoChoice {
			aside = g.phrases.fill("debrief.not_taken", "scene", aside, "choice", g.words.Choices[other])
		}
		w.open('{')
		w.numberAt("to", step-1)
		w.textAt("label", g.words.Choices[id])
		w.textAt("aside", aside)
		w.shut('}')
	}
	w.shut(']')
}
