package tui

// A playLayout says how many rows each part of the play screen takes, from the
// top: header, a blank, passage, a rule, choices, a blank, status, help.
type playLayout struct {
	passage int // rows of the passage
	choices int // rows of the choices
	top     int // blank rows above the passage
}

// shortPassage is the passage's height as long as it is enough: choices stay
// where they are from one passage to the next.
const shortPassage = 14

// layout gives the choices what they need, up to two fifths of the page, and
// the passage the rest, but not more than it fills. Where it does not fit, the
// blanks around it go first: the one behind the choices, and, if that is all it
// takes, the one above.
func (s *playScreen) layout(t *Context) playLayout {
	air := 0
	if t.page.height >= airyHeight {
		air = 1
	}
	rows := t.page.height - 4 - 2*air // header, rule, status, help
	l := playLayout{top: air, choices: min(s.chooser.rows(t.page.text), max(3, rows*2/5))}
	l.passage = max(1, rows-l.choices)
	switch missing := len(s.lines) - l.passage; {
	case missing <= 0:
		l.passage = max(min(l.passage, shortPassage), min(l.passage, len(s.lines)+1))
	case missing == 2*air:
		l.passage, l.top = l.passage+2, 0
	default:
		l.passage += air
	}
	return l
}

// airyHeight is the height of a page from which on there are blank rows around
// the passage and the choices.
const airyHeight = 18

func (s *playScreen) view(t *Context) []string {
	l := s.layout(t)
	lines := append(make([]string, 0, t.page.height), header(t))
	lines = append(lines, make([]string, l.top)...)
	lines = append(lines, s.passage(l.passage)...)
	lines = append(lines, s.rule(t, l.passage))
	if !s.appearing.coming() {
		lines = append(lines, s.chooser.view(&t.styles, t.page.text, l.choices)...)
	}
	lines = append(lines, make([]string, max(0, t.page.height-2-len(lines)))...)
	if t.page.panel > 0 {
		lines = beside(lines, sidePanel(t, len(lines)), t)
		return append(lines, "", helpLine(t, s.keys.useful(t)))
	}
	return append(lines, statusLine(t), helpLine(t, s.keys.useful(t)))
}

// passage returns the lines in view, padded to the height.
func (s *playScreen) passage(height int) []string {
	end := min(len(s.lines), s.offset+height)
	view := append([]string{}, s.lines[min(s.offset, end):end]...)
	view = s.appearing.appeared(view, columnsOf(s.lines[:min(s.offset, end)]))
	return append(view, make([]string, height-len(view))...)
}

// rule parts the passage from the choices, and says how much of it is out of
// view.
func (s *playScreen) rule(t *Context, height int) string {
	note := ""
	if below := len(s.lines) - s.offset - height; below > 0 {
		note = "▼ " + t.phrases.Passage.Below.of(below)
	} else if s.offset > 0 {
		note = "▲ " + t.phrases.Passage.Above.of(s.offset)
	}
	return ruleWith(&t.styles, note, t.page.text)
}
