package debrief

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/analysis/aftermath"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// A turning lists the points at which the run's end was decided, and goes back
// to any of them.
type turning struct {
	screen.Rewind
	report bool // it lists a report, not the wait for one
}

// NewTurning opens the list of turning points, which may still be unknown.
func NewTurning(c *screen.Context) screen.Screen {
	return &turning{Rewind: screen.Rewind{Keys: screen.NewRewindKeys(c.Phrases), Title: c.Phrases.Debrief.Turning}}
}

// Arrange lists the points once they are known.
func (s *turning) Arrange(c *screen.Context) {
	report := c.Report()
	if s.report || report == nil {
		return
	}
	s.report = true
	for _, p := range aftermath.TurningPoints(report) {
		label, aside := review.TurningLabel(c.Session, p)
		s.Chooser.Entries = append(s.Chooser.Entries, screen.Entry{
			Label: label, Aside: aside,
			Take: func(c *screen.Context) screen.Action { return screen.Action{Cmd: c.Rewind(p.Step - 1), Pop: true} },
		})
	}
	s.Chooser.From = 1
}

func (s *turning) Update(c *screen.Context, msg tea.Msg) screen.Action {
	return s.Rewind.Update(c, msg)
}

func (s *turning) View(c *screen.Context) []string {
	lines := s.Rewind.View(c)
	switch {
	case !s.report:
		lines[2] = c.Styles.About.Render(widget.Clip(c.Phrases.Debrief.Looking, c.Page.Width))
	case len(s.Chooser.Entries) == 0:
		lines[2] = c.Styles.About.Render(widget.Clip(c.Phrases.Debrief.Nothing, c.Page.Width))
	}
	return lines
}
