package tui

import (
	"strconv"

	"cobalt/game"
)

// sidePanel shows on a wide screen how the run stands, in a column of its own.
func sidePanel(t *Context, height int) []string {
	p, now := panel{Context: t, width: t.page.panel - 2, height: height, recent: recentOf(t.Session)}, &t.run.Now().State
	p.realTime()
	p.suspicion(now)
	p.time(now)
	p.list(t.phrases.Panel.Carried, p.carriedMarks(now), t.phrases.Panel.Nothing)
	if known := p.knownMarks(now); len(known) > 0 {
		p.list(t.phrases.Panel.Known, known, "")
	}
	return p.bordered()
}

// A panel is a column that fills up from the top.
type panel struct {
	*Context
	width, height int
	lines         []string
	recent        recent
}

func (p *panel) head(title string) {
	if len(p.lines) > 0 {
		p.lines = append(p.lines, "")
	}
	p.lines = append(p.lines, p.styles.Heading.Render(clip(title, p.width)))
}

func (p *panel) suspicion(now *game.State) {
	p.head(p.phrases.Panel.Suspicion)
	level, _ := withShift(p.Context, p.styles.MeterAt(now.Suspicion()).Render(clip(p.level(now), p.width-5)), p.recent.suspicion)
	p.lines = append(p.lines, suspicionMeter(&p.styles, now, 2*meterCells), level)
	if now.Trace() > 0 || p.recent.trace != 0 {
		text := fill(p.phrases.Panel.Floor, "n", strconv.Itoa(now.Floor()), "trace", strconv.Itoa(now.Trace()))
		floor, _ := withShift(p.Context, p.styles.Aside.Render(clip(text, p.width-4)), p.recent.trace)
		p.lines = append(p.lines, floor)
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
	line := style.Render(clip(text, p.width-5))
	if moved := shift(p.recent.clock); moved != "" {
		line += " " + p.styles.Aside.Render(moved)
	}
	p.lines = append(p.lines, line)
}

// A mark is a name in a list of the panel, with a sign before it where it has
// just come or gone.
type mark struct {
	name string
	sign string
}

// carriedMarks lists what is carried, and behind it what was just lost.
func (p *panel) carriedMarks(now *game.State) []mark {
	var marks []mark
	for i := range p.story.Items {
		if v := p.story.ItemVar(game.ItemID(i)); now.Has(v) {
			marks = append(marks, mark{p.words.Items[i].Name, p.sign(v)})
		}
	}
	for _, name := range p.recent.lost {
		marks = append(marks, mark{name, "-"})
	}
	return marks
}

// knownMarks lists the facts that are known and have a name.
func (p *panel) knownMarks(now *game.State) []mark {
	var marks []mark
	for i, f := range p.story.Facts {
		if v := p.story.FactVar(game.FactID(i)); f.Named && now.Has(v) {
			marks = append(marks, mark{p.words.Facts[i].Name, p.sign(v)})
		}
	}
	return marks
}

func (p *panel) sign(v game.Var) string {
	if p.recent.gained[v] {
		return "+"
	}
	return ""
}

// draw sets a name, and its sign before it.
func (p *panel) draw(m mark) string {
	switch m.sign {
	case "":
		return p.styles.Text.Render(clip(m.name, p.width))
	case "-":
		return p.styles.Aside.Render(clip("- "+m.name, p.width))
	default:
		return p.styles.Change.Render(clip(m.sign+" "+m.name, p.width))
	}
}

// list shows names under a head, as many as there is room for.
func (p *panel) list(title string, list []mark, none string) {
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
		p.lines = append(p.lines, p.draw(entry))
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
