package widget

import (
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/tui/theme"
)

// The shapes of a meter, which every font has. The floor looks different, so that it
// can be told without color.
const (
	cellFloor = "▓"
	CellFull  = "█"
	cellHalf  = "▌"
	CellEmpty = "░"
	cellTick  = "▒" // an empty cell in which a level begins
)

// SuspicionMeter draws suspicion as a row of cells: the floor that it cannot fall
// below, the part above it, and the part that is left, where the levels begin as marked
// cells.
func SuspicionMeter(s *theme.Styles, now *game.State, levels []int, cells int) string {
	value := now.Suspicion()
	halves := share(value, game.SuspicionLimit, 2*cells)
	solid := min(halves/2, share(now.Floor(), game.SuspicionLimit, cells))
	left := cells - (halves+1)/2
	full := strings.Repeat(cellFloor, solid) + strings.Repeat(CellFull, halves/2-solid)
	if halves%2 == 1 {
		full += cellHalf
	}
	return s.MeterAt(value).Render(full) + s.Empty.Render(emptyCells(levels, cells-left, cells))
}

// emptyCells draws the cells of a meter from one on.
func emptyCells(levels []int, from, cells int) string {
	var b strings.Builder
	for i := from; i < cells; i++ {
		cell := CellEmpty
		if i > 0 && slices.ContainsFunc(levels, func(at int) bool { return at*cells/game.SuspicionLimit == i }) {
			cell = cellTick
		}
		b.WriteString(cell)
	}
	return b.String()
}

// LevelScale draws, below a meter of suspicion, where its levels begin, and the floor
// if there is one.
func LevelScale(s *theme.Styles, now *game.State, levels []int, cells int) string {
	scale := []rune(strings.Repeat("─", cells))
	for _, at := range levels {
		if i := at * cells / game.SuspicionLimit; i < cells {
			scale[i] = '┴'
		}
	}
	floor := min(now.Floor()*cells/game.SuspicionLimit, cells)
	if floor == 0 {
		return s.Rule.Render(string(scale))
	}
	return s.Aside.Render(strings.Repeat("▀", floor)) + s.Rule.Render(string(scale[floor:]))
}

// ValueMeter draws a value between its bounds as a row of cells.
func ValueMeter(s *theme.Styles, value, lo, hi, cells int) string {
	full := share(value-lo, max(hi-lo, 1), cells)
	return s.Item.Render(strings.Repeat(CellFull, full)) + s.Empty.Render(strings.Repeat(CellEmpty, cells-full))
}

// share returns how many cells a value fills, of so many for the limit: any value
// above 0 at least one.
func share(value, limit, cells int) int { return (value*cells + limit - 1) / limit }

// Plot draws values from 0 to 100 as a row of bars, at most width of them; if there
// are more values, a bar stands for the highest of several.
func Plot(values []int, width int) string {
	bars := []rune("▁▂▃▄▅▆▇█")
	columns := min(len(values), width)
	var b strings.Builder
	for i := range columns {
		most := slices.Max(values[i*len(values)/columns : (i+1)*len(values)/columns])
		b.WriteRune(bars[min(most*len(bars)/game.SuspicionLimit, len(bars)-1)])
	}
	return b.String()
}
