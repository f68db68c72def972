package play

import (
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/mapview"
	"cobalt/game/tui/widget"
)

// mostVoices is how many of the voices heard before are kept for the right column.
const mostVoices = 16

// arrangeSides makes the columns on both sides of the passage ready.
func (s *Screen) arrangeSides(c *screen.Context, moved bool) {
	switch {
	case c.Page.Side == 0:
		s.guide, s.radio = nil, nil
		return
	case s.guide == nil:
		s.guide = mapview.NewGuide(c)
	case !moved:
		return
	}
	s.guide.Follow(c)
	s.radio = heard(c)
}

// heard returns the voices of people before the passage that is shown, the last one
// first.
func heard(c *screen.Context) []narration.Part {
	var voices []narration.Part
	steps := c.Run.Steps()
	for _, step := range slices.Backward(steps[:len(steps)-1]) {
		for i := range slices.Backward(step.Record.Blocks) {
			text := c.Words.Shown(&step.Record, i)
			if text.Kind != game.Quote {
				continue
			}
			if name, _ := text.Speaker(); name != "" {
				voices = append(voices, narration.Part{Text: text})
			}
			if len(voices) == mostVoices {
				return voices
			}
		}
	}
	return voices
}

// between puts the lines of the passage between two columns. The edge of the left one has
// no mood, because a terminal would be sent all its rows again with every change of that.
func (s *Screen) between(c *screen.Context, st *standing, lines []string) []string {
	left := s.scenes(c, len(lines))
	if s.Arrested() && c.Dims() {
		left = dimmed(c, left, c.Page.Side)
	}
	edge := c.Styles.Rule.Render("│")
	for i := range lines {
		side := ""
		if i < len(left) {
			side = left[i]
		}
		pad := strings.Repeat(" ", max(0, c.Page.Side-prose.StyledWidth(side)))
		margin := ""
		if lines[i] != "" {
			margin = strings.Repeat(" ", widget.Gutter-2) + lines[i]
		}
		lines[i] = side + pad + " " + edge + margin
	}
	return beside(lines, s.dossier(c, st, len(lines)), c.Page.Side+widget.Gutter+c.Page.Text+widget.Gutter)
}

// scenes is the left column: the scenes, and the map of the one that is played.
func (s *Screen) scenes(c *screen.Context, height int) []string {
	width := c.Page.Side
	lines := []string{c.Styles.Heading.Render(widget.Clip(c.Phrases.Panel.Scenes, width))}
	lines = append(lines, s.guide.Scenes(c, width)...)
	room := height - len(lines) - 2
	if room < leastMap {
		return lines[:min(len(lines), height)]
	}
	lines = append(lines, "", c.Styles.Heading.Render(widget.Clip(c.Phrases.Map.Entry, width)))
	return append(lines, s.guide.Scene(c, width, room)...)
}

// leastMap is the least room for a map, in lines.
const leastMap = 5

// dossier is the right column: how the run stands, and below that the last voices.
func (s *Screen) dossier(c *screen.Context, st *standing, height int) []string {
	p := panelOf(c, st, height)
	shown := len(p.lines)
	p.standings(&st.State)
	p.voices(s.radio)
	if s.Arrested() && c.Dims() {
		p.lines = append(p.lines[:shown], dimmed(c, p.lines[shown:], p.width)...)
	}
	return p.bordered(moodOf(c, st))
}

// standings shows the meters of the dossier that have no place of their own in the
// panel, a line each.
func (p *panel) standings(now *game.State) {
	shown := p.PanelMeters()
	first := true
	for _, m := range p.DossierMeters() {
		if slices.Contains(shown, m) {
			continue
		}
		if first {
			p.head(p.Phrases.Screens.Standing)
			first = false
		}
		lo, hi := p.Story.Bounds(m)
		cells := max(1, min(hi-lo, meterCells))
		value := p.MeterValue(m, now)
		right := min(p.cells(), p.width-4) // the meters' edge; behind it there is room for a change
		room := max(1, right-cells-2-prose.Width(value))
		name := widget.Clip(p.MeterName(m), room)
		p.lines = append(p.lines, p.Styles.Text.Render(widget.Pad(name, room))+" "+
			widget.ValueMeter(p.Styles, int(now.Meters[m]), lo, hi, cells)+" "+p.Styles.Text.Render(value)+p.moved(m))
	}
}

// moved says how much the last choice changed a meter.
func (p *panel) moved(m game.Meter) string {
	by := shift(p.recent.meter(m))
	if by == "" {
		return ""
	}
	return " " + p.Styles.Change.Render(by)
}

// voices fills the rest of the panel with the last of some voices, which come the last
// one first.
func (p *panel) voices(heard []narration.Part) {
	set := widget.Typesetter{Styles: p.Styles, Width: p.width, Names: widget.NamesColumn(heard)}
	room := p.height - len(p.lines) - 2
	var said [][]string
	for _, part := range heard {
		lines := set.Passage([]narration.Part{part})
		if room -= len(lines); room < 0 {
			break
		}
		said = append(said, lines)
	}
	if len(said) == 0 {
		return
	}
	p.head(p.Phrases.Panel.Radio)
	for _, lines := range slices.Backward(said) {
		p.lines = append(p.lines, lines...)
	}
}
