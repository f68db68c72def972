package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/suggest"
)

// answer does what a line asks for: a command word, or a choice by its number,
// its id, or an unambiguous beginning of its id.
func (p *plain) answer(line string) {
	p.firstKey()
	line = strings.TrimSpace(clean(line))
	word := strings.ToLower(line)
	if p.question != nil && p.reply(word) {
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
func (p *plain) turnNumber(line string) (n int, ok bool) {
	word, number, _ := strings.Cut(line, " ")
	if !slices.Contains(p.phrases.Commands.Turn, word) {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	return n, err == nil
}

// command returns what a command word does, or nil.
func (p *plain) command(word string) func() {
	words := &p.phrases.Commands
	for _, c := range []struct {
		words []string
		do    func()
	}{
		{words.Help, func() { p.lines(p.phrases.Plain.Help) }},
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
		{words.Skip, func() { p.goOn(p.skipRead) }},
		{words.Before, func() { p.goOn(p.goAsBefore) }},
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
func (p *plain) number(n int) {
	choices := p.Session.choices()
	if n < 1 || n > len(choices) {
		p.refuse(choices, strconv.Itoa(n))
		return
	}
	p.take(choices[n-1])
}

func (p *plain) refuse(choices []choice, word string) {
	if len(choices) == 0 {
		p.line(p.afterEnd())
		return
	}
	if _, err := strconv.Atoi(word); err == nil {
		p.line(p.phrases.Plain.OutOfRange.of(len(choices)))
		return
	}
	known := append(p.ids(), p.commandWords()...)
	meant := ""
	if name, ok := suggest.Nearest(word, known); ok {
		meant = fill(p.phrases.Plain.Meant, "name", name)
	}
	p.line(fill(p.phrases.Plain.Unknown, "word", clip(word, 40), "suggestion", meant))
}

// id takes the choice with that id, or whose id alone begins so.
func (p *plain) id(word string) {
	choices, ids := p.Session.choices(), p.ids()
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
		p.line(fill(p.phrases.Plain.Ambiguous, "word", word, "names", narration.Join(names, p.phrases.Locked.Or)))
	}
}

// ids lists the ids of the choices that are shown.
func (p *plain) ids() []string {
	var ids []string
	now := &p.run.Now().State
	for _, o := range p.story.Options(now, nil) {
		ids = append(ids, p.story.NodeChoices(now.Node)[o.Choice].ID)
	}
	return ids
}

// commandWords lists the first word of each command.
func (p *plain) commandWords() []string {
	w := &p.phrases.Commands
	var words []string
	for _, c := range [][]string{w.Help, w.Look, w.Inventory, w.Status, w.Log, w.Back, w.Forward, w.Rewind, w.Save, w.Load, w.Missions, w.Again, w.Skip, w.Before, w.Why, w.Endings, w.Quit} {
		words = append(words, c[0])
	}
	return words
}

// take takes a choice, keeps the run and tells what came of it.
func (p *plain) take(c choice) {
	if c.locked != "" {
		p.line(fill(p.phrases.Notices.Locked, "why", c.locked))
		return
	}
	was := p.run.Now()
	p.keep(p.choose(c.index))
	if p.run.Now() == was {
		return
	}
	p.line("")
	p.line(fill(p.phrases.Plain.Taken, "label", c.label))
	p.tellSplit()
	p.passage(p.run.Before(), p.run.Now())
	if primer := p.primer(); primer != "" {
		p.line("")
		p.line(primer)
	}
	p.choices()
	p.fileRace()
}

// keep does what an action asks for, and tells what the program has to say.
func (p *plain) keep(cmd tea.Cmd) {
	if cmd != nil {
		if kept, ok := cmd().(keptMsg); ok && kept.Err != nil {
			p.notice = keptWords(p.narrator, kept.Err)
		}
	}
	if p.notice != "" {
		p.line(p.notice)
		p.notice = ""
	}
}

func (p *plain) takeBack() {
	was := p.run.Now()
	p.keep(p.back())
	if p.run.Now() != was {
		p.line(p.phrases.Plain.TakenBack)
		p.look()
	}
}

// goOn skips passages, and tells where that led to.
func (p *plain) goOn(skip func() tea.Cmd) {
	was := p.run.Now()
	p.keep(skip())
	if p.run.Now() != was {
		p.look()
	}
}

func (p *plain) startAgain() {
	p.again()
	p.open()
}

func (p *plain) inventory() {
	now := &p.run.Now().State
	p.named(p.phrases.Plain.Carrying, p.carried(now), p.phrases.Screens.NothingCarried)
	p.named(p.phrases.Plain.Knowing, p.known(now), p.phrases.Screens.NothingKnown)
	if len(p.story.Meters) > 0 {
		p.line(p.phrases.Plain.Standing)
	}
	for i := range p.story.Meters {
		m := game.FirstDeclared + game.Meter(i)
		p.line(fill(p.phrases.Plain.Meter, "name", p.meterName(m), "n", strconv.Itoa(int(now.Meters[m]))))
	}
}

func (p *plain) named(head string, list []game.Named, none string) {
	if len(list) == 0 {
		p.line(none)
		return
	}
	p.line(head)
	for _, e := range list {
		p.line(strings.TrimSpace(fill(p.phrases.Plain.Entry, "name", e.Name, "about", e.About)))
	}
}

func (p *plain) status() {
	now := &p.run.Now().State
	scene := p.sceneName(p.sceneOf(p.run.Now()))
	suspicion := fill(p.phrases.Plain.SuspicionNameless, "n", strconv.Itoa(now.Suspicion()))
	if level := p.story.Level(now.Suspicion()); level >= 0 {
		suspicion = fill(p.phrases.Plain.Suspicion, "n", strconv.Itoa(now.Suspicion()), "level", p.words.Levels[level])
	}
	time, _ := p.timeLeft(now)
	if time == "" {
		time = p.phrases.Plain.NoClock
	}
	p.line(fill(p.phrases.Plain.Status,
		"scene", strings.TrimSuffix(scene, "."), "suspicion", suspicion, "trace", fill(p.phrases.Plain.Trace, "n", strconv.Itoa(now.Trace())),
		"clock", time, "choices", strconv.Itoa(p.run.Choices())))
	p.tellTime()
}

// log lists every choice so far.
func (p *plain) log() {
	steps := p.run.Steps()
	if len(steps) == 1 {
		p.line(p.phrases.Screens.Began)
	}
	scene := game.SceneID(0)
	for i, step := range steps[1:] {
		from := p.story.Choices[step.Choice].Node
		if at := p.story.Nodes[from].Scene; i == 0 || at != scene {
			scene = at
			p.line(p.sceneName(&p.words.Scenes[at]))
		}
		p.line(fill(p.phrases.Plain.Choice, "n", strconv.Itoa(i+1), "label", p.words.Choices[step.Choice]))
	}
}
