package plain

import (
	"slices"
	"strings"

	"cobalt/game/playthrough"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// askFront asks the question of the title: whether to go on with the last mission,
// to begin a new one, or to pick another. Until it is answered no run is played.
func (p *player) askFront() {
	p.front = true
	p.keep(nil) // tells what the player should know first
	title := &p.Phrases.Title
	last := append([]string{missions.Title(p.Narrator, p.Last)}, missions.About(p.Narrator, p.Last)...)
	p.line(say(p.Phrases.Plain.ChoiceTakes, "n", "1", "label", title.Continue, "takes", strings.Join(last, ", ")))
	p.line(say(p.Phrases.Plain.Choice, "n", "2", "label", title.New))
	p.line(say(p.Phrases.Plain.Choice, "n", "3", "label", p.Phrases.Missions.Title))
	if p.Today != nil {
		p.line(say(p.Phrases.Plain.Choice, "n", "4", "label", p.Phrases.Today.Entry))
	}
	ask := p.Phrases.Plain.Front
	if !p.elsewhere { // else nobody could give the program a flag
		ask += " " + p.Phrases.Plain.FrontFlag
	}
	p.line(ask)
}

// answerFront answers the question of the title, by a number or by the beginning of
// an answer. Of the commands, those work that need no run.
func (p *player) answerFront(line string) {
	type answer struct {
		label string
		do    func()
	}
	answers := []answer{
		{p.Phrases.Title.Continue, func() { p.openMission(p.Last.Name) }},
		{p.Phrases.Title.New, p.beginNew},
		{p.Phrases.Missions.Title, p.missions},
	}
	if p.Today != nil {
		answers = append(answers, answer{p.Phrases.Today.Entry, p.today})
	}
	word := strings.ToLower(line)
	n, isNumber := number(word)
	for i, a := range answers {
		if isNumber && n == i+1 || word != "" && strings.HasPrefix(strings.ToLower(a.label), word) {
			a.do()
			return
		}
	}
	switch {
	case isNumber:
		p.line(p.Phrases.Plain.OutOfRange.Of(len(answers)))
	case word == "":
		p.askFront()
	case needsNoRun(p, word):
		p.obey(line)
	default:
		p.line(say(p.Phrases.Plain.FrontUnknown, "word", widget.Clip(word, 40)))
	}
}

// today plays the mission of the day, or asks in which way.
func (p *player) today() {
	day, err := p.Today()
	if err != nil {
		p.line(p.Phrases.NoMissionOfDay(err))
		return
	}
	p.line(day.Goal(p.Narrator))
	if day.Offer != nil {
		p.ask(&question{offer: day.Offer})
		return
	}
	p.TakeUp(day.Run)
	p.begin()
}

// needsNoRun reports whether a line is a command that works before a run is played.
func needsNoRun(p *player, line string) bool {
	c := &p.Phrases.Commands
	word, _, _ := strings.Cut(line, " ")
	for _, command := range []*phrases.Command{&c.Help, &c.Missions, &c.Load, &c.Endings, &c.Map, &c.Quit} {
		if slices.Contains(command.Words, word) {
			return true
		}
	}
	return false
}

// beginNew begins a new run.
func (p *player) beginNew() {
	run, err := playthrough.Begin(p.Story, p.Settings.Difficulty, p.Clock())
	if err != nil {
		p.line(say(p.Phrases.Notices.Stuck, "why", p.Phrases.Said(err.Error())))
		return
	}
	p.TakeUp(run)
	p.begin()
}

// begin tells a run that was taken up.
func (p *player) begin() {
	if p.front {
		p.front = false
		p.openTimer()
	}
	p.open()
}
