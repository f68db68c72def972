package tui

import (
	tea "charm.land/bubbletea/v2"
)

// The mouse is only listened to where a player asked for it: a terminal whose
// mouse is listened to no longer selects text by itself.

// A wheeled screen scrolls by the wheel.
type wheeled interface {
	wheel(t *Context, lines int)
}

// A clicked screen has something to click: what stands on a line of the page.
type clicked interface {
	click(t *Context, line int) action
}

// wheelLines is how far a turn of the wheel scrolls.
const wheelLines = 3

// mouseMode is what is heard of the mouse: presses and the wheel, never where it
// hovers.
func (t *Context) mouseMode() tea.MouseMode {
	if t.settings.Mouse {
		return tea.MouseModeCellMotion
	}
	return tea.MouseModeNone
}

// mouse handles a click of the left button, and the wheel.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	t := m.ctx
	if !t.settings.Mouse || t.page.tooSmall() || m.loading.under || t.waiting {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		m.turn(msg.Button)
	case tea.MouseClickMsg:
		if s, ok := m.top().(clicked); ok && msg.Button == tea.MouseLeft && t.page.holds(msg.X, msg.Y) {
			t.notice = ""
			t.firstKey()
			cmd := m.do(s.click(t, msg.Y-t.page.top))
			return tea.Batch(cmd, t.file(), t.keepTime(), m.appear())
		}
	}
	return nil
}

// turn scrolls the screen on top by the wheel.
func (m *Model) turn(button tea.MouseButton) {
	s, ok := m.top().(wheeled)
	if !ok {
		return
	}
	switch button {
	case tea.MouseWheelUp:
		s.wheel(m.ctx, -wheelLines)
	case tea.MouseWheelDown:
		s.wheel(m.ctx, wheelLines)
	}
}

// holds reports whether a cell of the terminal is on the page.
func (p page) holds(x, y int) bool {
	return x >= p.left && x < p.left+p.width && y >= p.top && y < p.top+p.height
}

func (s *playScreen) wheel(t *Context, lines int) { s.scroll(t, lines) }

// click takes the choice that was clicked, or has a passage whole that is still
// coming in.
func (s *playScreen) click(t *Context, line int) action {
	if s.appearing.coming() {
		s.appearing.whole = true
		return action{}
	}
	l := s.layout(t)
	i := s.chooser.hit(t, t.page.text, l.choices, line-l.passage-l.top-2)
	if i < 0 {
		return action{}
	}
	a := s.chooser.take(t, i)
	s.follow(t)
	return a
}

func (s *pager) wheel(t *Context, lines int) { s.scroll(t, lines) }

func (s *rewindScreen) wheel(_ *Context, lines int) { s.chooser.move(lines) }

func (s *rewindScreen) click(t *Context, line int) action {
	return s.chooser.take(t, s.chooser.hit(t, t.page.width, s.height(t), line-2))
}

func (s *titleScreen) click(t *Context, line int) action {
	s.fuse.finish()
	above, room, width := s.place(t)
	return s.chooser.take(t, s.chooser.hit(t, width, room, line-above))
}

func (s *briefing) click(t *Context, line int) action {
	above, room, width := s.place(t)
	return s.chooser.take(t, s.chooser.hit(t, width, room, line-above))
}

// click puts the cursor on the setting that was clicked, and changes it if it
// stood there already.
func (s *settingsScreen) click(t *Context, line int) action {
	above, first, rows := s.place(t)
	i := first + line - above
	switch {
	case line < above || line >= above+rows || i >= len(s.fields):
		return action{}
	case i == s.cursor:
		return s.change(t, 1)
	}
	s.cursor = i
	return action{}
}
