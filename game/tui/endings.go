package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/narration/prose"
)

// The signs before endings.
const (
	signFound    = "✓"
	signNotFound = "○"
)

// galleryLabel is what a list of entries calls the endings.
func (t *Session) galleryLabel() string {
	found, of := t.found()
	return fill(t.phrases.Ending.Gallery, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
}

// newEndings shows all the endings there are: those that were found by name, the
// others by what would tempt one to look for them.
func newEndings(t *Context) screen {
	found, of := t.found()
	title := fill(t.phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
	return &pager{keys: newPagerKeys(t.phrases, "e"), title: title, compose: endingsList}
}

// knownEndings returns what is known of this story's endings, this run included.
func (t *Session) knownEndings() *profile.Profile {
	p := t.past.Clone()
	if t.run.Begun() {
		p.Add(t.story, t.run.Started, t.run.Shown()...)
	}
	return p
}

// found lists the endings that were found, and says how many there are.
func (t *Session) found() (found []game.EndingID, of int) {
	known := t.knownEndings()
	for i, e := range t.story.Endings {
		if _, ok := known.Ending(e.ID); ok {
			found = append(found, game.EndingID(i))
		}
	}
	return found, len(t.story.Endings)
}

func endingsList(t *Context, width int) []string {
	l := list{Context: t, width: min(width, measure)}
	known := t.knownEndings()
	for i, e := range t.story.Endings {
		words := &t.words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			l.found(words.Name, t.foundBefore(e.ID, was))
			continue
		}
		l.notFound(t.hint(words))
	}
	return l.lines
}

// found lists an ending that was found, and how.
func (l *list) found(name, how string) {
	name = clip(name, l.width-2)
	line := l.styles.Change.Render(signFound) + " " + l.styles.Item.Render(name)
	if room := l.width - 2 - prose.Width(name) - 3; prose.Width(how) <= room {
		l.lines = append(l.lines, line+"   "+l.styles.Aside.Render(how))
		return
	}
	l.lines = append(l.lines, line)
	for _, more := range prose.WrapText(how, l.width-4) {
		l.lines = append(l.lines, "    "+l.styles.Aside.Render(more))
	}
}

// notFound lists one that was not.
func (l *list) notFound(hint string) {
	sign := signNotFound + " "
	for _, line := range prose.WrapText(hint, l.width-2) {
		l.lines = append(l.lines, l.styles.Aside.Render(sign)+l.styles.Caption.Render(line))
		sign = strings.Repeat(" ", prose.Width(sign))
	}
}

// hint is what tempts one to look for an ending.
func (t *teller) hint(e *game.EndingWords) string {
	if e.Hint == "" {
		return t.phrases.Endings.NoHint
	}
	return e.Hint
}

// foundBefore says when and how fast an ending was found.
func (t *Session) foundBefore(id string, was profile.Ending) string {
	p := &t.phrases.Endings
	if _, before := t.past.Ending(id); !before {
		return fill(p.Now, "choices", p.Choices.of(was.Choices))
	}
	return fill(p.Found, "date", was.First.In(t.since.Location()).Format(p.Day),
		"choices", p.Choices.of(was.Choices), "times", p.Times.of(was.Times))
}

// endings lists them in lines.
func (p *plain) endings() {
	found, of := p.found()
	p.line(fill(p.phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of)) + ".")
	known := p.knownEndings()
	for i, e := range p.story.Endings {
		words := &p.words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			p.line(fill(p.phrases.Endings.PlainFound, "name", words.Name, "how", p.foundBefore(e.ID, was)))
			continue
		}
		p.line(fill(p.phrases.Endings.PlainHint, "hint", p.hint(words)))
	}
}
