package play

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// sidePanel shows on a wide screen how the run stands, in a column of its own.
func sidePanel(c *screen.Context, st *standing, height int) []string {
	p := panelOf(c, st, height)
	return p.bordered(moodOf(c, st))
}

// panelOf fills a panel with how the run stands.
func panelOf(c *screen.Context, st *standing, height int) *panel {
	p, now := &panel{Context: c, width: c.Page.Panel - 2, height: height, recent: st.recent, slide: st.slide}, &st.State
	p.realTime()
	if c.Story.HasSuspicion() {
		p.suspicion(now)
	}
	for _, m := range c.PanelMeters() {
		p.meter(m, now)
	}
	p.time(now)
	if len(c.Story.Items) > 0 {
		p.list(c.Phrases.Panel.Carried, p.carriedMarks(now), c.Phrases.Panel.Nothing)
	}
	if known := p.knownMarks(now); len(known) > 0 {
		p.list(c.Phrases.Panel.Known, known, "")
	}
	return p
}

// A panel is a column that fills up from the top.
type panel struct {
	*screen.Context
	width, height int
	lines         []string
	recent        recent
	slide         float64 // as in [standing]
}

// cells is how wide the panel's meters are.
func (p *panel) cells() int {
	if p.Page.Side > 0 {
		return min(p.width, widestMeter)
	}
	return 2 * meterCells
}

func (p *panel) head(title string) {
	if len(p.lines) > 0 {
		p.lines = append(p.lines, "")
	}
	p.lines = append(p.lines, p.Styles.Heading.Render(widget.Clip(title, p.width)))
}

func (p *panel) suspicion(now *game.State) {
	p.head(p.Phrases.Panel.Suspicion)
	level, _ := withShift(p.Context, p.Styles.MeterAt(now.Suspicion()).Render(widget.Clip(p.Level(now), p.width-5)), p.recent.suspicion)
	p.lines = append(p.lines, widget.SuspicionMeter(p.Styles, now, p.Story.Levels, p.cells()),
		widget.LevelScale(p.Styles, now, p.Story.Levels, p.cells()), level)
	if now.Trace() > 0 || p.recent.trace != 0 {
		text := phrases.Fill(p.Phrases.Panel.Floor, "n", strconv.Itoa(now.Floor()), "trace", strconv.Itoa(now.Trace()))
		floor, _ := withShift(p.Context, p.Styles.Aside.Render(widget.Clip(text, p.width-4)), p.recent.trace)
		p.lines = append(p.lines, floor)
	}
}

// meter shows one of the story's own.
func (p *panel) meter(m game.Meter, now *game.State) {
	p.head(p.MeterName(m))
	value := p.Styles.Text.Render(widget.Clip(p.MeterValue(m, now), p.width-5))
	value += p.moved(m)
	lo, hi := p.Story.Bounds(m)
	p.lines = append(p.lines, widget.ValueMeter(p.Styles, int(now.Meters[m]), lo, hi, p.cells()), value)
}

func (p *panel) time(now *game.State) {
	text, short := p.TimeLeft(now)
	style := p.Styles.Clock
	switch {
	case text == "":
		return
	case short:
		style = p.Styles.ClockLow
		text = "! " + text
	}
	p.head(p.Phrases.Panel.Clock)
	line := style.Render(widget.Clip(text, p.width-5))
	if moved := shift(p.recent.clock); moved != "" {
		line += " " + p.Styles.Aside.Render(moved)
	}
	p.lines = append(p.lines, line)
}

// A mark is a name in a list of the panel, with a sign before it if it has just come
// or gone.
type mark struct {
	name string
	sign string
}

// carriedMarks lists the things that are carried, and behind them those just lost.
func (p *panel) carriedMarks(now *game.State) []mark {
	var marks []mark
	for i := range p.Story.Items {
		if v := p.Story.ItemVar(game.ItemID(i)); now.Has(v) {
			marks = append(marks, mark{p.Words.Items[i].Name, p.sign(v)})
		}
	}
	for _, name := range p.recent.lost(p.Session) {
		marks = append(marks, mark{name, "-"})
	}
	return marks
}

// knownMarks lists the facts that are known and have a name.
func (p *panel) knownMarks(now *game.State) []mark {
	var marks []mark
	for i, f := range p.Story.Facts {
		if v := p.Story.FactVar(game.FactID(i)); f.Named && now.Has(v) {
			marks = append(marks, mark{p.Words.Facts[i].Name, p.sign(v)})
		}
	}
	return marks
}

func (p *panel) sign(v game.Var) string {
	if p.recent.gained(v) {
		return "+"
	}
	return ""
}

// draw sets a name, and its sign before it. A new one slides in from the right.
func (p *panel) draw(m mark) string {
	switch m.sign {
	case "":
		return p.Styles.Text.Render(widget.Clip(m.name, p.width))
	case "-":
		return p.Styles.Aside.Render(widget.Clip("- "+m.name, p.width))
	default:
		away := min(p.width-1, int(p.slide*float64(p.width)))
		return strings.Repeat(" ", away) + p.Styles.Change.Render(widget.Clip(m.sign+" "+m.name, p.width-away))
	}
}

// list shows names under a head, as many as there is room for.
func (p *panel) list(title string, list []mark, none string) {
	if p.height-len(p.lines) < 3 {
		return
	}
	p.head(title)
	if len(list) == 0 {
		p.lines = append(p.lines, p.Styles.Aside.Render(widget.Clip(none, p.width)))
	}
	for i, entry := range list {
		if room := p.height - len(p.lines); room == 1 && i < len(list)-1 {
			p.lines = append(p.lines, p.Styles.Aside.Render(widget.Clip(p.Phrases.Panel.More.Of(len(list)-i), p.width)))
			return
		}
		p.lines = append(p.lines, p.draw(entry))
	}
}

// bordered returns the column with a rule at its left, over its whole height.
func (p *panel) bordered(m mood) []string {
	lines := make([]string, p.height)
	edge := m.style.Render(m.edge)
	for i := range lines {
		lines[i] = edge
		if i < len(p.lines) && p.lines[i] != "" {
			lines[i] += " " + p.lines[i]
		}
	}
	return lines
}
