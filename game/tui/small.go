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
func tooSmall(t *screen.Context) []string {
	p := &t.Phrases.Small
	size := func(w, h int) []string { return []string{"w", strconv.Itoa(w), "h", strconv.Itoa(h)} }
	text := strings.Join([]string{
		phrases.Fill(p.Size, size(widget.MinWidth, widget.MinHeight)...),
		phrases.Fill(p.This, size(t.Page.TermWidth, t.Page.TermHeight)...),
		p.Safe,
	}, " ")
	if t.Page.Width < 1 {
		return nil
	}
	lines := prose.WrapText(text, t.Page.Width)
	above := max(0, (t.Page.Height-len(lines))/2)
	return append(make([]string, above), lines...)
}
