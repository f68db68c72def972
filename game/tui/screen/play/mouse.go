package play

import "cobalt/game/tui/screen"

var (
	_ screen.Wheeled = (*Screen)(nil)
	_ screen.Clicked = (*Screen)(nil)
	_ screen.Pointed = (*Screen)(nil)
	_ screen.Sided   = (*Screen)(nil)
)

func (s *Screen) Wheel(c *screen.Context, lines int) { s.Scroll(c, lines) }

// Click takes the choice that was clicked, or ends an arrest, or the typing.
func (s *Screen) Click(c *screen.Context, line int) screen.Action {
	if s.finish() {
		return screen.Action{}
	}
	if _, staged := s.staged(c); staged && s.Stage != Menu {
		s.enter(c, s.Stage+1)
		return screen.Action{}
	}
	i := s.hit(c, line)
	if i < 0 {
		return screen.Action{}
	}
	a := s.Chooser.Take(c, i)
	s.follow(c)
	return a
}

// Point marks the choice under the mouse.
func (s *Screen) Point(c *screen.Context, line int) { s.Chooser.Point(s.hit(c, line)) }

// hit returns the choice on a line of the page, or -1.
func (s *Screen) hit(c *screen.Context, line int) int {
	if s.Arrested() {
		return -1
	}
	l := s.Layout(c)
	if _, staged := s.staged(c); staged {
		line -= s.lift(c, l)
	}
	return s.Chooser.Hit(c.Styles, c.Page.Text, l.choices, line-l.Passage-l.top-2)
}

// Aside reports whether a column is beside the text. A page without choices can be
// clicked anywhere.
func (s *Screen) Aside(c *screen.Context, column int) bool {
	if _, staged := s.staged(c); staged || s.Arrested() {
		return false
	}
	from := c.Page.TextLeft()
	return column < from || column >= from+c.Page.Text
}
