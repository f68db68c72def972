package tui

import (
	"strings"

	"cobalt/game/narration/prose"
)

// meterCells is the status line's meter: a cell is ten of suspicion.
const meterCells = 10

// statusLine says in one line what the side panel says in many.
func statusLine(t *Context) string {
	now := &t.run.Now().State
	level, recent := t.level(now), recentOf(t.Session)
	left, more := withShift(t, t.styles.MeterAt(now.Suspicion()).Render(level), recent.suspicion)
	left = suspicionMeter(&t.styles, now, meterCells) + " " + left
	width := meterCells + 1 + prose.Width(level) + more
	if now.Trace() > 0 {
		trace := "  " + t.trace(now)
		drawn, more := withShift(t, t.styles.Aside.Render(trace), recent.trace)
		left += drawn
		width += prose.Width(trace) + more
	}
	if timer := timerPart(t, t.page.width-width-2); timer != "" {
		left += "  " + t.styles.Clock.Render(timer)
		width += 2 + prose.Width(timer)
	}
	room := t.page.width - width - 2
	if just := justCarried(t, recent, room); just != "" {
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
		pad := t.page.text + gutter - prose.StyledWidth(lines[i])
		lines[i] += strings.Repeat(" ", max(0, pad)) + panel[i]
	}
	return lines
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
