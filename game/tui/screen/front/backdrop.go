package front

import (
	"strings"
	"time"

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
	lit     int // how many steps the beam has gone
	last    int // the step at which it rests
	pending int // the number of the beat that is waited for; 0: none is
	sent    int
}

// The beam is beamWidth columns wide, and goes by beamStep of them at each beat.
const (
	beamWidth, beamStep = 8, 2
	beamPace            = 400 * time.Millisecond
	beamBeats           = int(time.Minute / beamPace)
)

// A BeamMsg lets the beam go on.
type BeamMsg struct{ number int }

// shine returns the command for the next beat of the beam. There is none with reduced
// motion, where no picture hangs, and after a minute, when the beam rests.
func (s *Title) shine(c *screen.Context) tea.Cmd {
	b := &s.Backdrop
	if _, hangs := s.picture(c); b.pending != 0 || b.lit >= b.last || !hangs || c.Settings.ReducedMotion || !c.Dims() {
		return nil
	}
	b.sent++
	b.pending = b.sent
	after, msg := c.After, BeamMsg{b.sent}
	return func() tea.Msg {
		<-after(beamPace)
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
			return lettering.PlateOf(lines), ok
		}
	}
	return lettering.Plate{}, false
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
	for i, line := range picture.Lines {
		behind[i] = s.inFront(c, behind[i], line, left)
	}
}

// inFront sets a line of words in front of a line of the picture, which begins at a
// column.
func (s *Title) inFront(c *screen.Context, words, picture string, left int) string {
	width := prose.StyledWidth(words)
	indent := len(words) - len(strings.TrimLeft(words, " "))
	row := strings.Repeat(" ", left) + picture
	if width == 0 {
		return s.dim(c, row, 0)
	}
	start, end := max(0, indent-clearing), width+clearing
	line := ""
	if before := ansi.Truncate(row, start, ""); strings.TrimSpace(before) != "" {
		line = s.dim(c, before, 0)
	}
	line += strings.Repeat(" ", max(0, indent-prose.StyledWidth(line))) + strings.TrimLeft(words, " ")
	if end >= prose.Width(row) {
		return line
	}
	return line + strings.Repeat(" ", clearing) + s.dim(c, ansi.TruncateLeft(row, end, ""), end)
}

// dim draws a part of a row of the picture that begins at a column: bright where the
// beam is.
func (s *Title) dim(c *screen.Context, row string, at int) string {
	row = strings.TrimRight(row, " ")
	if !c.Dims() || c.Settings.ReducedMotion {
		return c.Styles.Rule.Render(row)
	}
	beam := (s.Backdrop.lit*beamStep)%(c.Page.Width+2*beamWidth) - beamWidth - at
	first := max(0, min(beam, prose.Width(row)))
	last := max(first, min(beam+beamWidth, prose.Width(row)))
	return c.Styles.Rule.Render(ansi.Truncate(row, first, "")) + c.Styles.Art.Render(ansi.Cut(row, first, last)) +
		c.Styles.Rule.Render(ansi.TruncateLeft(row, last, ""))
}
