package tui

import (
	"slices"
	"strconv"

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
	peaks := peaks(t.narrator, t.run)
	top.lines = append(top.lines, newGraph(t, width, graphHeight(t.page)).lines(peaks)...)
	noticed, decided := list{Context: t, width: min(width, measure)}, list{Context: t, width: min(width, measure)}
	listNoticed(&noticed, peaks)
	listDecided(&decided)
	listFoundSoFar(&decided)
	top.lines = append(top.lines, "")
	if width < 2*measure+gutter {
		return slices.Concat(top.lines, noticed.lines, []string{""}, decided.lines)
	}
	return append(top.lines, columns(noticed.lines, decided.lines, measure+gutter)...)
}

// noticed tells who noticed what: the peaks of suspicion.
func listNoticed(l *list, peaks []peak) {
	l.head(l.phrases.Debrief.Noticed)
	if len(peaks) == 0 {
		l.text(l.phrases.Debrief.Unnoticed, 2)
	}
	for _, p := range peaks {
		l.item(string(p.letter), peakLine(l.narrator, p))
		if why := reasonFor(l.narrator, p.by); why != "" {
			for _, line := range prose.WrapText(why, l.width-4) {
				l.lines = append(l.lines, "    "+l.styles.Caption.Render(line))
			}
		}
	}
}

// foundSoFar tells how many endings there are, and were found.
func listFoundSoFar(l *list) {
	l.head(l.phrases.Debrief.Endings)
	found, of := foundEndings(l.Context.Session)
	l.text(fill(l.phrases.Debrief.Found, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of)), 2)
}

// graphHeight gives the chart a quarter of a page.
func graphHeight(p page) int { return min(max(4, p.height/4), 16) }

// decided tells what decided how the run ended.
func listDecided(l *list) {
	l.head(l.phrases.Debrief.Decided)
	report := l.report()
	if report == nil {
		l.text(l.phrases.Debrief.Looking, 2)
		return
	}
	reasons := reasons(l.Context.Session, report)
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
