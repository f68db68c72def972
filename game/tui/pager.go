package tui

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A pager is a screen that is read and left: a title and lines that scroll.
type pager struct {
	keys    pagerKeys
	title   string
	compose func(*Context, int) []string // sets the lines, at most that wide
	atEnd   bool                         // it opens at its end
	opened  bool
	lines   []string
	offset  int
}

func (s *pager) arrange(t *Context) {
	s.lines = s.compose(t, t.page.width)
	if s.atEnd && !s.opened {
		s.offset = len(s.lines)
	}
	s.opened = true
	s.scroll(t, 0)
}

// height is the rows for the lines: what header, rules and help leave.
func (s *pager) height(t *Context) int { return max(1, t.page.height-4) }

func (s *pager) scroll(t *Context, by int) {
	s.offset = max(0, min(s.offset+by, len(s.lines)-s.height(t)))
	more := len(s.lines) > s.height(t)
	for _, k := range []*key.Binding{&s.keys.Up, &s.keys.Down, &s.keys.PageUp, &s.keys.PageDown, &s.keys.Top, &s.keys.Bottom, &s.keys.move} {
		k.SetEnabled(more)
	}
}

func (s *pager) update(t *Context, msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	switch page := max(1, s.height(t)-1); {
	case key.Matches(press, s.keys.Close):
		return action{pop: true}
	case key.Matches(press, s.keys.Up):
		s.scroll(t, -1)
	case key.Matches(press, s.keys.Down):
		s.scroll(t, 1)
	case key.Matches(press, s.keys.PageUp):
		s.scroll(t, -page)
	case key.Matches(press, s.keys.PageDown):
		s.scroll(t, page)
	case key.Matches(press, s.keys.Top):
		s.scroll(t, -len(s.lines))
	case key.Matches(press, s.keys.Bottom):
		s.scroll(t, len(s.lines))
	}
	return action{}
}

func (s *pager) view(t *Context) []string {
	height := s.height(t)
	lines := append(make([]string, 0, t.page.height),
		t.styles.Title.Render(clip(s.title, t.page.width)), ruleWith(&t.styles, "", t.page.width))
	end := min(len(s.lines), s.offset+height)
	lines = append(lines, s.lines[s.offset:end]...)
	lines = append(lines, make([]string, 2+height-len(lines))...)
	return append(lines, s.rule(t, height), helpLine(t, s.keys))
}

func (s *pager) rule(t *Context, height int) string {
	note := ""
	if below := len(s.lines) - s.offset - height; below > 0 {
		note = "▼ " + t.phrases.Passage.Below.of(below)
	} else if s.offset > 0 {
		note = "▲ " + t.phrases.Passage.Above.of(s.offset)
	}
	return ruleWith(&t.styles, note, t.page.width)
}

func (s *pager) keyMap(*Context) help.KeyMap { return s.keys }

func (s *pager) wheel(t *Context, lines int) { s.scroll(t, lines) }
