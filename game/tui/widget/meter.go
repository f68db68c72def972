package widget

import (
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/tui/theme"
)

// The shapes of a meter. The floor is solid, so that it can be told without color.
const (
	cellFloor = "█"
	CellFull  = "▮"
	CellEmpty = "▯"
)

// SuspicionMeter draws suspicion as a row of cells: the floor that it cannot fall
// below, the part above it, and the part that is left.
func SuspicionMeter(s *theme.Styles, now *game.State, cells int) string {
	value, floor := now.Suspicion(), now.Floor()
	full := cellsFor(value, cells)
	solid := min(full, cellsFor(floor, cells))
	style := s.MeterAt(value)
	return style.Render(strings.Repeat(cellFloor, solid)+strings.Repeat(CellFull, full-solid)) +
		s.Empty.Render(strings.Repeat(CellEmpty, cells-full))
}

// ValueMeter draws a value between its bounds as a row of cells.
func ValueMeter(s *theme.Styles, value, lo, hi, cells int) string {
	full := share(value-lo, max(hi-lo, 1), cells)
	return s.Item.Render(strings.Repeat(CellFull, full)) + s.Empty.Render(strings.Repeat(CellEmpty, cells-full))
}

// cellsFor returns how many cells a value of suspicion fills.
func cellsFor(value, cells int) int { return share(value, game.SuspicionLimit, cells) }

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
