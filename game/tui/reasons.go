package tui

import (
	"cmp"
	"slices"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
)

// What is told of a report.
const (
	mostTurns = 3
	mostDoors = 4
)

// told returns what is told of a report: its first turns and doors.
func told(r *hindsight.Report) (turns []hindsight.Turn, doors []hindsight.Door) {
	return r.Turns[:min(len(r.Turns), mostTurns)], r.Doors[:min(len(r.Doors), mostDoors)]
}

// A reason is one thing that decided how a run ended, in words: what it was,
// and the lines that explain it.
type reason struct {
	sign  string
	head  string
	lines []string
}

// The signs of what decided.
const (
	signTurn = "◆"
	signOpen = "+"
	signShut = "×"
)

// reasons puts a report into words.
func reasons(t *Session, r *hindsight.Report) []reason {
	var all []reason
	turns, doors := told(r)
	for _, turn := range turns {
		all = append(all, turnReason(t, turn))
	}
	for _, door := range doors {
		all = append(all, doorReason(t, door))
	}
	return all
}

// choiceAt names a choice that was made, or could have been, at a step.
func choiceAt(t *Session, id game.ChoiceID) string {
	c := &t.story.Choices[id]
	return fill(t.phrases.Debrief.Choice, "choice", t.words.Choices[id], "scene", t.words.Scenes[t.story.Nodes[c.Node].Scene].Title)
}

// turnReason tells a turn: what could be reached before and after it, and what
// else was on offer.
func turnReason(t *Session, turn hindsight.Turn) reason {
	p := &t.phrases.Debrief
	r := reason{sign: signTurn, head: choiceAt(t, t.run.Steps()[turn.Step].Choice)}
	before, after := p.Before, p.After.of(len(turn.After))
	if turn.AtLeast {
		before = p.BeforeAtLeast
	}
	if len(turn.After) == 1 {
		after = p.AfterThis
	}
	r.lines = append(r.lines, fill(p.Turn, "before", before.of(len(turn.Before)), "after", after))
	if len(turn.Instead) > 0 {
		r.lines = append(r.lines, fill(p.Instead, "choices", labels(t, turn.Instead)))
	}
	return r
}

// labels joins the labels of choices, the first few.
func labels(t *Session, choices []game.ChoiceID) string {
	joined := ""
	for i, id := range choices[:min(len(choices), 3)] {
		label := fill(t.phrases.Debrief.Label, "choice", t.words.Choices[id])
		if i > 0 {
			label = fill(t.phrases.Locked.Or, "a", joined, "b", label)
		}
		joined = label
	}
	return joined
}

// doorReason tells a door: whether it stood open, and what made it so.
func doorReason(t *Session, d hindsight.Door) reason {
	p := &t.phrases.Debrief
	r := reason{sign: signShut}
	switch {
	case d.Open:
		r.sign, r.head = signOpen, p.Open
	case d.Shown != game.NoChoice:
		now := &t.run.Steps()[d.At].State
		r.head = fill(p.Shut, "choice", t.words.Choices[d.Shown], "why", t.whyLocked(t.story.Choices[d.Shown].Needs, now))
	default:
		r.head = p.ShutUnseen.of(len(d.Endings))
		if names := foundNames(t, d.Endings); names != "" {
			r.head = fill(p.ShutKnown, "names", names)
		}
	}
	for _, c := range d.Causes {
		phrase := p.Made
		if !c.Taken {
			phrase = p.Chance
		}
		r.lines = append(r.lines, fill(phrase, "choice", choiceAt(t, c.Choice)))
	}
	return r
}

// foundNames names endings, if all of them were found before.
func foundNames(t *Session, endings []game.EndingID) string {
	joined := ""
	for _, e := range endings {
		if _, known := t.past.Ending(t.story.Endings[e].ID); !known {
			return ""
		}
		name := t.words.Endings[e].Name
		if joined != "" {
			name = fill(t.phrases.Locked.Or, "a", joined, "b", name)
		}
		joined = name
	}
	return joined
}

// A turningPoint is a step of the run at which its end was decided: one can go
// back to before it.
type turningPoint struct {
	step    int
	instead game.ChoiceID // what was on offer there and mattered, or game.NoChoice
}

// turningPoints lists the steps that a report tells of, in the order of the run.
func turningPoints(r *hindsight.Report) []turningPoint {
	var points []turningPoint
	add := func(step int, instead game.ChoiceID) {
		if !slices.ContainsFunc(points, func(p turningPoint) bool { return p.step == step }) {
			points = append(points, turningPoint{step, instead})
		}
	}
	turns, doors := told(r)
	for _, d := range doors {
		for _, c := range d.Causes {
			if c.Taken {
				add(c.Step, game.NoChoice)
				continue
			}
			add(c.Step, c.Choice)
		}
	}
	for _, turn := range turns {
		add(turn.Step, game.NoChoice)
	}
	slices.SortFunc(points, func(a, b turningPoint) int { return cmp.Compare(a.step, b.step) })
	return points
}

// turningLabel names a turning point: the choice that was made there, and where.
func turningLabel(t *Session, p turningPoint) (label, aside string) {
	id := t.run.Steps()[p.step].Choice
	scene := t.words.Scenes[t.story.Nodes[t.story.Choices[id].Node].Scene].Title
	if p.instead == game.NoChoice {
		return t.words.Choices[id], scene
	}
	return t.words.Choices[id], fill(t.phrases.Debrief.NotTaken, "scene", scene, "choice", t.words.Choices[p.instead])
}
