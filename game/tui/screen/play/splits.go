package play

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"cobalt/game/analysis/race"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/widget"
)

// timerPart is the timer in the status line: the time, and, if there is room, how far
// behind the best it was at the last split.
func timerPart(c *screen.Context, width int) string {
	if !c.Timer.On() {
		return ""
	}
	text := c.Timer.Text()
	if rows := c.Timer.Splits(); len(rows) > 0 {
		last := &rows[len(rows)-1]
		if longer := strings.TrimRight(text+" "+c.Timer.Delta(last)+c.Timer.Gold(last), " "); prose.Width(longer) <= width {
			text = longer
		}
	}
	return widget.Clip(text, width)
}

// realTime shows the time and the splits, in the side panel.
func (p *panel) realTime() {
	if !p.Timer.On() {
		return
	}
	w := &p.Phrases.Race
	if p.Racing() {
		p.head(phrases.Fill(w.Heading, "category", p.Category(p.Race.Category)))
	} else {
		p.head(w.Timer)
	}
	line := p.Timer.Text()
	if reached := p.Race.Reached(); reached != "" {
		line += "  " + reached
	}
	p.lines = append(p.lines, p.Styles.Clock.Render(widget.Clip(line, p.width)), p.Styles.Aside.Render(widget.Clip(p.Timer.Counts(), p.width)))
	p.possible()
	rows := p.Timer.Splits()
	if most := max(3, p.height-len(p.lines)-roomForStanding); len(rows) > most {
		rows = rows[len(rows)-most:]
	}
	p.lines = append(p.lines, splitTable(p.Context, rows, p.width)...)
}

// roomForStanding is how many of the panel's lines the timer leaves for how the
// run stands.
const roomForStanding = 14

// possible says when the race could end at best.
func (p *panel) possible() {
	if !p.Racing() || p.Race.Category == race.All {
		return
	}
	if at, ok := p.Race.Best.BestPossible(p.Timer.Measured()); ok {
		p.lines = append(p.lines, p.Styles.Aside.Render(widget.Clip(phrases.Fill(p.Phrases.Race.Possible, "time", p.Phrases.Decimal(race.Tenths(at))), p.width)))
	}
}

// The columns of a table of splits: when a scene was left, how that compares, and how
// many choices it took. If the shortest way is known, the last counts the choices
// over it, with a sign.
const (
	leftColumn, deltaColumn, overColumn = 7, 8, 4
	maxSceneColumn                      = 24
)

// splitTable sets splits in lines of a width, under a head. A split that was the
// fastest ever has a mark.
func splitTable(c *screen.Context, rows []race.Row, width int) []string {
	if len(rows) == 0 {
		return nil
	}
	w := &c.Phrases.Race
	name := min(maxSceneColumn, width-leftColumn-deltaColumn-overColumn)
	last := w.Choices
	if slices.ContainsFunc(rows, func(r race.Row) bool { return r.Proven }) {
		last = w.Over
	}
	head := widget.Pad(widget.Clip(w.Scene, name), name) + widget.Column(w.Left, leftColumn) + widget.Column(w.Best, deltaColumn) + widget.Column(last, overColumn)
	lines := []string{c.Styles.Aside.Render(widget.Clip(head, width))}
	for i := range rows {
		lines = append(lines, splitLine(c, &rows[i], name))
	}
	return lines
}

func splitLine(c *screen.Context, row *race.Row, name int) string {
	over := strconv.Itoa(row.Choices)
	if row.Proven {
		over = fmt.Sprintf("%+d", row.Over)
	}
	delta := c.Timer.Delta(row) + c.Timer.Gold(row)
	return c.Styles.Text.Render(widget.Pad(widget.Clip(c.SceneOrEnding(row.Scene), name-1), name)) +
		c.Styles.Clock.Render(widget.Column(c.Phrases.Decimal(splitTime(row.Time)), leftColumn)) +
		deltaStyle(c, row).Render(widget.Column(delta, deltaColumn)) + c.Styles.Aside.Render(widget.Column(over, overColumn))
}

// deltaStyle tells ahead from behind, which the sign says too.
func deltaStyle(c *screen.Context, row *race.Row) theme.Style {
	if row.Behind > 0 {
		return c.Styles.ClockLow
	}
	return c.Styles.Change
}

// splitTime fits a time in its column.
func splitTime(d time.Duration) string {
	switch {
	case d < 0:
		return "-"
	case d >= 10*time.Minute:
		return race.Seconds(d)
	default:
		return race.Tenths(d)
	}
}

// raceCard sets the result of a race, and its splits, below an ending.
func raceCard(t *widget.Typesetter, tb *screen.Context) []string {
	if !tb.Timer.On() {
		return nil
	}
	var lines []string
	said := []string{tb.Race.Reached()}
	if tb.Racing() {
		said = append(said, tb.Race.Verdict...)
	}
	for _, text := range said {
		if text == "" {
			continue
		}
		for _, line := range prose.WrapText(text, t.Width) {
			lines = append(lines, t.Center(t.Styles.Change, line))
		}
	}
	var table []string
	if !tb.Racing() || tb.Page.Panel == 0 { // else they stay in the panel
		table = splitTable(tb, tb.Timer.Splits(), min(t.Width, maxSceneColumn+leftColumn+deltaColumn+overColumn))
	}
	if len(table) > 0 && len(lines) > 0 {
		lines = append(lines, "")
	}
	for _, line := range table {
		lines = append(lines, strings.Repeat(" ", max(0, (t.Width-lipgloss.Width(line))/2))+line)
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}
