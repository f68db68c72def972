package play

import (
	"strings"

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
	fuse := 0
	if air > 0 && c.IsShort(&c.Run.Now().State) {
		fuse = 1
	}
	rows := c.Page.Height - 4 - 2*air // header, rule, status, help
	all, tallest := s.Chooser.Rows(c.Page.Text)
	free := rows - max(1, len(s.Lines))
	l := Layout{top: air, choices: min(all, max(3, rows*2/5, free, min(tallest, rows-1)))}
	l.Passage = max(1, rows-l.choices)
	switch missing := len(s.Lines) - l.Passage; {
	case missing <= 0:
		l.Passage = max(min(l.Passage, shortPassage), min(l.Passage, len(s.Lines)+1))
	case missing == 2*air && fuse == 0:
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
	if ending, staged := s.staged(c); staged && s.motion.arrest == nil {
		return s.viewEnding(c, ending)
	}
	st := s.standing(recentOf(c.Session), c.Run.Now().State)
	lines := append(make([]string, 0, c.Page.Height), header(c, &st))
	if a := s.motion.arrest; a != nil {
		lines = append(lines, a.view(c, c.Page.Height-3)...)
	} else {
		lines = s.page(c, &st, lines)
	}
	switch {
	case c.Page.Side > 0:
		return append(s.between(c, &st, lines), "", s.helpLine(c))
	case c.Page.Panel > 0:
		lines = beside(lines, sidePanel(c, &st, len(lines)), c.Page.Text+widget.Gutter)
		return append(lines, "", s.helpLine(c))
	}
	return append(lines, statusLine(c, &st), s.helpLine(c))
}

// page draws the passage and the choices below the header.
func (s *Screen) page(c *screen.Context, st *standing, lines []string) []string {
	l, m := s.Layout(c), moodOf(c, st)
	for y := range l.top {
		if y == 0 && burning(c, st) {
			lines = append(lines, fuseLine(c, st))
		} else {
			lines = append(lines, "")
		}
	}
	lines = s.passage(lines, l.Passage)
	lines = append(lines, s.rule(c, &m, l.Passage))
	s.Chooser.CursorStyle = m.cursor
	lines = append(lines, s.Chooser.View(c.Styles, c.Page.Text, l.choices)...)
	return withBlanks(lines, c.Page.Height-2)
}

// withBlanks fills lines up to a height.
func withBlanks(lines []string, height int) []string {
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines
}

// helpLine shows the keys, or in an arrest that any key goes on.
func (s *Screen) helpLine(c *screen.Context) string {
	if s.Arrested() {
		return strings.Repeat(" ", c.Page.TextLeft()) + c.Styles.HelpText.Render(widget.Clip(c.Phrases.Arrest.GoOn, c.Page.Width-c.Page.TextLeft()))
	}
	keys := s.Keys.useful(c)
	return screen.KeyLine(c, keys.ShortHelp())
}

// passage draws the lines in view, filled up to the height, behind others.
func (s *Screen) passage(lines []string, height int) []string {
	from, end := len(lines), min(len(s.Lines), s.Offset+height)
	lines = append(lines, s.Lines[min(s.Offset, end):end]...)
	s.flicker(lines[from:], s.Offset)
	s.typeIn(lines[from:], s.Offset)
	return withBlanks(lines, from+height)
}

// rule parts the passage from the choices, in the mood of the room.
func (s *Screen) rule(c *screen.Context, m *mood, height int) string {
	return widget.RuleOf(m.style, m.line, m.word, c.Styles.More, s.note(c, height), c.Page.Text)
}

// note says how much of the passage is out of view, of which so many rows are in it.
func (s *Screen) note(c *screen.Context, height int) string {
	if below := len(s.Lines) - s.Offset - height; below > 0 {
		return "▼ " + c.Phrases.Passage.Below.Of(below)
	} else if s.Offset > 0 {
		return "▲ " + c.Phrases.Passage.Above.Of(s.Offset)
	}
	return ""
}
