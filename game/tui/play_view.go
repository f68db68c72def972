package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

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

// ruleWith draws a rule with a note at its right end.
func ruleWith(s *theme.Styles, note string, width int) string {
	if note == "" || prose.Width(note)+6 > width {
		return s.Rule.Render(strings.Repeat("─", width))
	}
	left := strings.Repeat("─", width-prose.Width(note)-4)
	return s.Rule.Render(left) + " " + s.More.Render(note) + " " + s.Rule.Render("──")
}

// header says where the run is, and how much time it has.
func header(t *Context) string {
	now := &t.run.Now().State
	scene := t.words.Scenes[t.story.Nodes[now.Node].Scene]
	time, short := t.timeLeft(now)
	if t.page.panel > 0 {
		time, short = "", false // the panel says it
	}
	timeStyle := t.styles.Clock
	if short {
		timeStyle = t.styles.ClockLow
		time = "! " + time
	}
	room := t.page.text - prose.Width(time) - 1
	title := clip(scene.Title, room)
	left := t.styles.Title.Render(title)
	width := prose.Width(title)
	if place := clip(" · "+scene.Place, room-width); scene.Place != "" && prose.Width(place) > 6 {
		left += t.styles.Place.Render(place)
		width += prose.Width(place)
	}
	return spread(left, width, timeStyle.Render(time), prose.Width(time), t.page.text)
}

// meterCells is the status line's meter: a cell is ten of suspicion.
const meterCells = 10

// statusLine says in one line what the side panel says in many.
func statusLine(t *Context) string {
	now := &t.run.Now().State
	level, recent := t.level(now), t.recent()
	left, more := t.withShift(t.styles.MeterAt(now.Suspicion()).Render(level), recent.suspicion)
	left = suspicionMeter(&t.styles, now, meterCells) + " " + left
	width := meterCells + 1 + prose.Width(level) + more
	if now.Trace() > 0 {
		trace := "  " + t.trace(now)
		drawn, more := t.withShift(t.styles.Aside.Render(trace), recent.trace)
		left += drawn
		width += prose.Width(trace) + more
	}
	if timer := t.timerPart(t.page.width - width - 2); timer != "" {
		left += "  " + t.styles.Clock.Render(timer)
		width += 2 + prose.Width(timer)
	}
	room := t.page.width - width - 2
	if just := t.justCarried(recent, room); just != "" {
		return spread(left, width, t.styles.Change.Render(just), prose.Width(just), t.page.width)
	}
	carried := t.carriedLine(now, room)
	return spread(left, width, t.styles.Aside.Render(carried), prose.Width(carried), t.page.width)
}

// beside puts the panel's lines at the right of the others.
func beside(lines, panel []string, t *Context) []string {
	for i := range lines {
		if i >= len(panel) || panel[i] == "" {
			continue
		}
		pad := t.page.text + gutter - lipgloss.Width(lines[i])
		lines[i] += strings.Repeat(" ", max(0, pad)) + panel[i]
	}
	return lines
}
