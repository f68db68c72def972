package debrief

import (
	"fmt"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// A Graph draws suspicion over a run: columns of bars, and the scenes under
// them.
type Graph struct {
	*screen.Context
	values        []int // by step, 0 to 100
	Width, height int   // of the bars
	Names         int   // how many rows the names of scenes may take
	Top           int   // the suspicion at which the bars end, at least [Graph.Most]
	room          int   // the width for the names of scenes
}

// The room beside the bars: at the left for figures, at the right for the name
// of the last scene.
const (
	GraphMargin = 5
	graphTail   = 10
)

// NewGraph fits a graph into a width. A run of few choices is drawn no wider
// than four columns a choice.
func NewGraph(c *screen.Context, width, height int) *Graph {
	values := aftermath.Suspicions(c.Run.Steps())
	bars := max(1, min(width-GraphMargin-graphTail, 4*len(values)))
	return &Graph{Context: c, values: values, Width: bars, height: height, Names: graphRows, Top: game.SuspicionLimit, room: max(bars, width-GraphMargin)}
}

// Column is the column in which the bar of a step begins.
func (c *Graph) Column(step int) int { return step * c.Width / len(c.values) }

// At is the highest suspicion in the steps whose bars begin at a column; if none
// does, the suspicion before it.
func (c *Graph) At(column int) int {
	first, last := c.firstStep(column), c.firstStep(column+1)
	if first == last {
		return c.values[first-1]
	}
	return slices.Max(c.values[first:last])
}

// firstStep is the first step whose bar does not begin before a column.
func (c *Graph) firstStep(column int) int { return (column*len(c.values) + c.Width - 1) / c.Width }

// eighths fill a cell from below.
var eighths = []rune(" ▁▂▃▄▅▆▇█")

// Lines draws the bars, top row first, a letter on each peak, and the scenes
// below.
func (c *Graph) Lines(peaks []review.Peak) []string {
	var lines []string
	if top := c.row(c.height, peaks); top != "" {
		lines = append(lines, c.axis(c.height)+top)
	}
	for row := c.height - 1; row >= 0; row-- {
		lines = append(lines, c.axis(row)+c.row(row, peaks))
	}
	return append(lines, c.scenes()...)
}

// Most is the most that suspicion was in the run.
func (c *Graph) Most() int { return slices.Max(c.values) }

// Row returns the whole run in one line of bars, at most that wide.
func (c *Graph) Row(width int) string { return widget.Plot(c.values, width) }

// row draws the letters of the peaks that end below a row, and the bars in it.
func (c *Graph) row(row int, peaks []review.Peak) string {
	letters := map[int]rune{}
	for _, p := range peaks {
		if x := c.Column(p.Step); (c.eighths(x)+7)/8 == row {
			letters[x] = p.Letter
		}
	}
	var b strings.Builder
	blanks := 0
	for x := range c.Width {
		cell, style := eighths[min(max(0, c.eighths(x)-8*row), 8)], c.Styles.MeterAt((row*c.Top+c.Top/2)/c.height)
		if letter, ok := letters[x]; ok {
			cell, style = letter, c.Styles.Item
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
func (c *Graph) eighths(column int) int { return c.At(column) * c.height * 8 / c.Top }

// axis draws the left margin of a row.
func (c *Graph) axis(row int) string {
	label := "    "
	switch row {
	case c.height:
		return strings.Repeat(" ", GraphMargin)
	case c.height - 1:
		label = fmt.Sprintf("%4d", c.Top)
	case 0:
		label = "   0"
	}
	return c.Styles.Aside.Render(label) + c.Styles.Rule.Render("│")
}

// graphRows is how many rows the names of scenes may take, unless somebody wants fewer.
const graphRows = 6

// scenes draws a tick at the beginning of each scene, and the scene's name under it. A
// name that does not fit before the next one goes a row lower. If one fits in no row, all
// scenes have letters instead, and the names stand in a list.
func (c *Graph) scenes() []string {
	stays := aftermath.Stays(c.Story, c.Run.Steps())
	ticks := []rune(strings.Repeat("─", c.Width))
	rows := make([][]rune, c.Names)
	free := make([]int, c.Names) // up to which column a row is empty
	for r := range rows {
		rows[r], free[r] = []rune(strings.Repeat(" ", c.room)), c.room
	}
	for _, s := range slices.Backward(stays) {
		at := c.Column(s.First)
		ticks[at] = '┬'
		if !c.place(rows, free, at, c.Words.Scenes[s.Scene].Title) {
			return c.lettered(stays)
		}
	}
	margin := strings.Repeat(" ", GraphMargin-1)
	lines := []string{margin + c.Styles.Rule.Render("└"+string(ticks))}
	for r := range rows {
		if text := strings.TrimRight(string(rows[r]), " "); text != "" {
			lines = append(lines, margin+" "+c.Styles.Aside.Render(text))
		}
	}
	return lines
}

// mostLetters is how many scenes can have a letter; those behind them have a tick alone.
const mostLetters = 'Z' - 'A' + 1

// keyGap stands between the names in the list of letters.
const keyGap = "   "

// lettered draws a letter at the beginning of each scene, the same wherever the run comes
// back to it, and below that the list of letters and names.
func (c *Graph) lettered(stays []aftermath.Stay) []string {
	letters := map[game.SceneID]rune{}
	marks := make([]rune, c.Width)
	for _, s := range stays {
		letter, known := letters[s.Scene]
		if !known {
			letter = '┬'
			if n := len(letters); n < mostLetters {
				letter = rune('A' + n)
			}
			letters[s.Scene] = letter
		}
		marks[c.Column(s.First)] = letter
	}
	margin := strings.Repeat(" ", GraphMargin-1)
	axis := c.Styles.Rule.Render("└")
	for from := 0; from < c.Width; {
		to := from
		for to < c.Width && marks[to] == 0 {
			to++
		}
		axis += c.Styles.Rule.Render(strings.Repeat("─", to-from))
		if to < c.Width {
			axis += c.Styles.Item.Render(string(marks[to]))
		}
		from = to + 1
	}
	lines := []string{margin + axis}
	for _, line := range c.key(stays, letters, marks) {
		lines = append(lines, margin+" "+c.Styles.Aside.Render(line))
	}
	return lines
}

// key lists the letters that are drawn, each with its scene's name, in lines.
func (c *Graph) key(stays []aftermath.Stay, letters map[game.SceneID]rune, marks []rune) []string {
	var lines []string
	line := ""
	listed := map[rune]bool{'┬': true}
	for _, s := range stays {
		letter := letters[s.Scene]
		if listed[letter] || !slices.Contains(marks, letter) {
			continue
		}
		listed[letter] = true
		entry := widget.Clip(string(letter)+" "+c.Words.Scenes[s.Scene].Title, c.room)
		if line != "" && prose.Width(line)+len(keyGap)+prose.Width(entry) > c.room {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += keyGap
		}
		line += entry
	}
	return append(lines, line)
}

// place writes a name into the first row in which it fits, and a line up from it. It
// reports whether it fits in one.
func (c *Graph) place(rows [][]rune, free []int, at int, name string) bool {
	width := prose.Width(name) + 1
	if width-1 != len([]rune(name)) {
		return false // letters that are wide stand in a list
	}
	for r := range rows {
		if at >= free[r] {
			return false
		}
		start := at
		if at+width >= free[r] {
			// Before its tick, if the end of the graph leaves no room behind it.
			if start = at - width + 1; free[r] < c.room || start < 0 {
				continue
			}
		}
		c.write(rows, free, r, at, start, name)
		return true
	}
	return false
}

func (c *Graph) write(rows [][]rune, free []int, r, at, start int, name string) {
	corner, first := '└', at+1
	if start < at {
		corner, first = '┘', start
	}
	rows[r][at] = corner
	copy(rows[r][first:], []rune(name))
	free[r] = start
	for above := range r {
		rows[above][at] = '│'
		free[above] = min(free[above], at)
	}
}
