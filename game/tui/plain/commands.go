package plain

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cobalt/game/suggest"
	"cobalt/game/tui/phrases"
)

// A command is a word of the plain mode with its action.
type command struct {
	*phrases.Command
	do func(*player)
	// with takes the text behind the word, and reports whether it can do anything
	// with it; nil: nothing stands behind the word.
	with func(p *player, text string) bool
}

// text makes an action of one that takes every text.
func text(do func(*player, string)) func(*player, string) bool {
	return func(p *player, text string) bool { do(p, text); return true }
}

// commands lists all that there are, in the order of the help.
func commands(p *phrases.Phrases) []command {
	c := &p.Commands
	return []command{
		{&c.Help, (*player).help, nil},
		{&c.Look, (*player).look, nil},
		{&c.Inventory, (*player).inventory, nil},
		{&c.Status, (*player).status, nil},
		{&c.Log, (*player).log, logged},
		{&c.Map, (*player).tellMap, nil},
		{&c.Back, takeBack, nil},
		{&c.Forward, redo, nil},
		{&c.Rewind, func(p *player) { rewindTo(p, "") }, text(rewindTo)},
		{&c.Save, func(p *player) { savePoint(p, "") }, text(savePoint)},
		{&c.Missions, (*player).missions, nil},
		{&c.Load, (*player).missions, text((*player).load)},
		{&c.Again, startAgain, startOtherwise},
		{&c.Skip, func(p *player) { skipOn(p, p.SkipRead) }, nil},
		{&c.Before, func(p *player) { skipOn(p, p.GoAsBefore) }, nil},
		{&c.Endings, (*player).endings, nil},
		{&c.Why, why, nil},
		{&c.Turn, why, (*player).turnTo},
		{&c.Card, (*player).card, nil},
		{&c.Quit, func(p *player) { p.over = true }, nil},
	}
}

// obey does the command of a line, and reports whether the line is one.
func (p *player) obey(line string) bool {
	whole := folded(line)
	first, behind, parted := strings.Cut(line, " ")
	first = folded(first)
	for _, c := range commands(p.Phrases) {
		switch {
		case c.has(whole):
			c.do(p)
			return true
		case parted && c.with != nil && c.has(first):
			return c.with(p, strings.TrimSpace(behind))
		}
	}
	return false
}

// misused returns how a command is given, if a line begins with one that takes a text,
// but not this one.
func (p *player) misused(line string) (help string, ok bool) {
	first, _, parted := strings.Cut(folded(line), " ")
	for _, c := range commands(p.Phrases) {
		if parted && c.with != nil && c.has(first) {
			return p.helpOf(c.Command), true
		}
	}
	return "", false
}

// has reports whether a folded word is one of the command's.
func (c *command) has(word string) bool {
	return slices.ContainsFunc(c.Words, func(own string) bool { return folded(own) == word })
}

// folded returns a text in small letters and without the marks on them, because people
// type atras for atrás, and keyboards compose á in two ways.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(text)))
}

// help lists the commands.
func (p *player) help() {
	p.lines(p.Phrases.Plain.Help)
	for _, c := range commands(p.Phrases) {
		p.line(p.helpOf(c.Command))
	}
}

// helpOf returns a command's line in the help. It says nothing of suspicion in a story that
// has none.
func (p *player) helpOf(c *phrases.Command) string {
	if p.Story == nil || p.Story.HasSuspicion() {
		return c.Help
	}
	switch c {
	case &p.Phrases.Commands.Rewind:
		return p.Phrases.Plain.HelpRewind
	case &p.Phrases.Commands.Again:
		return p.Phrases.Plain.HelpAgain
	default:
		return c.Help
	}
}

// didYouMean proposes a command, or one of the words given, instead of one that is
// unknown.
func (p *player) didYouMean(word string, known []string) string {
	for _, c := range commands(p.Phrases) {
		known = append(known, c.Words[0])
	}
	name, ok := suggest.Nearest(word, known)
	if !ok {
		return ""
	}
	return say(p.Phrases.Plain.Meant, "name", name)
}
