package widget

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// A Moving is a picture within a passage that has several frames.
type Moving struct {
	From   int        // its first line in the passage
	Frames [][]string // the lines of each frame; the first is the one in the passage
}

// StripLines is how many lines of a picture are shown if there is no room for all.
const StripLines = 4

// strip returns the first of those lines in a row that show most: that have the most
// sides of things, or, in a picture of shades alone, the fewest blanks.
func (p *picture) strip() int {
	at, most := p.richest(sides)
	if most == 0 {
		at, _ = p.richest(func(line string) int { return prose.Width(strings.ReplaceAll(line, " ", "")) })
	}
	return at
}

// richest returns the first of those lines in a row that have most of what is counted, and
// how much that is.
func (p *picture) richest(count func(line string) int) (best, most int) {
	for at := 0; at+StripLines <= p.height(); at++ {
		shown := 0
		for _, line := range p.frames[0][at : at+StripLines] {
			shown += count(line)
		}
		if shown > most {
			best, most = at, shown
		}
	}
	return best, most
}

// ground is what stands between and behind the things in a picture: shades, level lines,
// and points.
const ground = " ░▒▓─━═·."

// sides counts the cells of a line at which a thing ends: those beside another sign, and
// no ground. A wall without windows has few, and the floor before it none.
func sides(line string) int {
	count := 0
	before, last := ' ', ' ' // the two signs before this one
	for _, r := range line + " " {
		if !strings.ContainsRune(ground, last) && (before != last || last != r) {
			count++
		}
		before, last = last, r
	}
	return count
}

// color returns the letter of a cell's color; a blank is the picture's own.
func (p *picture) color(x, y int) rune {
	if y >= len(p.colors) || x >= len(p.colors[y]) {
		return ' '
	}
	return p.colors[y][x]
}

// draw draws all frames, each line behind a margin.
func (p *picture) draw(s *theme.Styles, margin string) [][]string {
	frames := make([][]string, len(p.frames))
	for frame := range frames {
		frames[frame] = make([]string, p.height())
		for y := range frames[frame] {
			frames[frame][y] = margin + p.line(s, frame, y)
		}
	}
	return frames
}

// line draws a line of a frame in its colors, as few styles as there are. A wide letter
// has the color of its first cell.
func (p *picture) line(s *theme.Styles, frame, y int) string {
	line := p.frames[frame][y]
	if p.colors == nil {
		return s.Art.Render(line)
	}
	var b, span strings.Builder
	letter, x := ' ', 0
	for _, r := range line {
		if at := p.color(x, y); at != letter {
			b.WriteString(rendered(s.Part(letter), span.String()))
			span.Reset()
			letter = at
		}
		span.WriteRune(r)
		x += prose.Width(string(r))
	}
	b.WriteString(rendered(s.Part(letter), span.String()))
	return b.String()
}

// rendered draws a text; blanks need no style.
func rendered(style theme.Style, text string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	return style.Render(text)
}
