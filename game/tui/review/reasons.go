package review

import (
	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// A Reason is one thing that decided how a run ended, in words: a head, and the
// lines that explain it.
type Reason struct {
	Sign  string
	Head  string
	Lines []string
}

// The signs before reasons.
const (
	SignTurn = "◆"
	signOpen = "+"
	signShut = "×"
)

// Reasons puts a report into words.
func Reasons(s *session.Session, r *hindsight.Report) []Reason {
	var all []Reason
	turns, doors := aftermath.Told(r)
	for _, turn := range turns {
		all = append(all, turnReason(s, turn))
	}
	for _, door := range doors {
		all = append(all, doorReason(s, door))
	}
	return all
}

// choiceAt names a choice that was made, or could have been, at a step.
func choiceAt(s *session.Session, id game.ChoiceID) string {
	c := &s.Story.Choices[id]
	return phrases.Fill(s.Phrases.Debrief.Choice, "choice", s.Words.Choices[id], "scene", s.Words.Scenes[s.Story.Nodes[c.Node].Scene].Title)
}

// turnReason tells a turn: the endings that could be reached before and after it,
// and the other choices that were on offer.
func turnReason(s *session.Session, turn hindsight.Turn) Reason {
	p := &s.Phrases.Debrief
	r := Reason{Sign: SignTurn, Head: choiceAt(s, s.Run.Steps()[turn.Step].Choice)}
	before, after := p.Before, p.After.Of(len(turn.After))
	if turn.AtLeast {
		before = p.BeforeAtLeast
	}
	if len(turn.After) == 1 {
		after = p.AfterThis
	}
	r.Lines = append(r.Lines, phrases.Fill(p.Turn, "before", before.Of(len(turn.Before)), "after", after))
	if len(turn.Instead) > 0 {
		r.Lines = append(r.Lines, phrases.Fill(p.Instead, "choices", labels(s, aftermath.Instead(&turn))))
	}
	return r
}

// labels joins the labels of choices.
func labels(s *session.Session, choices []game.ChoiceID) string {
	var all []string
	for _, id := range choices {
		all = append(all, phrases.Fill(s.Phrases.Debrief.Label, "choice", s.Words.Choices[id]))
	}
	return s.Phrases.Locked.Any(all...)
}

// doorReason tells a door: whether it stood open, and why.
func doorReason(s *session.Session, d hindsight.Door) Reason {
	p := &s.Phrases.Debrief
	r := Reason{Sign: signShut}
	switch {
	case d.Open:
		r.Sign, r.Head = signOpen, p.Open
	case d.Shown != game.NoChoice:
		now := &s.Run.Steps()[d.At].State
		r.Head = phrases.Fill(p.Shut, "choice", s.Words.Choices[d.Shown], "why", s.WhyLocked(s.Story.Choices[d.Shown].Needs, now))
	default:
		r.Head = p.ShutUnseen.Of(len(d.Endings))
		if names := foundNames(s, d.Endings); names != "" {
			r.Head = phrases.Fill(p.ShutKnown, "names", names)
		}
	}
	for _, c := range d.Causes {
		phrase := p.Made
		if !c.Taken {
			phrase = p.Chance
		}
		r.Lines = append(r.Lines, phrases.Fill(phrase, "choice", choiceAt(s, c.Choice)))
	}
	return r
}

// foundNames names endings, if all of them were found before.
func foundNames(s *session.Session, endings []game.EndingID) string {
	var names []string
	for _, e := range endings {
		if _, known := s.Past.Ending(s.Story.Endings[e].ID); !known {
			return ""
		}
		names = append(names, s.Words.Endings[e].Name)
	}
	return s.Phrases.Locked.Any(names...)
}

// TurningLabel names a turning point: the choice that was made there, and its scene.
func TurningLabel(s *session.Session, p aftermath.TurningPoint) (label, aside string) {
	id := s.Run.Steps()[p.Step].Choice
	scene := s.Words.Scenes[s.Story.Nodes[s.Story.Choices[id].Node].Scene].Title
	if p.Instead == game.NoChoice {
		return s.Words.Choices[id], scene
	}
	return s.Words.Choices[id], phrases.Fill(s.Phrases.Debrief.NotTaken, "scene", scene, "choice", s.Words.Choices[p.Instead])
}
