package screen

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/tui/widget"
)

// A Pager is a screen that is read and left: a title and lines that scroll.
type Pager struct {
	Keys    PagerKeys
	Title   string
	Compose func(*Context, int) []string // sets the lines, at most that wide
	twin    bool                         // it is read in two columns, if there is room
	atEnd   bool                         // it opens at its end
	left    *int                         // where it was left, in lines before its end; nil: it does not matter
	opened  bool
	Lines   []string
	offset  int
	match   int // the line that a search went to last
}

func (s *Pager) Arrange(c *Context) {
	s.Lines = s.Compose(c, c.Page.Width)
	if s.atEnd && !s.opened {
		s.offset = len(s.Lines) - s.Height(c)
		if s.left != nil {
			s.offset -= *s.left
		}
	}
	s.opened = true
	if at := FirstMatch(c, s.Lines, s.offset); at >= 0 {
		s.offset, s.match = at, at
	}
	s.scroll(c, 0)
}

// Twin reports whether it is read in two columns, if there is room.
func (s *Pager) Twin() bool { return s.twin }

// Height is the rows for the lines, without header, rules and help.
func (s *Pager) Height(c *Context) int { return max(1, c.Page.Height-4) }

func (s *Pager) scroll(c *Context, by int) {
	s.offset = max(0, min(s.offset+by, len(s.Lines)-s.Height(c)))
	more := len(s.Lines) > s.Height(c)
	for _, k := range []*key.Binding{&s.Keys.Up, &s.Keys.Down, &s.Keys.PageUp, &s.Keys.PageDown, &s.Keys.Top, &s.Keys.Bottom, &s.Keys.move} {
		k.SetEnabled(more)
	}
}

func (s *Pager) Update(c *Context, msg tea.Msg) Action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Action{}
	}
	if a, match, ok := Searched(c, SearchKeys{s.Keys.Find, s.Keys.Next, s.Keys.Previous}, press, s.Lines, s.match); ok {
		if match >= 0 {
			s.match = match
			s.scroll(c, match-s.offset)
		}
		return a
	}
	switch page := max(1, s.Height(c)-1); {
	case key.Matches(press, s.Keys.Close):
		if s.left != nil {
			*s.left = max(0, len(s.Lines)-s.Height(c)-s.offset)
		}
		return Action{Pop: true}
	case key.Matches(press, s.Keys.Up):
		s.scroll(c, -1)
	case key.Matches(press, s.Keys.Down):
		s.scroll(c, 1)
	case key.Matches(press, s.Keys.PageUp):
		s.scroll(c, -page)
	case key.Matches(press, s.Keys.PageDown):
		s.scroll(c, page)
	case key.Matches(press, s.Keys.Top):
		s.scroll(c, -len(s.Lines))
	case key.Matches(press, s.Keys.Bottom):
		s.scroll(c, len(s.Lines))
	}
	return Action{}
}

func (s *Pager) View(c *Context) []string {
	height := s.Height(c)
	lines := append(make([]string, 0, c.Page.Height),
		c.Styles.Title.Render(widget.Clip(s.Title, c.Page.Width)), widget.RuleWith(c.Styles, "", c.Page.Width))
	lines = append(lines, make([]string, s.lift(c))...)
	end := min(len(s.Lines), s.offset+height)
	for _, line := range s.Lines[s.offset:end] {
		if c.Matches(line) {
			line = c.Styles.Chosen.Render(ansi.Strip(line))
		}
		lines = append(lines, line)
	}
	lines = append(lines, make([]string, 2+height-len(lines))...)
	return append(lines, s.rule(c, height), HelpLine(c, s.Keys))
}

// highPage is the height of a page from which on lines that do not fill it stand above
// its middle, and not at its top.
const highPage = 36

// lift is how many rows are left free above the lines.
func (s *Pager) lift(c *Context) int {
	if c.Page.Height < highPage {
		return 0
	}
	return max(0, s.Height(c)-len(s.Lines)) / 3
}

func (s *Pager) rule(c *Context, height int) string {
	note := ""
	if below := len(s.Lines) - s.offset - height; below > 0 {
		note = "▼ " + c.Phrases.Passage.Below.Of(below)
	} else if s.offset > 0 {
		note = "▲ " + c.Phrases.Passage.Above.Of(s.offset)
	}
	return widget.RuleWith(c.Styles, note, c.Page.Width)
}

func (s *Pager) KeyMap(*Context) help.KeyMap { return s.Keys }

// Click on the rule below the lines goes on by a page, or, at the end, back by one.
func (s *Pager) Click(c *Context, line int) Action {
	height := s.Height(c)
	switch {
	case line != 2+height:
	case s.offset+height < len(s.Lines):
		s.scroll(c, max(1, height-1))
	default:
		s.scroll(c, -max(1, height-1))
	}
	return Action{}
}

func (s *Pager) Wheel(c *Context, lines int) { s.scroll(c, lines) }
