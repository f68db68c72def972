package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/theme"
)

// A fuse burns along the name once, and then never again.
type fuse struct {
	lit   bool // it has begun to burn
	burnt int  // how much of it has, of fuseLength
}

// A fuse takes fuseLength ticks of fusePace to burn.
const (
	fuseLength = 48
	fusePace   = 30 * time.Millisecond
)

// A burnMsg says that the fuse has burnt on.
type burnMsg struct{}

// light sets the fuse on fire, the first time that it is seen. Where nothing is
// to move it has burnt already.
func (f *fuse) light(t *Context) tea.Cmd {
	if f.lit {
		return nil
	}
	f.lit = true
	if t.settings.ReducedMotion {
		f.finish()
		return nil
	}
	return f.tick(t)
}

func (f *fuse) tick(t *Context) tea.Cmd {
	after := t.after
	return func() tea.Msg {
		<-after(fusePace)
		return burnMsg{}
	}
}

// burn lets it burn on. There is no further tick once it is out.
func (f *fuse) burn(t *Context) tea.Cmd {
	if f.out() {
		return nil
	}
	if f.burnt++; f.out() {
		return nil
	}
	return f.tick(t)
}

func (f *fuse) finish() { f.lit, f.burnt = true, fuseLength }

func (f *fuse) out() bool { return f.burnt >= fuseLength }

// draw draws the name: lit as far as the fuse has burnt, which runs ahead of its
// spark and is gone behind it.
func (f *fuse) draw(p nameplate, s *theme.Styles) []string {
	at := p.width * min(f.burnt, fuseLength) / fuseLength
	lines := make([]string, len(p.lines))
	for i, line := range p.lines {
		if i == p.cut() {
			lines[i] = f.slow(p.width, at, s)
			continue
		}
		runes := []rune(strings.TrimRight(line, " "))
		lit := min(at, len(runes))
		lines[i] = s.Title.Render(string(runes[:lit])) + s.Rule.Render(string(runes[lit:]))
	}
	return lines
}

// slow draws the fuse itself.
func (f *fuse) slow(width, at int, s *theme.Styles) string {
	if f.out() {
		return ""
	}
	return strings.Repeat(" ", at) + s.Notice.Render("*") + s.Place.Render(strings.Repeat("─", max(0, width-at-1)))
}
