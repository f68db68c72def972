package play

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// meterCells is the status line's meter: a cell is ten of suspicion.
const meterCells = 10

// statusLine says in one line what the side panel says in many.
func statusLine(t *screen.Context) string {
	now := &t.Run.Now().State
	level, recent := t.Level(now), recentOf(t.Session)
	left, more := withShift(t, t.Styles.MeterAt(now.Suspicion()).Render(level), recent.suspicion)
	left = widget.SuspicionMeter(&t.Styles, now, meterCells) + " " + left
	width := meterCells + 1 + prose.Width(level) + more
	if now.Trace() > 0 {
		trace := "  " + t.Trace(now)
		drawn, more := withShift(t, t.Styles.Aside.Render(trace), recent.trace)
		left += drawn
		width += prose.Width(trace) + more
	}
	if timer := timerPart(t, t.Page.Width-width-2); timer != "" {
		left += "  " + t.Styles.Clock.Render(timer)
		width += 2 + prose.Width(timer)
	}
	room := t.Page.Width - width - 2
	if just := justCarried(t, recent, room); just != "" {
		return widget.Spread(left, width, t.Styles.Change.Render(just), prose.Width(just), t.Page.Width)
	}
	carried := t.CarriedLine(now, room)
	return widget.Spread(left, width, t.Styles.Aside.Render(carried), prose.Width(carried), t.Page.Width)
}

// beside puts the panel's lines at the right of the others.
func beside(lines, panel []string, t *screen.Context) []string {
	for i := range lines {
		if i >= len(panel) || panel[i] == "" {
			continue
		}
		pad := t.Page.Text + widget.Gutter - prose.StyledWidth(lines[i])
		lines[i] += strings.Repeat(" ", max(0, pad)) + panel[i]
	}
	return lines
}

// header says where the run is, and how much time it has.
func header(t *screen.Context) string {
	now := &t.Run.Now().State
	scene := t.Words.Scenes[t.Story.Nodes[now.Node].Scene]
	time, short := t.TimeLeft(now)
	if t.Page.Panel > 0 {
		time, short = "", false // the panel says it
	}
	timeStyle := t.Styles.Clock
	if short {
		timeStyle = t.Styles.ClockLow
		time = "! " + time
	}
	room := t.Page.Text - prose.Width(time) - 1
	title := widget.Clip(scene.Title, room)
	left := t.Styles.Title.Render(title)
	width := prose.Width(title)
	if place := widget.Clip(" · "+scene.Place, room-width); scene.Place != "" && prose.Width(place) > 6 {
		left += t.Styles.Place.Render(place)
		width += prose.Width(place)
	}
	return widget.Spread(left, width, timeStyle.Render(time), prose.Width(time), t.Page.Text)
}
