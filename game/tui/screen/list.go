package screen

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/widget"
)

// A List is lines under heads.
type List struct {
	*Context
	Width int
	Lines []string
}

// Head writes a head, with a blank line above it.
func (l *List) Head(title string) {
	if len(l.Lines) > 0 {
		l.Lines = append(l.Lines, "")
	}
	l.Lines = append(l.Lines, l.Styles.Heading.Render(title))
}

// section lists named things with their descriptions.
func (l *List) section(title string, entries []game.Named, none string) {
	l.Head(title)
	if len(entries) == 0 {
		l.Text(none, 2)
	}
	for _, e := range entries {
		l.Lines = append(l.Lines, "  "+l.Styles.Item.Render(widget.Clip(e.Name, l.Width-2)))
		if e.About != "" {
			l.Text(e.About, 4)
		}
	}
}

// Text writes a text, indented by so many columns.
func (l *List) Text(text string, indent int) {
	for _, line := range prose.WrapText(text, l.Width-indent) {
		l.Lines = append(l.Lines, strings.Repeat(" ", indent)+l.Styles.About.Render(line))
	}
}

func (l *List) meter(m game.Meter, now *game.State) {
	_, most := l.Story.Bounds(m)
	value := l.MeterValue(m, now) + "/" + strconv.Itoa(most)
	name := widget.Clip(l.MeterName(m), l.Width-12)
	l.Lines = append(l.Lines, "  "+l.Styles.Text.Render(name)+"  "+l.Styles.Item.Render(value))
}

// Item lists a thing behind its sign.
func (l *List) Item(sign, text string) {
	for i, line := range prose.WrapText(text, l.Width-4) {
		mark := "  "
		if i == 0 {
			mark = l.Styles.Change.Render(widget.Clip(sign, 1)) + " "
		}
		l.Lines = append(l.Lines, "  "+mark+l.Styles.Item.Render(line))
	}
}
