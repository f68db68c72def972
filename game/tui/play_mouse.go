package tui

func (s *playScreen) wheel(t *Context, lines int) { s.scroll(t, lines) }

// click takes the choice that was clicked, or has a passage whole that is still
// coming in.
func (s *playScreen) click(t *Context, line int) action {
	if s.appearing.coming() {
		s.appearing.whole = true
		return action{}
	}
	l := s.layout(t)
	i := s.chooser.hit(&t.styles, t.page.text, l.choices, line-l.passage-l.top-2)
	if i < 0 {
		return action{}
	}
	a := s.chooser.take(t, i)
	s.follow(t)
	return a
}
