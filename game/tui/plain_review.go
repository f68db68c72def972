package tui

import (
	"strconv"

	"cobalt/game"
)

// why tells in lines who noticed what, and what decided how the run ended.
func (p *plain) why() {
	now := &p.run.Now().State
	if _, ended := now.Ended(); !ended {
		p.line(p.phrases.Debrief.NotYet)
		return
	}
	p.looked = looked{p.run.Now(), look(p.story, p.run)}
	for _, peak := range peaks(p.narrator, p.run) {
		p.line(fill(p.phrases.Plain.Figures, "figures", peakLine(p.narrator, peak)))
		if why := reasonFor(p.narrator, peak.by); why != "" {
			p.line(why)
		}
	}
	for _, r := range reasons(p.Session, p.report()) {
		head := r.head
		if r.sign == signTurn {
			head = fill(p.phrases.Debrief.PlainTurn, "choice", head)
		}
		p.line(head + ".")
		for _, line := range r.lines {
			p.line(line + ".")
		}
	}
	p.turns()
}

// turns lists the turning points with their numbers.
func (p *plain) turns() {
	points := turningPoints(p.report())
	if len(points) == 0 || p.run.Difficulty == game.Ghost {
		return
	}
	p.line(p.phrases.Debrief.PlainTurns)
	for i, point := range points {
		label, aside := turningLabel(p.Session, point)
		p.line(fill(p.phrases.Plain.ChoiceTakes, "n", strconv.Itoa(i+1), "label", label, "takes", aside))
	}
}

// turn goes back to before the turning point with that number.
func (p *plain) turn(n int) {
	report := p.report()
	if report == nil {
		p.line(p.phrases.Debrief.NotYet)
		return
	}
	points := turningPoints(report)
	switch {
	case p.final():
		p.keep(nil)
	case n < 1 || n > len(points):
		p.line(p.phrases.Plain.OutOfRange.of(len(points)))
	default:
		p.keep(p.rewind(points[n-1].step - 1))
		p.look()
	}
}

// endings lists them in lines.
func (p *plain) endings() {
	found, of := foundEndings(p.Session)
	p.line(fill(p.phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of)) + ".")
	known := knownEndings(p.Session)
	for i, e := range p.story.Endings {
		words := &p.words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			p.line(fill(p.phrases.Endings.PlainFound, "name", words.Name, "how", foundBefore(p.Session, e.ID, was)))
			continue
		}
		p.line(fill(p.phrases.Endings.PlainHint, "hint", p.hint(words)))
	}
}

// tellMap says the map.
func (p *plain) tellMap() {
	for _, line := range mapLines(p.Session) {
		p.line(line)
	}
}
