package front

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/render/lettering"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
)

// A Fuse burns along the name once, and then never again.
type Fuse struct {
	Lit   bool // it has begun to burn
	Burnt int  // how much of it has, of FuseLength
}

// A fuse takes FuseLength times fusePace to burn. Where frames are dear each is of
// calmTicks.
const (
	FuseLength = 48
	fusePace   = 30 * time.Millisecond
	calmTicks  = 3
)

// A BurnMsg says that the fuse has burnt on.
type BurnMsg struct{}

// Light sets the fuse on fire, the first time that it is seen. With reduced motion it
// has burnt already.
func (f *Fuse) Light(c *screen.Context) tea.Cmd {
	if f.Lit {
		return nil
	}
	f.Lit = true
	if c.Settings.ReducedMotion {
		f.Finish()
		return nil
	}
	return f.tick(c)
}

// ticks is how far the fuse burns in a frame.
func ticks(c *screen.Context) int {
	if c.Calm {
		return calmTicks
	}
	return 1
}

func (f *Fuse) tick(c *screen.Context) tea.Cmd {
	after, pace := c.After, time.Duration(ticks(c))*fusePace
	return func() tea.Msg {
		<-after(pace)
		return BurnMsg{}
	}
}

// burn lets it burn on. There is no further tick once it is out.
func (f *Fuse) burn(c *screen.Context) tea.Cmd {
	if f.out() {
		return nil
	}
	if f.Burnt += ticks(c); f.out() {
		return nil
	}
	return f.tick(c)
}

// Finish lets the fuse burn to its end at once.
func (f *Fuse) Finish() { f.Lit, f.Burnt = true, FuseLength }

func (f *Fuse) out() bool { return f.Burnt >= FuseLength }

// draw draws the name, and the fuse in a line of its own below it. The name is lit as
// far as the fuse has burnt, which runs ahead of its spark and is gone behind it.
func (f *Fuse) draw(p lettering.Plate, s *theme.Styles) []string {
	at := p.Width * min(f.Burnt, FuseLength) / FuseLength
	lines := make([]string, len(p.Lines), len(p.Lines)+1)
	for i, line := range p.Lines {
		runes := []rune(strings.TrimRight(line, " "))
		lit := min(at, len(runes))
		lines[i] = s.Title.Render(string(runes[:lit])) + s.Rule.Render(string(runes[lit:]))
	}
	return append(lines, f.slow(p.Width, at, s))
}

// slow draws the fuse itself.
func (f *Fuse) slow(width, at int, s *theme.Styles) string {
	if f.out() {
		return ""
	}
	return strings.Repeat(" ", at) + s.Notice.Render("*") + s.Place.Render(strings.Repeat("─", max(0, width-at-1)))
}
