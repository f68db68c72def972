package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
)

// A debriefing explains a run that has ended: its figures, suspicion over its
// course, who noticed what, and what decided its end. It takes all the width
// that there is.
type debriefing struct{ pager }

func newDebriefing(t *Context) screen {
	ending, _ := t.run.Now().State.Ended()
	title := fill(t.phrases.Debrief.Title, "ending", t.words.Endings[ending].Name)
	return &debriefing{pager{keys: newPagerKeys(t.phrases, "d"), title: title, compose: debrief}}
}

// broad makes the root give it all the width.
func (s *debriefing) broad() {}

// debrief sets the figures and the chart, and below, side by side where there is
// room, who noticed what and what decided the end.
func debrief(t *Context, width int) []string {
	top := list{Context: t, width: width}
	top.text(t.figures(&t.run.Now().State), 0)
	top.head(t.phrases.Panel.Suspicion)
	peaks := t.peaks(t.run)
	top.lines = append(top.lines, newGraph(t, width, graphHeight(t.page)).lines(peaks)...)
	noticed, decided := list{Context: t, width: min(width, measure)}, list{Context: t, width: min(width, measure)}
	noticed.noticed(peaks)
	decided.decided()
	decided.foundSoFar()
	top.lines = append(top.lines, "")
	if width < 2*measure+gutter {
		return slices.Concat(top.lines, noticed.lines, []string{""}, decided.lines)
	}
	return append(top.lines, columns(noticed.lines, decided.lines, measure+gutter)...)
}

// columns sets lines beside others, which begin at a column.
func columns(left, right []string, at int) []string {
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		if i < len(left) {
			lines[i] = left[i]
		}
		if i < len(right) && right[i] != "" {
			lines[i] += strings.Repeat(" ", max(0, at-lipgloss.Width(lines[i]))) + right[i]
		}
	}
	return lines
}

// noticed tells who noticed what: the peaks of suspicion.
func (l *list) noticed(peaks []peak) {
	l.head(l.phrases.Debrief.Noticed)
	if len(peaks) == 0 {
		l.text(l.phrases.Debrief.Unnoticed, 2)
	}
	for _, p := range peaks {
		l.item(string(p.letter), l.peakLine(p))
		if why := l.reason(p.by); why != "" {
			for _, line := range prose.WrapText(why, l.width-4) {
				l.lines = append(l.lines, "    "+l.styles.Caption.Render(line))
			}
		}
	}
}

// foundSoFar tells how many endings there are, and were found.
func (l *list) foundSoFar() {
	l.head(l.phrases.Debrief.Endings)
	found, of := l.Context.found()
	l.text(fill(l.phrases.Debrief.Found, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of)), 2)
}

// graphHeight gives the chart a quarter of a page.
func graphHeight(p page) int { return min(max(4, p.height/4), 16) }

// item lists a thing behind its sign.
func (l *list) item(sign, text string) {
	for i, line := range prose.WrapText(text, l.width-4) {
		mark := "  "
		if i == 0 {
			mark = l.styles.Change.Render(clip(sign, 1)) + " "
		}
		l.lines = append(l.lines, "  "+mark+l.styles.Item.Render(line))
	}
}

// decided tells what decided how the run ended.
func (l *list) decided() {
	l.head(l.phrases.Debrief.Decided)
	report := l.report()
	if report == nil {
		l.text(l.phrases.Debrief.Looking, 2)
		return
	}
	reasons := l.reasons(report)
	if len(reasons) == 0 {
		l.text(l.phrases.Debrief.Nothing, 2)
	}
	for _, r := range reasons {
		l.item(r.sign, r.head)
		for _, line := range r.lines {
			l.text(line, 4)
		}
	}
}

// A turning lists the points at which the run's end was decided, and goes back
// to any of them.
type turning struct {
	rewindScreen
	report bool // it lists a report, not the wait for one
}

func newTurning(t *Context) screen {
	return &turning{rewindScreen: rewindScreen{keys: newRewindKeys(t.phrases), title: t.phrases.Debrief.Turning}}
}

// arrange lists the points once they are known.
func (s *turning) arrange(t *Context) {
	report := t.report()
	if s.report || report == nil {
		return
	}
	s.report = true
	for _, p := range turningPoints(report) {
		label, aside := t.turningLabel(p)
		s.chooser.entries = append(s.chooser.entries, entry{
			label: label, aside: aside,
			take: func(t *Context) action { return action{cmd: t.rewind(p.step - 1), pop: true} },
		})
	}
	s.chooser.from = 1
}

func (s *turning) update(t *Context, msg tea.Msg) action { return s.rewindScreen.update(t, msg) }

func (s *turning) view(t *Context) []string {
	lines := s.rewindScreen.view(t)
	switch {
	case !s.report:
		lines[2] = t.styles.About.Render(clip(t.phrases.Debrief.Looking, t.page.width))
	case len(s.chooser.entries) == 0:
		lines[2] = t.styles.About.Render(clip(t.phrases.Debrief.Nothing, t.page.width))
	}
	return lines
}

// canTurn reports whether one can go back at all.
func (t *Session) canTurn() bool {
	return t.run.Difficulty != game.Ghost && t.run.Choices() > 0 && !t.racing()
}
