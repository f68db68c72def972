package plain

import (
	"strconv"
	"strings"
	"time"

	"cobalt/game/analysis/race"
	"cobalt/game/narration"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// openTimer begins to tell splits.
func (p *player) openTimer() {
	learnBests(p.Session)
	if p.Timer.On() {
		p.stay = p.Timer.Measured().Now
	}
}

// learnBests reads the bests of earlier runs, if the timer is on.
func learnBests(s *session.Session) {
	if !s.Timer.On() {
		return
	}
	if cmd := s.Timer.AskBests(); cmd != nil {
		if msg, ok := cmd().(session.BestsMsg); ok {
			s.Timer.LearnBests(msg)
		}
	}
}

// tellSplit tells when a scene was left, if the last choice left it.
func (p *player) tellSplit() {
	if !p.Timer.On() || p.Racing() && p.Race.Category == race.All {
		return
	}
	learnBests(p.Session)
	rows := p.Timer.Splits()
	if len(rows) == 0 || p.Timer.Measured().Now == p.stay {
		return
	}
	p.stay = p.Timer.Measured().Now
	w, row := &p.Phrases.Race, &rows[len(rows)-1]
	text := say(w.Split, "scene", p.SceneOrEnding(row.Scene), "time", p.Phrases.Decimal(race.Clock(row.Time)))
	if row.Compared {
		text = say(splitPhrase(w, row.Behind), "scene", p.SceneOrEnding(row.Scene), "time", p.Phrases.Decimal(race.Clock(row.Time)),
			"delta", strings.TrimLeft(p.Timer.Delta(row), "+-"))
	}
	if row.Proven && row.Over != 0 {
		text += " " + say(w.SplitOver, "n", strconv.Itoa(row.Over))
	}
	if row.Gold {
		text += " " + w.SplitGold
	}
	p.line(text)
}

// splitPhrase returns the phrase for a split that is behind the best, or, below zero,
// before it. A sign alone would not be read aloud.
func splitPhrase(w *phrases.RacePhrases, behind time.Duration) string {
	switch {
	case behind < 0:
		return w.SplitLess
	case behind > 0:
		return w.SplitMore
	default:
		return w.SplitBest
	}
}

// raceResult tells the result of a race, and the commands that help on.
func (p *reporter) raceResult() {
	if reached := p.Race.Reached(); reached != "" {
		p.line(narration.Sentence(reached))
	}
	if p.Racing() {
		for _, line := range p.Race.Verdict {
			p.line(line)
		}
	}
	p.line(p.afterEnd())
}

// afterEnd tells the commands that make sense once a run has ended.
func (p *reporter) afterEnd() string {
	switch {
	case !p.Racing():
		return p.Phrases.Plain.After
	case p.Race.Over():
		return p.Phrases.Race.AfterRace
	default:
		return p.Phrases.Race.AfterRun
	}
}

// fileRace keeps the files of finished runs, and tells their paths.
func (p *player) fileRace() {
	cmd := p.Race.File()
	if cmd == nil {
		return
	}
	if msg, ok := cmd().(session.FiledMsg); ok {
		p.Filed(msg)
	}
	p.keep(nil) // tells it
}

// tellTime tells the real time so far.
func (p *reporter) tellTime() {
	if !p.Timer.On() {
		return
	}
	p.Timer.Read()
	p.line(say(p.Phrases.Race.Status, "time", p.Phrases.Decimal(race.Clock(p.Timer.Total()))))
}
