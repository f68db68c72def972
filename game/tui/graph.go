package tui

import (
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
)

// A graph draws suspicion over a run: columns of bars, and the scenes under
// them.
type graph struct {
	*Context
	values        []int // by step, 0 to 100
	width, height int   // of the bars
	room          int   // the width for the names of scenes
}

// The room beside the bars: at the left for figures, at the right for the name
// of the last scene.
const (
	graphMargin = 5
	graphTail   = 10
)

// newGraph fits a graph into a width. A run of few choices is drawn no wider
// than four columns a choice.
func newGraph(t *Context, width, height int) *graph {
	values := suspicions(t.run)
	bars := max(1, min(width-graphMargin-graphTail, 4*len(values)))
	return &graph{Context: t, values: values, width: bars, height: height, room: max(bars, width-graphMargin)}
}

// column is where the bar of a step begins.
func (c *graph) column(step int) int { return step * c.width / len(c.values) }

// at is the most that suspicion was in the steps whose bars begin at a column;
// where none does, what it was before.
func (c *graph) at(column int) int {
	first, last := c.firstStep(column), c.firstStep(column+1)
	if first == last {
		return c.values[first-1]
	}
	return slices.Max(c.values[first:last])
}

// firstStep is the first step whose bar does not begin before a column.
func (c *graph) firstStep(column int) int { return (column*len(c.values) + c.width - 1) / c.width }

// eighths fill a cell from below.
var eighths = []rune(" ▁▂▃▄▅▆▇█")

// lines draws the bars, top row first, a letter on each peak, and the scenes
// below.
func (c *graph) lines(peaks []peak) []string {
	var lines []string
	if top := c.row(c.height, peaks); top != "" {
		lines = append(lines, c.axis(c.height)+top)
	}
	for row := c.height - 1; row >= 0; row-- {
		lines = append(lines, c.axis(row)+c.row(row, peaks))
	}
	return append(lines, c.scenes()...)
}

// row draws the letters of the peaks that end below a row, and the bars in it.
func (c *graph) row(row int, peaks []peak) string {
	letters := map[int]rune{}
	for _, p := range peaks {
		if x := c.column(p.step); (c.eighths(x)+7)/8 == row {
			letters[x] = p.letter
		}
	}
	var b strings.Builder
	blanks := 0
	for x := range c.width {
		cell, style := eighths[min(max(0, c.eighths(x)-8*row), 8)], c.styles.MeterAt((row*game.SuspicionLimit+game.SuspicionLimit/2)/c.height)
		if letter, ok := letters[x]; ok {
			cell, style = letter, c.styles.Item
		}
		if cell == ' ' {
			blanks++
			continue
		}
		b.WriteString(strings.Repeat(" ", blanks) + style.Render(string(cell)))
		blanks = 0
	}
	return b.String()
}

// eighths is the height of a column's bar, in eighths of a row.
func (c *graph) eighths(column int) int { return c.at(column) * c.height * 8 / game.SuspicionLimit }

// axis is what stands at the left of a row.
func (c *graph) axis(row int) string {
	label := "    "
	switch row {
	case c.height:
		return strings.Repeat(" ", graphMargin)
	case c.height - 1:
		label = " 100"
	case 0:
		label = "   0"
	}
	return c.styles.Aside.Render(label) + c.styles.Rule.Render("│")
}

// graphRows is how many rows the names of scenes may take.
const graphRows = 6

// scenes draws where each scene began, its name under it: where it does not fit
// before the next one's, a row lower; where it fits in none, only its tick.
func (c *graph) scenes() []string {
	ticks := []rune(strings.Repeat("─", c.width))
	rows := make([][]rune, graphRows)
	free := make([]int, graphRows) // up to which column a row is empty
	for r := range rows {
		rows[r], free[r] = []rune(strings.Repeat(" ", c.room)), c.room
	}
	for _, s := range slices.Backward(staysOf(c.narrator, c.run)) {
		at := c.column(s.first)
		ticks[at] = '┬'
		c.place(rows, free, at, c.words.Scenes[s.scene].Title)
	}
	margin := strings.Repeat(" ", graphMargin-1)
	lines := []string{margin + c.styles.Rule.Render("└"+string(ticks))}
	for r := range rows {
		if text := strings.TrimRight(string(rows[r]), " "); text != "" {
			lines = append(lines, margin+" "+c.styles.Aside.Render(text))
		}
	}
	return lines
}

// place writes a name into the first row where it fits, and a line up from it.
func (c *graph) place(rows [][]rune, free []int, at int, name string) {
	for r := range rows {
		width := prose.Width(name) + 1
		if at >= free[r] {
			return
		}
		start := at
		if at+width >= free[r] {
			// Before its tick, where the end of the graph leaves no room behind it.
			if start = at - width + 1; free[r] < c.room || start < 0 {
				continue
			}
		}
		c.write(rows, free, r, at, start, name)
		return
	}
}

func (c *graph) write(rows [][]rune, free []int, r, at, start int, name string) {
	letters := []rune(name)
	if prose.Width(name) != len(letters) {
		return // a name of wide letters is left to its tick
	}
	corner, first := '└', at+1
	if start < at {
		corner, first = '┘', start
	}
	rows[r][at] = corner
	copy(rows[r][first:], letters)
	free[r] = start
	for above := range r {
		rows[above][at] = '│'
		free[above] = min(free[above], at)
	}
}
