package review

import (
	"cmp"
	"slices"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
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
	Sign  string
	Head  string
	Lines []string
}

// The signs of what decided.
const (
	SignTurn = "◆"
	signOpen = "+"
	signShut = "×"
)

// Reasons puts a report into words.
func Reasons(t *session.Session, r *hindsight.Report) []reason {
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
func choiceAt(t *session.Session, id game.ChoiceID) string {
	c := &t.Story.Choices[id]
	return phrases.Fill(t.Phrases.Debrief.Choice, "choice", t.Words.Choices[id], "scene", t.Words.Scenes[t.Story.Nodes[c.Node].Scene].Title)
}

// turnReason tells a turn: what could be reached before and after it, and what
// else was on offer.
func turnReason(t *session.Session, turn hindsight.Turn) reason {
	p := &t.Phrases.Debrief
	r := reason{Sign: SignTurn, Head: choiceAt(t, t.Run.Steps()[turn.Step].Choice)}
	before, after := p.Before, p.After.Of(len(turn.After))
	if turn.AtLeast {
		before = p.BeforeAtLeast
	}
	if len(turn.After) == 1 {
		after = p.AfterThis
	}
	r.Lines = append(r.Lines, phrases.Fill(p.Turn, "before", before.Of(len(turn.Before)), "after", after))
	if len(turn.Instead) > 0 {
		r.Lines = append(r.Lines, phrases.Fill(p.Instead, "choices", labels(t, turn.Instead)))
	}
	return r
}

// labels joins the labels of choices, the first few.
func labels(t *session.Session, choices []game.ChoiceID) string {
	joined := ""
	for i, id := range choices[:min(len(choices), 3)] {
		label := phrases.Fill(t.Phrases.Debrief.Label, "choice", t.Words.Choices[id])
		if i > 0 {
			label = phrases.Fill(t.Phrases.Locked.Or, "a", joined, "b", label)
		}
		joined = label
	}
	return joined
}

// doorReason tells a door: whether it stood open, and what made it so.
func doorReason(t *session.Session, d hindsight.Door) reason {
	p := &t.Phrases.Debrief
	r := reason{Sign: signShut}
	switch {
	case d.Open:
		r.Sign, r.Head = signOpen, p.Open
	case d.Shown != game.NoChoice:
		now := &t.Run.Steps()[d.At].State
		r.Head = phrases.Fill(p.Shut, "choice", t.Words.Choices[d.Shown], "why", t.WhyLocked(t.Story.Choices[d.Shown].Needs, now))
	default:
		r.Head = p.ShutUnseen.Of(len(d.Endings))
		if names := foundNames(t, d.Endings); names != "" {
			r.Head = phrases.Fill(p.ShutKnown, "names", names)
		}
	}
	for _, c := range d.Causes {
		phrase := p.Made
		if !c.Taken {
			phrase = p.Chance
		}
		r.Lines = append(r.Lines, phrases.Fill(phrase, "choice", choiceAt(t, c.Choice)))
	}
	return r
}

// foundNames names endings, if all of them were found before.
func foundNames(t *session.Session, endings []game.EndingID) string {
	joined := ""
	for _, e := range endings {
		if _, known := t.Past.Ending(t.Story.Endings[e].ID); !known {
			return ""
		}
		name := t.Words.Endings[e].Name
		if joined != "" {
			name = phrases.Fill(t.Phrases.Locked.Or, "a", joined, "b", name)
		}
		joined = name
	}
	return joined
}

// A turningPoint is a step of the run at which its end was decided: one can go
// back to before it.
type turningPoint struct {
	Step    int
	Instead game.ChoiceID // what was on offer there and mattered, or game.NoChoice
}

// TurningPoints lists the steps that a report tells of, in the order of the run.
func TurningPoints(r *hindsight.Report) []turningPoint {
	var points []turningPoint
	add := func(step int, instead game.ChoiceID) {
		if !slices.ContainsFunc(points, func(p turningPoint) bool { return p.Step == step }) {
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
	slices.SortFunc(points, func(a, b turningPoint) int { return cmp.Compare(a.Step, b.Step) })
	return points
}

// TurningLabel names a turning point: the choice that was made there, and where.
func TurningLabel(t *session.Session, p turningPoint) (label, aside string) {
	id := t.Run.Steps()[p.Step].Choice
	scene := t.Words.Scenes[t.Story.Nodes[t.Story.Choices[id].Node].Scene].Title
	if p.Instead == game.NoChoice {
		return t.Words.Choices[id], scene
	}
	return t.Words.Choices[id], phrases.Fill(t.Phrases.Debrief.NotTaken, "scene", scene, "choice", t.Words.Choices[p.Instead])
}
