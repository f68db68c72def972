package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
)

// trace says what will be found later.
func (t *teller) trace(now *game.State) string {
	return fill(t.phrases.Status.Trace, "n", strconv.Itoa(now.Trace()))
}

// carriedLine names what is carried, or where that is too wide says how much
// it is.
func (t *teller) carriedLine(now *game.State, width int) string {
	list := t.carried(now)
	if len(list) == 0 {
		return t.phrases.Status.EmptyHanded
	}
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	if line := strings.Join(names, ", "); textWidth(line) <= width {
		return line
	}
	return t.phrases.Status.Carried.of(len(list))
}

// sidePanel shows on a wide screen how the run stands, in a column of its own.
func sidePanel(t *table, height int) []string {
	p, now := panel{table: t, width: t.page.panel - 2, height: height}, &t.run.Now().State
	p.suspicion(now)
	p.time(now)
	p.list(t.phrases.Panel.Carried, t.carried(now), t.phrases.Panel.Nothing)
	if known := t.known(now); len(known) > 0 {
		p.list(t.phrases.Panel.Known, known, "")
	}
	return p.bordered()
}

// A panel is a column that fills up from the top.
type panel struct {
	*table
	width, height int
	lines         []string
}

func (p *panel) head(title string) {
	if len(p.lines) > 0 {
		p.lines = append(p.lines, "")
	}
	p.lines = append(p.lines, p.styles.Heading.Render(clip(title, p.width)))
}

func (p *panel) suspicion(now *game.State) {
	p.head(p.phrases.Panel.Suspicion)
	p.lines = append(p.lines, suspicionMeter(&p.styles, now, 2*meterCells),
		p.styles.MeterAt(now.Suspicion()).Render(clip(p.level(now), p.width)))
	if now.Trace() > 0 {
		floor := fill(p.phrases.Panel.Floor, "n", strconv.Itoa(now.Floor()), "trace", strconv.Itoa(now.Trace()))
		p.lines = append(p.lines, p.styles.Aside.Render(clip(floor, p.width)))
	}
}

func (p *panel) time(now *game.State) {
	text, short := p.timeLeft(now)
	style := p.styles.Clock
	switch {
	case text == "":
		return
	case short:
		style = p.styles.ClockLow
		text = "! " + text
	}
	p.head(p.phrases.Panel.Clock)
	p.lines = append(p.lines, style.Render(clip(text, p.width)))
}

// list shows names under a head, as many as there is room for.
func (p *panel) list(title string, list []game.Named, none string) {
	if p.height-len(p.lines) < 3 {
		return
	}
	p.head(title)
	if len(list) == 0 {
		p.lines = append(p.lines, p.styles.Aside.Render(clip(none, p.width)))
	}
	for i, entry := range list {
		if room := p.height - len(p.lines); room == 1 && i < len(list)-1 {
			p.lines = append(p.lines, p.styles.Aside.Render(clip(p.phrases.Panel.More.of(len(list)-i), p.width)))
			return
		}
		p.lines = append(p.lines, p.styles.Text.Render(clip(entry.Name, p.width)))
	}
}

// bordered returns the column with a rule at its left, over its whole height.
func (p *panel) bordered() []string {
	lines := make([]string, p.height)
	edge := p.styles.Rule.Render("│")
	for i := range lines {
		lines[i] = edge
		if i < len(p.lines) && p.lines[i] != "" {
			lines[i] += " " + p.lines[i]
		}
	}
	return lines
}
