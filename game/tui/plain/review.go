package plain

import (
	"cobalt/game/analysis/aftermath"
	"cobalt/game/narration"
	"cobalt/game/render/card"
	"cobalt/game/tui/review"
	"cobalt/game/tui/session"
)

// why tells who noticed the player, and which choices decided the run's end.
func why(p *player) {
	now := &p.Run.Now().State
	if _, ended := now.Ended(); !ended {
		p.line(p.Phrases.Debrief.NotYet)
		return
	}
	p.LearnHindsight(session.Look(p.Run))
	for _, peak := range review.Peaks(p.Narrator, p.Run) {
		p.line(say(p.Phrases.Plain.Figures, "figures", review.PeakLine(p.Narrator, peak)))
		if why := review.ReasonFor(p.Narrator, peak.By); why != "" {
			p.line(why)
		}
	}
	for _, r := range review.Reasons(p.Session, p.Report()) {
		head := r.Head
		if r.Sign == review.SignTurn {
			head = say(p.Phrases.Debrief.PlainTurn, "choice", head)
		}
		p.line(narration.Sentence(head))
		for _, line := range r.Lines {
			p.line(narration.Sentence(line))
		}
	}
	p.turns()
}

// turnTo goes back to before the turning point with that number. It reports whether
// it is a number.
func (p *player) turnTo(text string) bool {
	n, ok := number(text)
	if !ok {
		return false
	}
	report := p.Report()
	if report == nil {
		p.line(p.Phrases.Debrief.NotYet)
		return true
	}
	points := aftermath.TurningPoints(report)
	switch {
	case p.Final():
		p.keep(nil)
	case n < 1 || n > len(points):
		p.line(p.Phrases.Plain.OutOfRange.Of(len(points)))
	default:
		p.keep(p.Rewind(points[n-1].Step - 1))
		p.look()
	}
	return true
}

// card tells the run in a few lines that can be sent to somebody.
func (p *player) card() {
	p.lines(card.Of(p.Words, &p.Phrases.Card, p.Run).Text())
}
