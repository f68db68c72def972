package tui

import (
	"strconv"
	"strings"

	"cobalt/game/narration/prose"
)

// The signs before endings.
const (
	signFound    = "✓"
	signNotFound = "○"
)

// newEndings shows all the endings there are: those that were found by name, the
// others by what would tempt one to look for them.
func newEndings(t *Context) screen {
	found, of := foundEndings(t.Session)
	title := fill(t.phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
	return &pager{keys: newPagerKeys(t.phrases, "e"), title: title, compose: endingsList}
}

func endingsList(t *Context, width int) []string {
	l := list{Context: t, width: min(width, measure)}
	known := knownEndings(t.Session)
	for i, e := range t.story.Endings {
		words := &t.words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			listFound(&l, words.Name, foundBefore(t.Session, e.ID, was))
			continue
		}
		listNotFound(&l, t.hint(words))
	}
	return l.lines
}

// found lists an ending that was found, and how.
func listFound(l *list, name, how string) {
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
func listNotFound(l *list, hint string) {
	sign := signNotFound + " "
	for _, line := range prose.WrapText(hint, l.width-2) {
		l.lines = append(l.lines, l.styles.Aside.Render(sign)+l.styles.Caption.Render(line))
		sign = strings.Repeat(" ", prose.Width(sign))
	}
}
