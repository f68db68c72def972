package play

import (
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// A Layout says how many rows each part of the play screen takes, from the
// top: header, a blank, passage, a rule, choices, a blank, status, help.
type Layout struct {
	Passage int // rows of the passage
	choices int // rows of the choices
	top     int // blank rows above the passage
}

// shortPassage is the passage's height as long as it is enough, so that the choices
// do not move from one passage to the next.
const shortPassage = 14

// Layout gives the choices the rows that they need, up to two fifths of the page, and
// the passage the rest, but not more than it fills. Two things come before that: the
// tallest choice is in view as a whole, beside a line of the passage, and choices that
// are out of view get the rows that the passage does not fill. If the passage does not
// fit, the blanks around it go first: the one behind the choices, and, if that is
// enough, the one above.
func (s *Screen) Layout(c *screen.Context) Layout {
	air := 0
	if c.Page.Height >= airyHeight {
		air = 1
	}
	rows := c.Page.Height - 4 - 2*air // header, rule, status, help
	all, tallest := s.Chooser.Rows(c.Page.Text)
	free := rows - max(1, len(s.Lines))
	l := Layout{top: air, choices: min(all, max(3, rows*2/5, free, min(tallest, rows-1)))}
	l.Passage = max(1, rows-l.choices)
	switch missing := len(s.Lines) - l.Passage; {
	case missing <= 0:
		l.Passage = max(min(l.Passage, shortPassage), min(l.Passage, len(s.Lines)+1))
	case missing == 2*air:
		l.Passage, l.top = l.Passage+2, 0
	default:
		l.Passage += air
	}
	return l
}

// airyHeight is the height of a page from which on there are blank rows around
// the passage and the choices.
const airyHeight = 18

func (s *Screen) View(c *screen.Context) []string {
	l := s.Layout(c)
	lines := append(make([]string, 0, c.Page.Height), header(c))
	lines = append(lines, make([]string, l.top)...)
	lines = append(lines, s.passage(l.Passage)...)
	lines = append(lines, s.rule(c, l.Passage))
	if !s.Appearing.Coming() {
		lines = append(lines, s.Chooser.View(&c.Styles, c.Page.Text, l.choices)...)
	}
	lines = append(lines, make([]string, max(0, c.Page.Height-2-len(lines)))...)
	if c.Page.Panel > 0 {
		lines = beside(lines, sidePanel(c, len(lines)), c)
		return append(lines, "", screen.HelpLine(c, s.Keys.useful(c)))
	}
	return append(lines, statusLine(c), screen.HelpLine(c, s.Keys.useful(c)))
}

// passage returns the lines in view, padded to the height.
func (s *Screen) passage(height int) []string {
	end := min(len(s.Lines), s.Offset+height)
	view := append([]string{}, s.Lines[min(s.Offset, end):end]...)
	view = s.Appearing.appeared(view, columnsOf(s.Lines[:min(s.Offset, end)]))
	return append(view, make([]string, height-len(view))...)
}

// rule parts the passage from the choices, and says how much of it is out of
// view.
func (s *Screen) rule(c *screen.Context, height int) string {
	note := ""
	if below := len(s.Lines) - s.Offset - height; below > 0 {
		note = "▼ " + c.Phrases.Passage.Below.Of(below)
	} else if s.Offset > 0 {
		note = "▲ " + c.Phrases.Passage.Above.Of(s.Offset)
	}
	return widget.RuleWith(&c.Styles, note, c.Page.Text)
}
