package plain

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/session"
	"cobalt/game/tui/trail"
)

// why tells in lines who noticed what, and what decided how the run ended.
func (p *Plain) why() {
	now := &p.Run.Now().State
	if _, ended := now.Ended(); !ended {
		p.line(p.Phrases.Debrief.NotYet)
		return
	}
	p.LearnHindsight(session.Look(p.Run))
	for _, peak := range review.Peaks(p.Narrator, p.Run) {
		p.line(phrases.Fill(p.Phrases.Plain.Figures, "figures", review.PeakLine(p.Narrator, peak)))
		if why := review.ReasonFor(p.Narrator, peak.By); why != "" {
			p.line(why)
		}
	}
	for _, r := range review.Reasons(p.Session, p.Report()) {
		head := r.Head
		if r.Sign == review.SignTurn {
			head = phrases.Fill(p.Phrases.Debrief.PlainTurn, "choice", head)
		}
		p.line(head + ".")
		for _, line := range r.Lines {
			p.line(line + ".")
		}
	}
	p.turns()
}

// turns lists the turning points with their numbers.
func (p *Plain) turns() {
	points := review.TurningPoints(p.Report())
	if len(points) == 0 || p.Run.Difficulty == game.Ghost {
		return
	}
	p.line(p.Phrases.Debrief.PlainTurns)
	for i, point := range points {
		label, aside := review.TurningLabel(p.Session, point)
		p.line(phrases.Fill(p.Phrases.Plain.ChoiceTakes, "n", strconv.Itoa(i+1), "label", label, "takes", aside))
	}
}

// turn goes back to before the turning point with that number.
func (p *Plain) turn(n int) {
	report := p.Report()
	if report == nil {
		p.line(p.Phrases.Debrief.NotYet)
		return
	}
	points := review.TurningPoints(report)
	switch {
	case p.Final():
		p.keep(nil)
	case n < 1 || n > len(points):
		p.line(p.Phrases.Plain.OutOfRange.Of(len(points)))
	default:
		p.keep(p.Rewind(points[n-1].Step - 1))
		p.look()
	}
}

// endings lists them in lines.
func (p *Plain) endings() {
	found, of := review.FoundEndings(p.Session)
	p.line(phrases.Fill(p.Phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of)) + ".")
	known := review.KnownEndings(p.Session)
	for i, e := range p.Story.Endings {
		words := &p.Words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			p.line(phrases.Fill(p.Phrases.Endings.PlainFound, "name", words.Name, "how", review.FoundBefore(p.Session, e.ID, was)))
			continue
		}
		p.line(phrases.Fill(p.Phrases.Endings.PlainHint, "hint", p.Hint(words)))
	}
}

// tellMap says the map.
func (p *Plain) tellMap() {
	for _, line := range trail.Words(p.Session) {
		p.line(line)
	}
}
