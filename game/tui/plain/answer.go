package plain

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/widget"
)

// answer obeys a line: a command, or a choice by its number, its id, or an
// unambiguous beginning of its id.
func (p *player) answer(line string) {
	p.Race.FirstKey()
	line = strings.TrimSpace(phrases.Clean(line))
	word := strings.ToLower(line)
	if p.question != nil && p.reply(word) {
		return
	}
	if p.front {
		p.answerFront(line)
		return
	}
	if word == "" {
		p.choices()
		return
	}
	if p.obey(line) {
		return
	}
	if n, ok := number(word); ok {
		p.number(n)
		return
	}
	p.id(word)
}

// number reads a number as people write that of a choice: 1, 1. or 1), with the
// digits of a keyboard for East Asian scripts, too.
func number(word string) (n int, ok bool) {
	word = strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == '）':
			return ')'
		default:
			return r
		}
	}, word)
	if last := len(word) - 1; last > 0 && (word[last] == '.' || word[last] == ')') {
		word = word[:last]
	}
	n, err := strconv.Atoi(word)
	return n, err == nil
}

// number takes the choice with that number in the list.
func (p *player) number(n int) {
	choices := p.Session.Choices()
	if n < 1 || n > len(choices) {
		p.refuse(choices, strconv.Itoa(n))
		return
	}
	p.take(choices[n-1])
}

func (p *player) refuse(choices []session.Choice, word string) {
	if len(choices) == 0 {
		p.line(p.afterEnd())
		return
	}
	if _, ok := number(word); ok {
		p.line(p.Phrases.Plain.OutOfRange.Of(len(choices)))
		return
	}
	p.line(say(p.Phrases.Plain.Unknown, "word", widget.Clip(word, 40), "suggestion", p.didYouMean(word, choiceNames(p.Session))))
	if help, ok := p.misused(word); ok {
		p.line(help)
	}
}

// id takes the choice with that id, or whose id alone begins so.
func (p *player) id(word string) {
	choices, ids := p.Session.Choices(), choiceIDs(p.Session)
	if i := slices.Index(ids, word); i >= 0 {
		p.take(choices[i])
		return
	}
	names, wanted := choiceNames(p.Session), named(word)
	var found []int
	for i, id := range ids {
		if strings.HasPrefix(id, word) || wanted != "" && strings.HasPrefix(named(names[i]), wanted) {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 0:
		p.refuse(choices, word)
	case 1:
		p.take(choices[found[0]])
	default:
		var several []string
		for _, i := range found {
			several = append(several, names[i])
		}
		p.line(say(p.Phrases.Plain.Ambiguous, "word", word, "names", p.Phrases.Locked.Any(several...)))
	}
}

// choiceIDs lists the ids of the choices that are shown.
func choiceIDs(p *session.Session) []string {
	var ids []string
	now := &p.Run.Now().State
	for _, o := range p.Story.Options(now, nil) {
		ids = append(ids, p.Story.NodeChoices(now.Node)[o.Choice].ID)
	}
	return ids
}

// choiceNames lists the names by which the choices that are shown are told: their ids;
// in a translation, whose readers would not know these, their labels.
func choiceNames(p *session.Session) []string {
	if p.Words.Tag == "" {
		return choiceIDs(p)
	}
	var labels []string
	for _, c := range p.Choices() {
		labels = append(labels, c.Label)
	}
	return labels
}

// named returns the letters and digits of a name, folded, with hyphens between its words.
func named(name string) string {
	return strings.Join(strings.FieldsFunc(folded(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}

// take takes a choice, keeps the run and tells the passage that it leads to.
func (p *player) take(c session.Choice) {
	if c.Locked != "" {
		p.line(say(p.Phrases.Notices.Locked, "why", c.Locked))
		return
	}
	was := p.Run.Now()
	p.keep(p.Choose(c.Index))
	if p.Run.Now() == was {
		return
	}
	p.line("")
	p.line(say(p.Phrases.Plain.Taken, "label", c.Label))
	p.tellSplit()
	p.passage(p.Run.Before(), p.Run.Now())
	if primer := p.Primer(); primer != "" {
		p.line("")
		p.line(primer)
	}
	p.choices()
	p.fileRace()
}

// keep runs a command that keeps the run, and tells the program's notice.
func (p *player) keep(cmd tea.Cmd) {
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

func takeBack(p *player) {
	was := p.Run.Now()
	p.keep(p.Back())
	if p.Run.Now() != was {
		p.line(p.Phrases.Plain.TakenBack)
		p.look()
	}
}

// skipOn skips passages, and tells the one that it leads to.
func skipOn(p *player, skip func() tea.Cmd) {
	was := p.Run.Now()
	p.keep(skip())
	if p.Run.Now() != was {
		p.look()
	}
}

func startAgain(p *player) {
	p.Again()
	p.open()
}

// startOtherwise starts again on the difficulty of a name. It reports whether there is one;
// in a race the difficulty is settled.
func startOtherwise(p *player, name string) bool {
	if !p.Story.HasSuspicion() || p.Racing() {
		return false
	}
	for _, d := range difficulties {
		if wanted := folded(name); wanted != folded(p.Phrases.Briefing.Of(d).Name) && wanted != d.String() {
			continue
		}
		run, err := playthrough.Begin(p.Story, d, p.Clock())
		if err != nil {
			p.line(say(p.Phrases.Notices.Stuck, "why", p.Phrases.Said(err.Error())))
			return true
		}
		p.TakeUp(run)
		p.open()
		return true
	}
	return false
}
