package tui

import (
	"strconv"
	"strings"

	"cobalt/game/narration/prose"
)

// tooSmall says kindly that the window is too small, within whatever there is.
func tooSmall(t *Context) []string {
	p := &t.phrases.Small
	size := func(w, h int) []string { return []string{"w", strconv.Itoa(w), "h", strconv.Itoa(h)} }
	text := strings.Join([]string{
		fill(p.Size, size(minWidth, minHeight)...),
		fill(p.This, size(t.page.termWidth, t.page.termHeight)...),
		p.Safe,
	}, " ")
	if t.page.width < 1 {
		return nil
	}
	lines := prose.WrapText(text, t.page.width)
	above := max(0, (t.page.height-len(lines))/2)
	return append(make([]string, above), lines...)
}
