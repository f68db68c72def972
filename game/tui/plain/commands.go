package plain

import (
	"slices"
	"strings"

	"cobalt/game/suggest"
	"cobalt/game/tui/phrases"
)

// A command is a word of the plain mode with its action.
type command struct {
	*phrases.Command
	do func()
	// with takes the text behind the word, and reports whether it can do anything
	// with it; nil: nothing stands behind the word.
	with func(text string) bool
}

// commands lists all that there are, in the order of the help.
func (p *player) commands() []command {
	c := &p.Phrases.Commands
	text := func(do func(string)) func(string) bool {
		return func(text string) bool { do(text); return true }
	}
	return []command{
		{&c.Help, p.help, nil},
		{&c.Look, p.look, nil},
		{&c.Inventory, p.inventory, nil},
		{&c.Status, p.status, nil},
		{&c.Log, p.log, nil},
		{&c.Map, p.tellMap, nil},
		{&c.Back, p.takeBack, nil},
		{&c.Forward, p.redo, nil},
		{&c.Rewind, func() { p.rewindTo("") }, text(p.rewindTo)},
		{&c.Save, func() { p.savePoint("") }, text(p.savePoint)},
		{&c.Missions, p.missions, nil},
		{&c.Load, p.missions, text(p.load)},
		{&c.Again, p.startAgain, nil},
		{&c.Skip, func() { p.goOn(p.SkipRead) }, nil},
		{&c.Before, func() { p.goOn(p.GoAsBefore) }, nil},
		{&c.Endings, p.endings, nil},
		{&c.Why, p.why, nil},
		{&c.Turn, p.why, p.turnTo},
		{&c.Quit, func() { p.over = true }, nil},
	}
}

// obey does the command of a line, and reports whether the line is one.
func (p *player) obey(line string) bool {
	whole := strings.ToLower(line)
	first, behind, parted := strings.Cut(line, " ")
	first = strings.ToLower(first)
	for _, c := range p.commands() {
		switch {
		case slices.Contains(c.Words, whole):
			c.do()
			return true
		case parted && c.with != nil && slices.Contains(c.Words, first):
			return c.with(strings.TrimSpace(behind))
		}
	}
	return false
}

// help lists the commands.
func (p *player) help() {
	p.lines(p.Phrases.Plain.Help)
	for _, c := range p.commands() {
		p.line(c.Help)
	}
}

// didYouMean proposes a command, or one of the words given, instead of one that is
// unknown.
func (p *player) didYouMean(word string, known []string) string {
	for _, c := range p.commands() {
		known = append(known, c.Words[0])
	}
	name, ok := suggest.Nearest(word, known)
	if !ok {
		return ""
	}
	return phrases.Fill(p.Phrases.Plain.Meant, "name", name)
}
