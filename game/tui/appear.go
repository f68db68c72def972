package tui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
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

// An appearMsg says that more of a step's passage is to appear.
type appearMsg struct{ step *playthrough.Step }

func (s *playScreen) appear(t *Context) tea.Cmd {
	a := &s.appearing
	if a.step == s.shown {
		return nil
	}
	read := t.appeared == s.shown || a.step != nil && t.run.Choices() <= a.choices
	*a = appearing{step: s.shown, choices: t.run.Choices()}
	t.appeared = s.shown
	if a.whole = read || t.settings.Text == settings.Instant || t.settings.ReducedMotion; a.whole {
		return nil
	}
	return a.tick(t)
}

func (a *appearing) tick(t *Context) tea.Cmd {
	after, step := t.after, a.step
	return func() tea.Msg {
		<-after(appearPace)
		return appearMsg{step}
	}
}

// coming reports whether part of the passage is still to come.
func (a *appearing) coming() bool { return a.step != nil && !a.whole }

// more lets more of the passage come in, until all is there.
func (s *playScreen) more(t *Context, msg appearMsg) tea.Cmd {
	a := &s.appearing
	if !a.coming() || msg.step != a.step {
		return nil
	}
	a.columns += appearColumns(t.settings.Text)
	if a.columns >= columnsOf(s.lines) {
		a.whole = true
		return nil
	}
	return a.tick(t)
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
func (s *playScreen) finishes(msg tea.KeyPressMsg) bool {
	if !s.appearing.coming() {
		return false
	}
	s.appearing.whole = true
	return !key.Matches(msg, s.keys.Quit) && !key.Matches(msg, s.keys.Title)
}

// appeared returns of lines in view, which begin behind so many columns of the
// passage, what of them is there.
func (a *appearing) appeared(view []string, before int) []string {
	if !a.coming() {
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
