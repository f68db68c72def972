package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"cobalt/game/analysis/race"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// timerPart is the status line's: the time, and, where there is room, how far
// behind the best it was at the last split.
func timerPart(t *Context, width int) string {
	if !t.timed() {
		return ""
	}
	text := t.timeShown()
	if rows := t.splits(); len(rows) > 0 {
		last := &rows[len(rows)-1]
		if longer := strings.TrimRight(text+" "+t.delta(last)+t.gold(last), " "); prose.Width(longer) <= width {
			text = longer
		}
	}
	return clip(text, width)
}

// realTime shows the time and the splits, in the side panel.
func (p *panel) realTime() {
	if !p.timed() {
		return
	}
	w := &p.phrases.Race
	if p.racing() {
		p.head(fill(w.Heading, "category", p.category(p.race.Category)))
	} else {
		p.head(w.Timer)
	}
	line := p.timeShown()
	if reached := p.endingsReached(); reached != "" {
		line += "  " + reached
	}
	p.lines = append(p.lines, p.styles.Clock.Render(clip(line, p.width)), p.styles.Aside.Render(clip(p.taken(), p.width)))
	if _, ended := p.run.Now().State.Ended(); ended {
		return // the splits stand below the ending, where there is room for their names
	}
	p.possible()
	rows := p.splits()
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
	if !p.racing() || p.race.Category == race.All {
		return
	}
	if at, ok := p.race.best.BestPossible(p.measured()); ok {
		p.lines = append(p.lines, p.styles.Aside.Render(clip(fill(p.phrases.Race.Possible, "time", race.Tenths(at)), p.width)))
	}
}

// The columns of a table of splits: when a scene was left, how that compares, and
// how many choices it took: over the shortest, with a sign, where that is known.
const (
	leftColumn, deltaColumn, overColumn = 7, 8, 4
	maxSceneColumn                      = 24
)

// splitTable sets splits in lines of a width, under a head. A split that was the
// fastest ever has a mark.
func splitTable(t *Context, rows []race.Row, width int) []string {
	if len(rows) == 0 {
		return nil
	}
	w := &t.phrases.Race
	name := min(maxSceneColumn, width-leftColumn-deltaColumn-overColumn)
	last := w.Choices
	if slices.ContainsFunc(rows, func(r race.Row) bool { return r.Proven }) {
		last = w.Over
	}
	head := pad(clip(w.Scene, name), name) + column(w.Left, leftColumn) + column(w.Best, deltaColumn) + column(last, overColumn)
	lines := []string{t.styles.Aside.Render(clip(head, width))}
	for i := range rows {
		lines = append(lines, splitLine(t, &rows[i], name))
	}
	return lines
}

func splitLine(t *Context, row *race.Row, name int) string {
	over := strconv.Itoa(row.Choices)
	if row.Proven {
		over = fmt.Sprintf("%+d", row.Over)
	}
	delta := t.delta(row) + t.gold(row)
	return t.styles.Text.Render(pad(clip(t.sceneOrEnding(row.Scene), name-1), name)) +
		t.styles.Clock.Render(column(splitTime(row.Time), leftColumn)) +
		deltaStyle(t, row).Render(column(delta, deltaColumn)) + t.styles.Aside.Render(column(over, overColumn))
}

// deltaStyle tells ahead from behind, which the sign says too.
func deltaStyle(t *Context, row *race.Row) theme.Style {
	if row.Behind > 0 {
		return t.styles.ClockLow
	}
	return t.styles.Change
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

// raceCard sets what came of a race, and its splits, below an ending.
func raceCard(t *typesetter, tb *Context) []string {
	if !tb.timed() {
		return nil
	}
	var lines []string
	said := []string{tb.endingsReached()}
	if tb.racing() {
		said = append(said, tb.race.verdict...)
	}
	for _, text := range said {
		if text == "" {
			continue
		}
		for _, line := range prose.WrapText(text, t.width) {
			lines = append(lines, t.center(t.styles.Change, line))
		}
	}
	if rows := tb.splits(); len(rows) > 0 && len(lines) > 0 {
		lines = append(lines, "")
	}
	table := splitTable(tb, tb.splits(), min(t.width, maxSceneColumn+leftColumn+deltaColumn+overColumn))
	for _, line := range table {
		lines = append(lines, strings.Repeat(" ", max(0, (t.width-lipgloss.Width(line))/2))+line)
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}
