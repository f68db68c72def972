package play

import "cobalt/game/tui/screen"

func (s *Screen) Wheel(t *screen.Context, lines int) { s.Scroll(t, lines) }

// Click takes the choice that was clicked, or has a passage whole that is still
// coming in.
func (s *Screen) Click(t *screen.Context, line int) screen.Action {
	if s.Appearing.Coming() {
		s.Appearing.whole = true
		return screen.Action{}
	}
	l := s.Layout(t)
	i := s.Chooser.Hit(&t.Styles, t.Page.Text, l.choices, line-l.Passage-l.top-2)
	if i < 0 {
		return screen.Action{}
	}
	a := s.Chooser.Take(t, i)
	s.follow(t)
	return a
}
