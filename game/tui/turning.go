package tui

import tea "charm.land/bubbletea/v2"

// A turning lists the points at which the run's end was decided, and goes back
// to any of them.
type turning struct {
	rewindScreen
	report bool // it lists a report, not the wait for one
}

func newTurning(t *Context) screen {
	return &turning{rewindScreen: rewindScreen{keys: newRewindKeys(t.phrases), title: t.phrases.Debrief.Turning}}
}

// arrange lists the points once they are known.
func (s *turning) arrange(t *Context) {
	report := t.report()
	if s.report || report == nil {
		return
	}
	s.report = true
	for _, p := range turningPoints(report) {
		label, aside := turningLabel(t.Session, p)
		s.chooser.entries = append(s.chooser.entries, entry{
			label: label, aside: aside,
			take: func(t *Context) action { return action{cmd: t.rewind(p.step - 1), pop: true} },
		})
	}
	s.chooser.from = 1
}

func (s *turning) update(t *Context, msg tea.Msg) action { return s.rewindScreen.update(t, msg) }

func (s *turning) view(t *Context) []string {
	lines := s.rewindScreen.view(t)
	switch {
	case !s.report:
		lines[2] = t.styles.About.Render(clip(t.phrases.Debrief.Looking, t.page.width))
	case len(s.chooser.entries) == 0:
		lines[2] = t.styles.About.Render(clip(t.phrases.Debrief.Nothing, t.page.width))
	}
	return lines
}
