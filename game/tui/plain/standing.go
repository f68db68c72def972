package plain

import (
	"slices"
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/narration"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/trail"
)

func (p *reporter) inventory() {
	now := &p.Run.Now().State
	if len(p.Story.Items) > 0 {
		p.named(p.Phrases.Plain.Carrying, p.Carried(now), p.Phrases.Screens.NothingCarried)
	}
	p.people()
	if p.NamesFacts() {
		p.named(p.Phrases.Plain.Knowing, p.Known(now), p.Phrases.Screens.NothingKnown)
	}
	meters := slices.DeleteFunc(p.DossierMeters(), p.Trusted) // those were told with the people
	if len(meters) > 0 {
		p.line(p.Phrases.Plain.Standing)
	}
	for _, m := range meters {
		p.line(say(p.Phrases.Plain.Meter, "name", p.MeterName(m), "n", p.MeterValue(m, now)))
	}
}

// people tells of those who were met: what is known, how far they trust, and what they
// said last.
func (p *reporter) people() {
	met := p.People()
	switch {
	case len(p.Story.People) > 0 && len(met) == 0:
		p.line(p.Phrases.Screens.NobodyMet)
	case len(met) > 0:
		p.line(p.Phrases.Plain.People)
	}
	for i := range met {
		a := &met[i]
		p.line(strings.TrimSpace(say(p.Phrases.Plain.Entry, "name", a.Name, "about", a.About)))
		if a.HasTrust {
			p.line(say(p.Phrases.Plain.Meter, "name", p.MeterName(a.Trust), "n", p.MeterValue(a.Trust, &p.Run.Now().State)))
		}
		if a.Said != "" {
			p.line(say(p.Phrases.Plain.Speaker, "name", a.Name, "text", a.Said))
		}
	}
}

func (p *reporter) named(head string, list []game.Named, none string) {
	if len(list) == 0 {
		p.line(none)
		return
	}
	p.line(head)
	for _, e := range list {
		p.line(strings.TrimSpace(say(p.Phrases.Plain.Entry, "name", e.Name, "about", e.About)))
	}
}

func (p *reporter) status() {
	now := &p.Run.Now().State
	scene := p.sceneName(p.sceneOf(p.Run.Now()))
	suspicion := say(p.Phrases.Plain.SuspicionNameless, "n", strconv.Itoa(now.Suspicion()))
	if level := p.Story.Level(now.Suspicion()); level >= 0 {
		suspicion = say(p.Phrases.Plain.Suspicion, "n", strconv.Itoa(now.Suspicion()), "level", p.Words.Levels[level])
	}
	time, _ := p.TimeLeft(now)
	if time == "" {
		time = p.Phrases.Plain.NoClock
	}
	phrase := p.Phrases.Plain.Status
	if !p.Story.HasSuspicion() {
		phrase = p.Phrases.Plain.StatusPlain
	}
	p.line(say(phrase,
		"scene", strings.TrimSuffix(scene, "."), "suspicion", suspicion, "trace", say(p.Phrases.Plain.Trace, "n", strconv.Itoa(now.Trace())),
		"clock", time, "choices", strconv.Itoa(p.Run.Choices())))
	if p.Story.HasSuspicion() && now.Trace() > 0 {
		p.line(say(p.Phrases.Plain.Floor, "n", strconv.Itoa(now.Floor())))
	}
	for _, m := range p.PanelMeters() {
		p.line(say(p.Phrases.Plain.Meter, "name", p.MeterName(m), "n", p.MeterValue(m, now)))
	}
	p.tellTime()
}

// log lists every choice so far.
func (p *reporter) log() {
	steps := p.Run.Steps()
	if len(steps) == 1 {
		p.line(p.Phrases.Screens.Began)
	}
	scene := game.SceneID(0)
	for i, step := range steps[1:] {
		from := p.Story.Choices[step.Choice].Node
		if at := p.Story.Nodes[from].Scene; i == 0 || at != scene {
			scene = at
			p.line(p.sceneName(&p.Words.Scenes[at]))
		}
		p.line(say(p.Phrases.Plain.Choice, "n", strconv.Itoa(i+1), "label", p.Words.Choices[step.Choice]))
	}
}

// logged tells the passage behind the choice of a number again. It reports whether the text
// is a number.
func logged(p *player, text string) bool {
	n, ok := number(text)
	if !ok {
		return false
	}
	steps := p.Run.Steps()
	switch {
	case n < 0 || n >= len(steps):
		p.line(say(p.Phrases.Plain.LogRange, "n", strconv.Itoa(len(steps)-1)))
	case n == 0:
		p.passage(nil, steps[0])
	default:
		p.line(say(p.Phrases.Plain.Taken, "label", p.Words.Choices[steps[n].Choice]))
		p.passage(steps[n-1], steps[n])
	}
	return true
}

// moments lists every choice of the run, those taken back included, with how the run stood
// after it.
func (p *reporter) moments() {
	steps, now := p.Run.All()
	scene := phrases.NoScene
	for i, step := range steps {
		if at := int(p.Story.Nodes[step.State.Node].Scene); at != scene {
			scene = at
			p.line(p.sceneName(&p.Words.Scenes[at]))
		}
		label := p.Phrases.Screens.Start
		if step.Choice != game.NoChoice {
			label = p.Words.Choices[step.Choice]
		}
		var figures []string
		if i > now {
			figures = append(figures, p.Phrases.Screens.TakenBack)
		}
		if p.Story.HasSuspicion() {
			figures = append(figures, p.SuspicionWords(&step.State))
		}
		figures = append(figures, p.Phrases.Ending.Minutes.Of(int(step.State.Minutes)))
		p.line(say(p.Phrases.Plain.ChoiceTakes, "n", strconv.Itoa(i), "label", label, "takes", strings.Join(figures, ", ")))
	}
}

// endings lists them in lines.
func (p *reporter) endings() {
	found, of := review.Found(p.Session)
	p.line(narration.Sentence(say(p.Phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))))
	if len(found) == 0 {
		p.line(p.Phrases.Endings.None)
	}
	known := review.Known(p.Session)
	for i, e := range p.Story.Endings {
		words := &p.Words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			p.line(say(p.Phrases.Endings.PlainFound, "name", words.Name, "how", review.FoundBefore(p.Session, e.ID, was)))
			continue
		}
		p.line(say(p.Phrases.Endings.PlainHint, "hint", p.Hint(words)))
	}
}

// tellMap says the map.
func (p *reporter) tellMap() {
	for _, line := range trail.Words(p.Session) {
		p.line(line)
	}
}

// turns lists the turning points with their numbers.
func (p *reporter) turns() {
	points := aftermath.TurningPoints(p.Report())
	if len(points) == 0 || p.Run.Difficulty == game.Ghost {
		return
	}
	p.line(p.Phrases.Debrief.PlainTurns)
	for i, point := range points {
		label, aside := review.TurningLabel(p.Session, point)
		p.line(say(p.Phrases.Plain.ChoiceTakes, "n", strconv.Itoa(i+1), "label", label, "takes", aside))
	}
}
