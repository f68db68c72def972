package mapview

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/tui/theme"
)

// The arms of a cell that lines go through.
const (
	armUp uint8 = 1 << iota
	armRight
	armDown
	armLeft

	upright = armUp | armDown
	level   = armLeft | armRight
)

// arms are the arms of a cell, and which of them are heavy.
type arms struct{ shape, heavy uint8 }

// glyphs are the signs for all arms that a cell can have.
var glyphs = func() map[arms]rune {
	const u, r, d, l = armUp, armRight, armDown, armLeft
	all := map[arms]rune{}
	for _, s := range []struct {
		shape uint8
		heavy []uint8
		signs string
	}{
		{u, []uint8{0, u}, "╵╹"},
		{r, []uint8{0, r}, "╶╺"},
		{d, []uint8{0, d}, "╷╻"},
		{l, []uint8{0, l}, "╴╸"},
		{u | d, []uint8{0, u, d, u | d}, "│╿╽┃"},
		{l | r, []uint8{0, l, r, l | r}, "─╾╼━"},
		{d | r, []uint8{0, r, d, d | r}, "╭┍┎┏"},
		{d | l, []uint8{0, l, d, d | l}, "╮┑┒┓"},
		{u | r, []uint8{0, r, u, u | r}, "╰┕┖┗"},
		{u | l, []uint8{0, l, u, u | l}, "╯┙┚┛"},
		{u | d | r, []uint8{0, r, u, d, u | d, u | r, d | r, u | d | r}, "├┝┞┟┠┡┢┣"},
		{u | d | l, []uint8{0, l, u, d, u | d, u | l, d | l, u | d | l}, "┤┥┦┧┨┩┪┫"},
		{d | l | r, []uint8{0, l, r, l | r, d, d | l, d | r, d | l | r}, "┬┭┮┯┰┱┲┳"},
		{u | l | r, []uint8{0, l, r, l | r, u, u | l, u | r, u | l | r}, "┴┵┶┷┸┹┺┻"},
		{
			u | d | l | r,
			[]uint8{0, l, r, l | r, u, d, u | d, u | l, u | r, d | l, d | r, u | l | r, d | l | r, u | d | l, u | d | r, u | d | l | r},
			"┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋",
		},
	} {
		for i, sign := range []rune(s.signs) {
			all[arms{s.shape, s.heavy[i]}] = sign
		}
	}
	return all
}()

// A stroke is how a line is drawn: heavy if this run went along it, dotted if no run
// ever did.
type stroke struct{ walked, known bool }

// A mapCell is the arms of the lines that go through a cell.
type mapCell struct{ shape, heavy, known uint8 }

// glyph is the sign of a cell, or a blank.
func (c mapCell) glyph() rune {
	switch {
	case c.shape == 0:
		return ' '
	case c.known == 0 && c.shape == upright:
		return '┊'
	case c.known == 0 && c.shape == level:
		return '┈'
	default:
		return glyphs[arms{c.shape, c.heavy}]
	}
}

// A mapLabel is a text on a sheet, over the lines.
type mapLabel struct {
	x, width int
	text     string
	style    theme.Style
}

// A sheet is a drawing in cells.
type sheet struct {
	width  int
	cells  [][]mapCell
	labels [][]mapLabel // by row, from left to right

	way, known, unknown theme.Style
}

// height is how many rows it has.
func (c *sheet) height() int { return len(c.cells) }

// grow makes it at least that high.
func (c *sheet) grow(height int) {
	for len(c.cells) < height {
		c.cells = append(c.cells, make([]mapCell, c.width))
		c.labels = append(c.labels, nil)
	}
}

// draw adds arms to a cell.
func (c *sheet) draw(x, y int, shape uint8, s stroke) {
	if x < 0 || x >= c.width || y < 0 || y >= len(c.cells) {
		return
	}
	cell := &c.cells[y][x]
	cell.shape |= shape
	if s.walked {
		cell.heavy |= shape
	}
	if s.walked || s.known {
		cell.known |= shape
	}
}

// fall draws a line down through rows from <= y < to.
func (c *sheet) fall(x, from, to int, s stroke) {
	for y := from; y < to; y++ {
		c.draw(x, y, upright, s)
	}
}

// bend draws a line that comes from above at x, goes along a row, and leaves it
// downward at another x.
func (c *sheet) bend(x, to, y int, s stroke) {
	toward, back := armRight, armLeft
	if to < x {
		toward, back = armLeft, armRight
	}
	c.draw(x, y, armUp|toward, s)
	for i := min(x, to) + 1; i < max(x, to); i++ {
		c.draw(i, y, level, s)
	}
	c.draw(to, y, armDown|back, s)
}

// row returns a row from column left on, at most that wide.
func (c *sheet) row(y, left, width int) string {
	var b strings.Builder
	x := 0
	for _, l := range c.labels[y] {
		c.lines(&b, y, x, l.x)
		b.WriteString(l.style.Render(l.text))
		x = l.x + l.width
	}
	c.lines(&b, y, x, c.width)
	row := ansi.Cut(b.String(), left, left+width)
	if ansi.StringWidth(row) > width { // it begins with half of a wide letter
		return " " + ansi.Cut(b.String(), left+1, left+width)
	}
	return row
}

// lines writes the cells from <= x < to of a row, as few styles as there are.
func (c *sheet) lines(b *strings.Builder, y, from, to int) {
	for from < to {
		style, end := c.style(y, from), from+1
		for end < to && c.style(y, end) == style {
			end++
		}
		var text strings.Builder
		for _, cell := range c.cells[y][from:end] {
			text.WriteRune(cell.glyph())
		}
		switch style {
		case noStroke:
			b.WriteString(text.String())
		case walkedStroke:
			b.WriteString(c.way.Render(text.String()))
		case knownStroke:
			b.WriteString(c.known.Render(text.String()))
		default:
			b.WriteString(c.unknown.Render(text.String()))
		}
		from = end
	}
}

// The ways in which a cell is colored.
const (
	noStroke = iota
	walkedStroke
	knownStroke
	unknownStroke
)

func (c *sheet) style(y, x int) int {
	switch cell := c.cells[y][x]; {
	case cell.shape == 0:
		return noStroke
	case cell.heavy != 0:
		return walkedStroke
	case cell.known != 0:
		return knownStroke
	default:
		return unknownStroke
	}
}
