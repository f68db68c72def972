package debrief

import (
	"slices"
	"strconv"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// A debriefing explains a run that has ended: its figures, suspicion over its
// course, who noticed, and the choices that decided its end. It takes all the width
// that there is.
type debriefing struct{ screen.Pager }

var _ screen.BroadScreen = (*debriefing)(nil)

// New opens the debriefing of the session's run, which has ended.
func New(c *screen.Context) screen.Screen {
	ending, _ := c.Run.Now().State.Ended()
	title := phrases.Fill(c.Phrases.Debrief.Title, "ending", c.Words.Endings[ending].Name)
	return &debriefing{screen.Pager{Keys: screen.NewPagerKeys(c.Phrases, "d"), Title: title, Compose: Debrief}}
}

// Broad makes the root give it all the width.
func (s *debriefing) Broad() {}

// Debrief sets the figures and the chart. Below them stand, side by side if there is
// room, the peaks of suspicion and the choices that decided the end.
func Debrief(c *screen.Context, width int) []string {
	top := screen.List{Context: c, Width: width}
	top.Text(c.Figures(&c.Run.Now().State), 0)
	column := min(width, widget.Measure)
	if width >= 2*leastColumn+widget.Gutter {
		column = min(column, (width-widget.Gutter)/2)
	}
	noticed, decided := screen.List{Context: c, Width: column}, screen.List{Context: c, Width: column}
	listDecided(&decided)
	listFoundSoFar(&decided)
	if !c.Story.HasSuspicion() {
		return slices.Concat(top.Lines, []string{""}, decided.Lines)
	}
	top.Head(c.Phrases.Panel.Suspicion)
	peaks := review.Peaks(c.Narrator, c.Run)
	top.Lines = append(top.Lines, NewGraph(c, width, graphHeight(c.Page)).Lines(peaks)...)
	listNoticed(&noticed, peaks)
	top.Lines = append(top.Lines, "")
	if width < 2*leastColumn+widget.Gutter {
		return slices.Concat(top.Lines, noticed.Lines, []string{""}, decided.Lines)
	}
	return append(top.Lines, widget.Columns(noticed.Lines, decided.Lines, column+widget.Gutter)...)
}

// leastColumn is the least width of each of two lists that stand side by side.
const leastColumn = 60

// listNoticed lists the peaks of suspicion and who noticed.
func listNoticed(l *screen.List, peaks []review.Peak) {
	l.Head(l.Phrases.Debrief.Noticed)
	if len(peaks) == 0 {
		l.Text(l.Phrases.Debrief.Unnoticed, 2)
	}
	for _, p := range peaks {
		l.Item(string(p.Letter), review.PeakLine(l.Narrator, p))
		if why := review.ReasonFor(l.Narrator, p.By); why != "" {
			for _, line := range prose.WrapText(why, l.Width-4) {
				l.Lines = append(l.Lines, "    "+l.Styles.Caption.Render(line))
			}
		}
	}
}

// listFoundSoFar tells how many endings there are, and were found.
func listFoundSoFar(l *screen.List) {
	l.Head(l.Phrases.Debrief.Endings)
	found, of := review.Found(l.Context.Session)
	l.Text(phrases.Fill(l.Phrases.Debrief.Found, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of)), 2)
}

// graphHeight gives the chart a quarter of a page.
func graphHeight(p widget.Page) int { return min(max(4, p.Height/4), 16) }

// listDecided lists the choices that decided how the run ended.
func listDecided(l *screen.List) {
	l.Head(l.Phrases.Debrief.Decided)
	report := l.Report()
	if report == nil {
		l.Text(l.Phrases.Debrief.Looking, 2)
		return
	}
	reasons := review.Reasons(l.Context.Session, report)
	if len(reasons) == 0 {
		l.Text(l.Phrases.Debrief.Nothing, 2)
	}
	for _, r := range reasons {
		l.Item(r.Sign, r.Head)
		for _, line := range r.Lines {
			l.Text(line, 4)
		}
	}
}
