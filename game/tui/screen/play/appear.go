package play

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/settings"
)

// appearing is a passage that comes in gradually, for who wants it so.
type appearing struct {
	step    *playthrough.Step // that has begun to appear, or has
	choices int               // how many choices it took to come to it
	columns int               // how much of the passage is there
	whole   bool
}

// appearPace is how often more of a passage appears.
const appearPace = 30 * time.Millisecond

// appearColumns is how many columns of a passage appear at a time.
func appearColumns(s settings.Speed) int {
	if s == settings.Slow {
		return 1
	}
	return 12
}

// An AppearMsg says that more of a step's passage is to appear.
type AppearMsg struct{ Step *playthrough.Step }

// Appear begins to let the passage come in, if it is new, and returns the command that
// lets more of it come.
func (s *Screen) Appear(c *screen.Context) tea.Cmd {
	a := &s.Appearing
	if a.step == s.Shown {
		return nil
	}
	read := c.Appeared == s.Shown || a.step != nil && c.Run.Choices() <= a.choices
	*a = appearing{step: s.Shown, choices: c.Run.Choices()}
	c.Appeared = s.Shown
	if a.whole = read || c.Settings.Text == settings.Instant || c.Settings.ReducedMotion; a.whole {
		return nil
	}
	return a.tick(c)
}

func (a *appearing) tick(c *screen.Context) tea.Cmd {
	after, step := c.After, a.step
	return func() tea.Msg {
		<-after(appearPace)
		return AppearMsg{step}
	}
}

// Coming reports whether part of the passage is still to come.
func (a *appearing) Coming() bool { return a.step != nil && !a.whole }

// more lets more of the passage come in, until all is there.
func (s *Screen) more(c *screen.Context, msg AppearMsg) tea.Cmd {
	a := &s.Appearing
	if !a.Coming() || msg.Step != a.step {
		return nil
	}
	a.columns += appearColumns(c.Settings.Text)
	if a.columns >= columnsOf(s.Lines) {
		a.whole = true
		return nil
	}
	return a.tick(c)
}

func columnsOf(lines []string) int {
	columns := 0
	for _, line := range lines {
		columns += prose.StyledWidth(line)
	}
	return columns
}

// finishes reports whether a key is only to have the passage whole: any but
// those that leave.
func (s *Screen) finishes(msg tea.KeyPressMsg) bool {
	if !s.Appearing.Coming() {
		return false
	}
	s.Appearing.whole = true
	return !key.Matches(msg, s.Keys.Quit) && !key.Matches(msg, s.Keys.Title)
}

// appeared cuts lines in view to the part of the passage that has come in. The lines
// begin behind so many columns of the passage.
func (a *appearing) appeared(view []string, before int) []string {
	if !a.Coming() {
		return view
	}
	left := a.columns - before
	for i, line := range view {
		width := prose.StyledWidth(line)
		switch {
		case left <= 0:
			view[i] = ""
		case left < width:
			view[i] = strings.TrimRight(ansi.Truncate(line, left, ""), " ")
		}
		left -= width
	}
	return view
}
