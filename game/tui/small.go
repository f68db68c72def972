package tui

import (
	"strconv"
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// tooSmall says kindly that the window is too small, within whatever there is.
func tooSmall(c *screen.Context) []string {
	p := &c.Phrases.Small
	size := func(w, h int) []string { return []string{"w", strconv.Itoa(w), "h", strconv.Itoa(h)} }
	text := strings.Join([]string{
		phrases.Fill(p.Size, size(widget.MinWidth, widget.MinHeight)...),
		phrases.Fill(p.This, size(c.Page.TermWidth, c.Page.TermHeight)...),
		p.Safe,
	}, " ")
	if c.Page.Width < 1 {
		return nil
	}
	lines := prose.WrapText(text, c.Page.Width)
	above := max(0, (c.Page.Height-len(lines))/2)
	return append(make([]string, above), lines...)
}
