package debrief

import (
	"strconv"
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// The signs before endings.
const (
	signFound    = "✓"
	signNotFound = "○"
)

// NewEndings shows all the endings there are: those that were found by name, the
// others by what would tempt one to look for them.
func NewEndings(t *screen.Context) screen.Screen {
	found, of := review.FoundEndings(t.Session)
	title := phrases.Fill(t.Phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
	return &screen.Pager{Keys: screen.NewPagerKeys(t.Phrases, "e"), Title: title, Compose: endingsList}
}

func endingsList(t *screen.Context, width int) []string {
	l := screen.List{Context: t, Width: min(width, widget.Measure)}
	known := review.KnownEndings(t.Session)
	for i, e := range t.Story.Endings {
		words := &t.Words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			listFound(&l, words.Name, review.FoundBefore(t.Session, e.ID, was))
			continue
		}
		listNotFound(&l, t.Hint(words))
	}
	return l.Lines
}

// found lists an ending that was found, and how.
func listFound(l *screen.List, name, how string) {
	name = widget.Clip(name, l.Width-2)
	line := l.Styles.Change.Render(signFound) + " " + l.Styles.Item.Render(name)
	if room := l.Width - 2 - prose.Width(name) - 3; prose.Width(how) <= room {
		l.Lines = append(l.Lines, line+"   "+l.Styles.Aside.Render(how))
		return
	}
	l.Lines = append(l.Lines, line)
	for _, more := range prose.WrapText(how, l.Width-4) {
		l.Lines = append(l.Lines, "    "+l.Styles.Aside.Render(more))
	}
}

// notFound lists one that was not.
func listNotFound(l *screen.List, hint string) {
	sign := signNotFound + " "
	for _, line := range prose.WrapText(hint, l.Width-2) {
		l.Lines = append(l.Lines, l.Styles.Aside.Render(sign)+l.Styles.Caption.Render(line))
		sign = strings.Repeat(" ", prose.Width(sign))
	}
}
