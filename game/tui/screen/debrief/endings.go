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
// others by a hint.
func NewEndings(c *screen.Context) screen.Screen {
	found, of := review.Found(c.Session)
	title := phrases.Fill(c.Phrases.Endings.Title, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
	return &screen.Pager{Keys: screen.NewPagerKeys(c.Phrases, "e"), Title: title, Compose: endingsList}
}

func endingsList(c *screen.Context, width int) []string {
	l := screen.List{Context: c, Width: min(width, widget.Measure)}
	known := review.Known(c.Session)
	if found, _ := review.Found(c.Session); len(found) == 0 {
		l.Text(c.Phrases.Endings.None, 0)
		l.Lines = append(l.Lines, "")
	}
	for i, e := range c.Story.Endings {
		words := &c.Words.Endings[i]
		if was, ok := known.Ending(e.ID); ok {
			listFound(&l, words.Name, review.FoundBefore(c.Session, e.ID, was))
			continue
		}
		listNotFound(&l, c.Hint(words))
	}
	return l.Lines
}

// listFound lists an ending that was found, and how.
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

// listNotFound lists one that was not.
func listNotFound(l *screen.List, hint string) {
	sign := signNotFound + " "
	for _, line := range prose.WrapText(hint, l.Width-2) {
		l.Lines = append(l.Lines, l.Styles.Aside.Render(sign)+l.Styles.Caption.Render(line))
		sign = strings.Repeat(" ", prose.Width(sign))
	}
}
