package debrief

import (
	tea "charm.land/bubbletea/v2"

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

func NewTurning(t *screen.Context) screen.Screen {
	return &turning{Rewind: screen.Rewind{Keys: screen.NewRewindKeys(t.Phrases), Title: t.Phrases.Debrief.Turning}}
}

// Arrange lists the points once they are known.
func (s *turning) Arrange(t *screen.Context) {
	report := t.Report()
	if s.report || report == nil {
		return
	}
	s.report = true
	for _, p := range review.TurningPoints(report) {
		label, aside := review.TurningLabel(t.Session, p)
		s.Chooser.Entries = append(s.Chooser.Entries, screen.Entry{
			Label: label, Aside: aside,
			Take: func(t *screen.Context) screen.Action { return screen.Action{Cmd: t.Rewind(p.Step - 1), Pop: true} },
		})
	}
	s.Chooser.From = 1
}

func (s *turning) Update(t *screen.Context, msg tea.Msg) screen.Action {
	return s.Rewind.Update(t, msg)
}

func (s *turning) View(t *screen.Context) []string {
	lines := s.Rewind.View(t)
	switch {
	case !s.report:
		lines[2] = t.Styles.About.Render(widget.Clip(t.Phrases.Debrief.Looking, t.Page.Width))
	case len(s.Chooser.Entries) == 0:
		lines[2] = t.Styles.About.Render(widget.Clip(t.Phrases.Debrief.Nothing, t.Page.Width))
	}
	return lines
}
