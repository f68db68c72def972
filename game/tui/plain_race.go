package tui

import (
	"strconv"

	"cobalt/game/analysis/race"
)

// openTimer readies what is told of real time.
func (p *plain) openTimer() {
	p.learnPace()
	if p.timed() {
		p.stay = p.measured().Now
	}
}

// learnPace asks what earlier runs have done, where that is to be told.
func (p *plain) learnPace() {
	if !p.timed() {
		return
	}
	if cmd := p.askBests(); cmd != nil {
		if msg, ok := cmd().(bestsMsg); ok {
			p.learnBests(msg)
		}
	}
}

// tellSplit tells when a scene was left, where that was with the last choice.
func (p *plain) tellSplit() {
	if !p.timed() || p.racing() && p.race.Category == race.All {
		return
	}
	p.learnPace()
	rows := p.splits()
	if len(rows) == 0 || p.measured().Now == p.stay {
		return
	}
	p.stay = p.measured().Now
	w, row := &p.phrases.Race, &rows[len(rows)-1]
	text := fill(w.Split, "scene", p.sceneOrEnding(row.Scene), "time", race.Clock(row.Time))
	if row.Compared {
		text = fill(w.SplitBest, "scene", p.sceneOrEnding(row.Scene), "time", race.Clock(row.Time), "delta", p.delta(row))
	}
	if row.Proven && row.Over != 0 {
		text += " " + fill(w.SplitOver, "n", strconv.Itoa(row.Over))
	}
	if row.Gold {
		text += " " + w.SplitGold
	}
	p.line(text)
}

// raceResult tells what came of a race, and what can be done now.
func (p *plain) raceResult() {
	if reached := p.endingsReached(); reached != "" {
		p.line(reached + ".")
	}
	if p.racing() {
		for _, line := range p.race.verdict {
			p.line(line)
		}
	}
	p.line(p.afterEnd())
}

// afterEnd says what can be done where a run has ended.
func (p *plain) afterEnd() string {
	switch {
	case !p.racing():
		return p.phrases.Plain.After
	case p.race.over(p.story):
		return p.phrases.Race.AfterRace
	default:
		return p.phrases.Race.AfterRun
	}
}

// fileRace keeps the files of finished runs, and tells where.
func (p *plain) fileRace() {
	cmd := p.file()
	if cmd == nil {
		return
	}
	if msg, ok := cmd().(filedMsg); ok {
		p.filed(msg.filed)
	}
	p.keep(nil) // tells it
}

// tellTime tells the real time so far.
func (p *plain) tellTime() {
	if !p.timed() {
		return
	}
	p.timer.shown = p.run.Now().At
	if _, ended := p.run.Now().State.Ended(); !ended {
		p.timer.shown = p.elapsed()
	}
	p.line(fill(p.phrases.Race.Status, "time", race.Clock(p.total())))
}
