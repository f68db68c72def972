package web

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/playthrough"
)

// sceneOf is the title of the scene in which a choice is made.
func (g *Game) sceneOf(id game.ChoiceID) string {
	return g.words.Scenes[g.story.Nodes[g.story.Choices[id].Node].Scene].Title
}

// highestPeak tells which choice drew the most suspicion; empty if none drew any.
func (g *Game) highestPeak() string {
	highest, by, scene := aftermath.Highest(g.story, g.run.Steps())
	if by == game.NoChoice {
		return ""
	}
	return g.phrases.fill("ending.peak", "n", strconv.Itoa(highest), "choice", g.words.Choices[by], "scene", g.words.Scenes[scene].Title)
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
	turns, doors := aftermath.Told(report)
	return func(w *writer) {
		w.textAt("title", g.phrases.fill("debrief.title", "ending", g.words.Endings[ending].Name))
		w.textAt("figures", g.figures(&g.run.Now().State))
		w.flagged("final", g.run.Difficulty == game.Ghost)
		g.writeCurve(w, steps)
		g.writePeaks(w, steps)
		w.key("reasons")
		w.open('[')
		for i := range turns {
			g.writeTurn(w, &turns[i])
		}
		for i := range doors {
			g.writeDoor(w, &doors[i])
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
	for _, value := range aftermath.Suspicions(steps) {
		w.number(value)
	}
	w.shut(']')
	w.key("stays")
	w.open('[')
	for _, stay := range aftermath.Stays(g.story, steps) {
		w.open('{')
		w.numberAt("step", stay.First)
		w.textAt("title", g.words.Scenes[stay.Scene].Title)
		w.shut('}')
	}
	w.shut(']')
}

// writePeaks writes the highest suspicion of each stay in a scene, in words.
func (g *Game) writePeaks(w *writer, steps []*playthrough.Step) {
	w.key("peaks")
	w.open('[')
	for _, p := range aftermath.Peaks(g.story, steps) {
		at := p.State()
		w.open('{')
		w.numberAt("step", p.Step)
		w.textAt("text", g.phrases.fill("debrief.peak", "level", g.level(&at),
			"scene", g.words.Scenes[p.Scene].Title, "choice", g.words.Choices[p.By.Choice]))
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
		for _, id := range aftermath.Instead(turn) {
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
	w.key("turning")
	w.open('[')
	for _, p := range aftermath.TurningPoints(r) {
		id := g.run.Steps()[p.Step].Choice
		aside := g.sceneOf(id)
		if p.Instead != game.NoChoice {
			aside = g.phrases.fill("debrief.not_taken", "scene", aside, "choice", g.words.Choices[p.Instead])
		}
		w.open('{')
		w.numberAt("to", p.Step-1)
		w.textAt("label", g.words.Choices[id])
		w.textAt("aside", aside)
		w.shut('}')
	}
	w.shut(']')
}
