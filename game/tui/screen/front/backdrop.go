package front

import (
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/render/lettering"
	"cobalt/game/tui/screen"
)

// A Backdrop is the picture that hangs behind the entries of the title, and the beam of
// light that goes over it.
type Backdrop struct {
	lines   []string        // of the picture that plate was made of
	plate   lettering.Plate // the picture
	lit     int             // how many steps the beam has gone
	last    int             // the step at which it rests
	pending int             // the number of the beat that is waited for; 0: none is
	sent    int
}

// The beam is beamWidth columns wide, and goes by beamStep of them at each beat, over the
// whole page, again and again. Where frames are dear it goes over the picture once, and
// each of its steps is of calmSteps.
const (
	beamWidth, beamStep = 8, 2
	beamPace            = 400 * time.Millisecond
	beamBeats           = int(time.Minute / beamPace)
	calmSteps           = 2
)

// aim says at which step the beam will rest.
func (s *Title) aim(c *screen.Context) {
	b := &s.Backdrop
	if !c.Calm {
		b.last = b.lit + beamBeats
		return
	}
	picture, _ := s.picture(c)
	b.last = (picture.Width + beamWidth + calmSteps*beamStep - 1) / (calmSteps * beamStep)
}

// beam returns the column of the page at which the beam begins, with a picture that hangs
// at a column.
func (b *Backdrop) beam(c *screen.Context, left int) int {
	if c.Calm {
		return left - beamWidth + b.lit*calmSteps*beamStep
	}
	return b.lit*beamStep%(c.Page.Width+2*beamWidth) - beamWidth
}

// A BeamMsg lets the beam go on.
type BeamMsg struct{ number int }

// shine returns the command for the next beat of the beam. There is none with reduced
// motion, where no picture hangs, and once the beam rests.
func (s *Title) shine(c *screen.Context) tea.Cmd {
	b := &s.Backdrop
	if _, hangs := s.picture(c); b.pending != 0 || b.lit >= b.last || !hangs || c.Settings.ReducedMotion || !c.Dims() {
		return nil
	}
	b.sent++
	b.pending = b.sent
	after, pace, msg := c.After, beamPace, BeamMsg{b.sent}
	if c.Calm {
		pace *= calmSteps
	}
	return func() tea.Msg {
		<-after(pace)
		return msg
	}
}

// goOn lets the beam go on by a step.
func (s *Title) goOn(c *screen.Context, msg BeamMsg) tea.Cmd {
	if msg.number != s.Backdrop.pending {
		return nil
	}
	s.Backdrop.pending = 0
	s.Backdrop.lit++
	return s.shine(c)
}

// picture returns the first picture of the story's first node, if the gallery has it.
func (s *Title) picture(c *screen.Context) (lettering.Plate, bool) {
	if c.Story == nil {
		return lettering.Plate{}, false
	}
	blocks := c.Story.Nodes[c.Story.Start].Blocks
	for i := blocks.First; i < blocks.Last; i++ {
		if b := &c.Words.Blocks[i]; b.Kind == game.Art {
			lines, ok := c.Gallery.Lines(b.Source)
			return s.Backdrop.plateOf(lines), ok
		}
	}
	return lettering.Plate{}, false
}

// plateOf makes a plate of the picture's lines, once for all frames.
func (b *Backdrop) plateOf(lines []string) lettering.Plate {
	if len(lines) == 0 || len(b.lines) == 0 || &b.lines[0] != &lines[0] {
		b.lines, b.plate = lines, lettering.PlateOf(lines)
	}
	return b.plate
}

// leastHung is how many rows of the picture are drawn at least, if it is cut.
const leastHung = 8

// clearing is how many columns stay free between words and the picture behind them.
const clearing = 2

// hang draws the picture behind the lines from the first entry on: dim, at the right
// edge of the page, with the words in front of it. Where nothing can be dimmed, and in
// high contrast, it is drawn only if it stands free.
func (s *Title) hang(c *screen.Context, lines []string, from int) {
	picture, ok := s.picture(c)
	room := len(lines) - from
	if ok && room < len(picture.Lines) {
		room-- // what is cut does not stand on the keys
	}
	if !ok || room < min(leastHung, len(picture.Lines)) || picture.Width+clearing > c.Page.Width {
		return
	}
	picture.Lines = picture.Lines[:min(room, len(picture.Lines))]
	left := c.Page.Width - picture.Width
	behind := lines[from : from+len(picture.Lines)]
	if !c.Dims() || c.Settings.Contrast {
		for _, line := range behind {
			if prose.StyledWidth(line)+clearing > left {
				return
			}
		}
	}
	beam := s.Backdrop.beam(c, left)
	for i, line := range picture.Lines {
		behind[i] = inFront(c, behind[i], line, left, beam)
	}
}

// inFront sets a line of words in front of a line of the picture, which begins at a
// column, with the beam at another.
func inFront(c *screen.Context, words, picture string, left, beam int) string {
	width := prose.StyledWidth(words)
	indent := len(words) - len(strings.TrimLeft(words, " "))
	row := strings.Repeat(" ", left) + picture
	if width == 0 {
		return dim(c, row, beam)
	}
	start, end := max(0, indent-clearing), width+clearing
	line := ""
	if before := part(row, 0, start); strings.TrimSpace(before) != "" {
		line = dim(c, before, beam)
	}
	line += strings.Repeat(" ", max(0, indent-prose.StyledWidth(line))) + strings.TrimLeft(words, " ")
	wide := prose.Width(row)
	if end >= wide {
		return line
	}
	return line + strings.Repeat(" ", clearing) + dim(c, part(row, end, wide), beam-end)
}

// dim draws a part of a row of the picture: bright where the beam is, by the columns of
// the part.
func dim(c *screen.Context, row string, beam int) string {
	row = strings.TrimRight(row, " ")
	if !c.Dims() || c.Settings.ReducedMotion {
		return c.Styles.Rule.Render(row)
	}
	width, indent := prose.Width(row), len(row)-len(strings.TrimLeft(row, " "))
	first := max(indent, min(beam, width))
	last := max(first, min(beam+beamWidth, width))
	if first == last {
		return c.Styles.Rule.Render(row)
	}
	return c.Styles.Rule.Render(part(row, 0, first)) + c.Styles.Art.Render(part(row, first, last)) +
		c.Styles.Rule.Render(part(row, last, width))
}

// part returns the columns of a row from one to another.
func part(row string, from, to int) string {
	if prose.Width(row) != utf8.RuneCountInString(row) {
		return ansi.Cut(row, from, to)
	}
	at, start, end := 0, len(row), len(row)
	for i := range row { // each takes one column
		if at == from {
			start = i
		}
		if at == to {
			end = i
			break
		}
		at++
	}
	return row[min(start, end):end]
}
