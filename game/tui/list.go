package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
)

// A list is lines under heads.
type list struct {
	*Context
	width int
	lines []string
}

func (l *list) head(title string) {
	if len(l.lines) > 0 {
		l.lines = append(l.lines, "")
	}
	l.lines = append(l.lines, l.styles.Heading.Render(title))
}

// section lists named things with what they are.
func (l *list) section(title string, entries []game.Named, none string) {
	l.head(title)
	if len(entries) == 0 {
		l.text(none, 2)
	}
	for _, e := range entries {
		l.lines = append(l.lines, "  "+l.styles.Item.Render(clip(e.Name, l.width-2)))
		if e.About != "" {
			l.text(e.About, 4)
		}
	}
}

func (l *list) text(text string, indent int) {
	for _, line := range prose.WrapText(text, l.width-indent) {
		l.lines = append(l.lines, strings.Repeat(" ", indent)+l.styles.About.Render(line))
	}
}

func (l *list) meter(m game.Meter, now *game.State) {
	_, most := l.story.Bounds(m)
	value := strconv.Itoa(int(now.Meters[m])) + "/" + strconv.Itoa(most)
	name := clip(l.meterName(m), l.width-12)
	l.lines = append(l.lines, "  "+l.styles.Text.Render(name)+"  "+l.styles.Item.Render(value))
}

// item lists a thing behind its sign.
func (l *list) item(sign, text string) {
	for i, line := range prose.WrapText(text, l.width-4) {
		mark := "  "
		if i == 0 {
			mark = l.styles.Change.Render(clip(sign, 1)) + " "
		}
		l.lines = append(l.lines, "  "+mark+l.styles.Item.Render(line))
	}
}
