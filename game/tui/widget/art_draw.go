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

// strip returns the first of those lines in a row that show most: of the cells in a
// color of light, or, without a color map, of all that are not blank.
func (p *picture) strip() int {
	best, most := 0, -1
	for at := 0; at+StripLines <= p.height(); at++ {
		shown := 0
		for y := at; y < at+StripLines; y++ {
			shown += p.shows(y)
		}
		if shown > most {
			best, most = at, shown
		}
	}
	return best
}

// shows counts what a line shows.
func (p *picture) shows(y int) int {
	if p.colors == nil {
		return prose.Width(strings.ReplaceAll(p.frames[0][y], " ", ""))
	}
	shown := 0
	for x := range []rune(p.frames[0][y]) {
		if strings.ContainsRune("lfska", p.color(x, y)) {
			shown++
		}
	}
	return shown
}

// color returns the letter of a cell's color; a blank is the picture's own.
func (p *picture) color(x, y int) rune {
	if y >= len(p.colors) || x >= len(p.colors[y]) {
		return ' '
	}
	return p.colors[y][x]
}

// draw draws so many lines of a frame, from one on, each behind a margin.
func (p *picture) draw(s *theme.Styles, frame, from, lines int, margin string) []string {
	drawn := make([]string, lines)
	for i := range drawn {
		drawn[i] = margin + p.line(s, frame, from+i)
	}
	return drawn
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
