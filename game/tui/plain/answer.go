package plain

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/suggest"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// answer does what a line asks for: a command word, or a choice by its number,
// its id, or an unambiguous beginning of its id.
func (p *Plain) answer(line string) {
	p.Race.FirstKey()
	line = strings.TrimSpace(phrases.Clean(line))
	word := strings.ToLower(line)
	if p.Question != nil && p.Reply(word) {
		return
	}
	if word == "" {
		p.choices()
		return
	}
	if do := p.command(word); do != nil {
		do()
		return
	}
	if n, ok := p.turnNumber(word); ok {
		p.turn(n)
		return
	}
	if first, behind, ok := strings.Cut(line, " "); ok {
		if do := p.withWord(strings.ToLower(first), strings.TrimSpace(behind)); do != nil {
			do()
			return
		}
	}
	if n, err := strconv.Atoi(word); err == nil {
		p.number(n)
		return
	}
	p.id(word)
}

// turnNumber returns the number behind the word that goes to a turning point.
func (p *Plain) turnNumber(line string) (n int, ok bool) {
	word, number, _ := strings.Cut(line, " ")
	if !slices.Contains(p.Phrases.Commands.Turn, word) {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	return n, err == nil
}

// command returns what a command word does, or nil.
func (p *Plain) command(word string) func() {
	words := &p.Phrases.Commands
	for _, c := range []struct {
		words []string
		do    func()
	}{
		{words.Help, func() { p.lines(p.Phrases.Plain.Help) }},
		{words.Look, p.look},
		{words.Inventory, p.inventory},
		{words.Status, p.status},
		{words.Log, p.log},
		{words.Map, p.tellMap},
		{words.Back, p.takeBack},
		{words.Forward, p.redo},
		{words.Rewind, func() { p.rewindTo("") }},
		{words.Save, func() { p.savePoint("") }},
		{words.Load, p.missions},
		{words.Missions, p.missions},
		{words.Again, p.startAgain},
		{words.Skip, func() { p.goOn(p.SkipRead) }},
		{words.Before, func() { p.goOn(p.GoAsBefore) }},
		{words.Why, p.why},
		{words.Turn, p.why},
		{words.Endings, p.endings},
		{words.Quit, func() { p.over = true }},
	} {
		if slices.Contains(c.words, word) {
			return c.do
		}
	}
	return nil
}

// number takes the choice with that number in the list.
func (p *Plain) number(n int) {
	choices := p.Session.Choices()
	if n < 1 || n > len(choices) {
		p.refuse(choices, strconv.Itoa(n))
		return
	}
	p.take(choices[n-1])
}

func (p *Plain) refuse(choices []session.Choice, word string) {
	if len(choices) == 0 {
		p.line(p.afterEnd())
		return
	}
	if _, err := strconv.Atoi(word); err == nil {
		p.line(p.Phrases.Plain.OutOfRange.Of(len(choices)))
		return
	}
	known := append(p.ids(), p.commandWords()...)
	meant := ""
	if name, ok := suggest.Nearest(word, known); ok {
		meant = phrases.Fill(p.Phrases.Plain.Meant, "name", name)
	}
	p.line(phrases.Fill(p.Phrases.Plain.Unknown, "word", widget.Clip(word, 40), "suggestion", meant))
}

// id takes the choice with that id, or whose id alone begins so.
func (p *Plain) id(word string) {
	choices, ids := p.Session.Choices(), p.ids()
	if i := slices.Index(ids, word); i >= 0 {
		p.take(choices[i])
		return
	}
	var found []int
	for i, id := range ids {
		if strings.HasPrefix(id, word) {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 0:
		p.refuse(choices, word)
	case 1:
		p.take(choices[found[0]])
	default:
		var names []string
		for _, i := range found {
			names = append(names, ids[i])
		}
		p.line(phrases.Fill(p.Phrases.Plain.Ambiguous, "word", word, "names", narration.Join(names, p.Phrases.Locked.Or)))
	}
}

// ids lists the ids of the choices that are shown.
func (p *Plain) ids() []string {
	var ids []string
	now := &p.Run.Now().State
	for _, o := range p.Story.Options(now, nil) {
		ids = append(ids, p.Story.NodeChoices(now.Node)[o.Choice].ID)
	}
	return ids
}

// commandWords lists the first word of each command.
func (p *Plain) commandWords() []string {
	w := &p.Phrases.Commands
	var words []string
	for _, c := range [][]string{w.Help, w.Look, w.Inventory, w.Status, w.Log, w.Back, w.Forward, w.Rewind, w.Save, w.Load, w.Missions, w.Again, w.Skip, w.Before, w.Why, w.Endings, w.Quit} {
		words = append(words, c[0])
	}
	return words
}

// take takes a choice, keeps the run and tells what came of it.
func (p *Plain) take(c session.Choice) {
	if c.Locked != "" {
		p.line(phrases.Fill(p.Phrases.Notices.Locked, "why", c.Locked))
		return
	}
	was := p.Run.Now()
	p.keep(p.Choose(c.Index))
	if p.Run.Now() == was {
		return
	}
	p.line("")
	p.line(phrases.Fill(p.Phrases.Plain.Taken, "label", c.Label))
	p.tellSplit()
	p.passage(p.Run.Before(), p.Run.Now())
	if primer := p.Primer(); primer != "" {
		p.line("")
		p.line(primer)
	}
	p.choices()
	p.fileRace()
}

// keep does what an action asks for, and tells what the program has to say.
func (p *Plain) keep(cmd tea.Cmd) {
	if cmd != nil {
		if kept, ok := cmd().(session.KeptMsg); ok && kept.Err != nil {
			p.Notice = session.KeptWords(p.Narrator, kept.Err)
		}
	}
	if p.Notice != "" {
		p.line(p.Notice)
		p.Notice = ""
	}
}

func (p *Plain) takeBack() {
	was := p.Run.Now()
	p.keep(p.Back())
	if p.Run.Now() != was {
		p.line(p.Phrases.Plain.TakenBack)
		p.look()
	}
}

// goOn skips passages, and tells where that led to.
func (p *Plain) goOn(skip func() tea.Cmd) {
	was := p.Run.Now()
	p.keep(skip())
	if p.Run.Now() != was {
		p.look()
	}
}

func (p *Plain) startAgain() {
	p.Again()
	p.open()
}

func (p *Plain) inventory() {
	now := &p.Run.Now().State
	p.named(p.Phrases.Plain.Carrying, p.Carried(now), p.Phrases.Screens.NothingCarried)
	p.named(p.Phrases.Plain.Knowing, p.Known(now), p.Phrases.Screens.NothingKnown)
	if len(p.Story.Meters) > 0 {
		p.line(p.Phrases.Plain.Standing)
	}
	for i := range p.Story.Meters {
		m := game.FirstDeclared + game.Meter(i)
		p.line(phrases.Fill(p.Phrases.Plain.Meter, "name", p.MeterName(m), "n", strconv.Itoa(int(now.Meters[m]))))
	}
}

func (p *Plain) named(head string, list []game.Named, none string) {
	if len(list) == 0 {
		p.line(none)
		return
	}
	p.line(head)
	for _, e := range list {
		p.line(strings.TrimSpace(phrases.Fill(p.Phrases.Plain.Entry, "name", e.Name, "about", e.About)))
	}
}

func (p *Plain) status() {
	now := &p.Run.Now().State
	scene := p.sceneName(p.sceneOf(p.Run.Now()))
	suspicion := phrases.Fill(p.Phrases.Plain.SuspicionNameless, "n", strconv.Itoa(now.Suspicion()))
	if level := p.Story.Level(now.Suspicion()); level >= 0 {
		suspicion = phrases.Fill(p.Phrases.Plain.Suspicion, "n", strconv.Itoa(now.Suspicion()), "level", p.Words.Levels[level])
	}
	time, _ := p.TimeLeft(now)
	if time == "" {
		time = p.Phrases.Plain.NoClock
	}
	p.line(phrases.Fill(p.Phrases.Plain.Status,
		"scene", strings.TrimSuffix(scene, "."), "suspicion", suspicion, "trace", phrases.Fill(p.Phrases.Plain.Trace, "n", strconv.Itoa(now.Trace())),
		"clock", time, "choices", strconv.Itoa(p.Run.Choices())))
	p.tellTime()
}

// log lists every choice so far.
func (p *Plain) log() {
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
		p.line(phrases.Fill(p.Phrases.Plain.Choice, "n", strconv.Itoa(i+1), "label", p.Words.Choices[step.Choice]))
	}
}
