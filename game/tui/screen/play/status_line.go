package play

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// meterCells is the status line's meter: a cell is ten of suspicion.
const meterCells = 10

// statusLine is the side panel in one line.
func statusLine(c *screen.Context, st *standing) string {
	now, recent := &st.State, &st.recent
	left, width := "", 0
	if c.Story.HasSuspicion() && !st.saysSuspicion {
		left, width = suspicionPart(c, st)
	}
	for _, m := range c.PanelMeters() {
		part := c.MeterLine(m, now)
		drawn, more := c.Styles.Text.Render(part), 0
		if moved := shift(recent.meter(m)); moved != "" {
			drawn, more = drawn+" "+c.Styles.Change.Render(moved), 1+prose.Width(moved)
		}
		if gap := min(2*width, 2); width+gap+prose.Width(part)+more <= c.Page.Width {
			left += strings.Repeat(" ", gap) + drawn
			width += gap + prose.Width(part) + more
		}
	}
	if timer := timerPart(c, c.Page.Width-width-2); timer != "" {
		left += "  " + c.Styles.Clock.Render(timer)
		width += 2 + prose.Width(timer)
	}
	room := c.Page.Width - width - 2
	if just := justCarried(c, recent, room); just != "" {
		return widget.Spread(left, width, c.Styles.Change.Render(just), prose.Width(just), c.Page.Width)
	}
	carried := c.CarriedLine(now, room)
	return widget.Spread(left, width, c.Styles.Aside.Render(carried), prose.Width(carried), c.Page.Width)
}

// suspicionPart shows suspicion, and trace if there is any.
func suspicionPart(c *screen.Context, st *standing) (drawn string, width int) {
	now, recent := &st.State, &st.recent
	level := c.Level(now)
	left, more := withShift(c, c.Styles.MeterAt(now.Suspicion()).Render(level), recent.suspicion)
	left = widget.SuspicionMeter(c.Styles, now, c.Story.Levels, meterCells) + " " + left
	width = meterCells + 1 + prose.Width(level) + more
	if now.Trace() > 0 {
		trace := "  " + c.Trace(now)
		drawn, more := withShift(c, c.Styles.Aside.Render(trace), recent.trace)
		left += drawn
		width += prose.Width(trace) + more
	}
	return left, width
}

// beside puts the panel's lines at the right of the others, from a column on.
func beside(lines, panel []string, from int) []string {
	for i := range lines {
		if i >= len(panel) || panel[i] == "" {
			continue
		}
		pad := from - prose.StyledWidth(lines[i])
		lines[i] += strings.Repeat(" ", max(0, pad)) + panel[i]
	}
	return lines
}

// header names the scene, its place, and the time that is left.
func header(c *screen.Context, st *standing) string {
	now := &st.State
	scene := c.Words.Scenes[c.Story.Nodes[now.Node].Scene]
	time, short := c.TimeLeft(now)
	if c.Page.Panel > 0 || st.saysClock {
		time, short = "", false // the panel says it, or the page of an arrest
	}
	timeStyle := c.Styles.Clock
	if short {
		timeStyle = c.Styles.ClockLow
		time = "! " + time
	}
	room := c.Page.Text - prose.Width(time) - 1
	title := widget.Clip(scene.Title, room)
	left := c.Styles.Title.Render(title)
	width := prose.Width(title)
	if place := widget.ClipWords(" · "+scene.Place, room-width); scene.Place != "" && prose.Width(place) > 6 {
		left += c.Styles.Place.Render(place)
		width += prose.Width(place)
	}
	return widget.Spread(left, width, timeStyle.Render(time), prose.Width(time), c.Page.Text)
}
