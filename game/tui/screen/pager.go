package screen

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/widget"
)

// A Pager is a screen that is read and left: a title and lines that scroll.
type Pager struct {
	Keys    PagerKeys
	Title   string
	Compose func(*Context, int) []string // sets the lines, at most that wide
	atEnd   bool                         // it opens at its end
	opened  bool
	Lines   []string
	offset  int
}

func (s *Pager) Arrange(t *Context) {
	s.Lines = s.Compose(t, t.Page.Width)
	if s.atEnd && !s.opened {
		s.offset = len(s.Lines)
	}
	s.opened = true
	s.scroll(t, 0)
}

// Height is the rows for the lines: what header, rules and help leave.
func (s *Pager) Height(t *Context) int { return max(1, t.Page.Height-4) }

func (s *Pager) scroll(t *Context, by int) {
	s.offset = max(0, min(s.offset+by, len(s.Lines)-s.Height(t)))
	more := len(s.Lines) > s.Height(t)
	for _, k := range []*key.Binding{&s.Keys.Up, &s.Keys.Down, &s.Keys.PageUp, &s.Keys.PageDown, &s.Keys.Top, &s.Keys.Bottom, &s.Keys.move} {
		k.SetEnabled(more)
	}
}

func (s *Pager) Update(t *Context, msg tea.Msg) Action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Action{}
	}
	switch page := max(1, s.Height(t)-1); {
	case key.Matches(press, s.Keys.Close):
		return Action{Pop: true}
	case key.Matches(press, s.Keys.Up):
		s.scroll(t, -1)
	case key.Matches(press, s.Keys.Down):
		s.scroll(t, 1)
	case key.Matches(press, s.Keys.PageUp):
		s.scroll(t, -page)
	case key.Matches(press, s.Keys.PageDown):
		s.scroll(t, page)
	case key.Matches(press, s.Keys.Top):
		s.scroll(t, -len(s.Lines))
	case key.Matches(press, s.Keys.Bottom):
		s.scroll(t, len(s.Lines))
	}
	return Action{}
}

func (s *Pager) View(t *Context) []string {
	height := s.Height(t)
	lines := append(make([]string, 0, t.Page.Height),
		t.Styles.Title.Render(widget.Clip(s.Title, t.Page.Width)), widget.RuleWith(&t.Styles, "", t.Page.Width))
	end := min(len(s.Lines), s.offset+height)
	lines = append(lines, s.Lines[s.offset:end]...)
	lines = append(lines, make([]string, 2+height-len(lines))...)
	return append(lines, s.rule(t, height), HelpLine(t, s.Keys))
}

func (s *Pager) rule(t *Context, height int) string {
	note := ""
	if below := len(s.Lines) - s.offset - height; below > 0 {
		note = "▼ " + t.Phrases.Passage.Below.Of(below)
	} else if s.offset > 0 {
		note = "▲ " + t.Phrases.Passage.Above.Of(s.offset)
	}
	return widget.RuleWith(&t.Styles, note, t.Page.Width)
}

func (s *Pager) KeyMap(*Context) help.KeyMap { return s.Keys }

func (s *Pager) Wheel(t *Context, lines int) { s.scroll(t, lines) }
