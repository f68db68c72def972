package screen

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// A Faults shows the faults of a reload.
type Faults struct{ Pager }

// NewFaults shows faults: of each a line, which begins with its place, and those of its
// source.
func NewFaults(c *Context, faults []string) Screen {
	compose := func(c *Context, width int) []string {
		var lines []string
		for _, fault := range faults {
			lines = append(lines, faultLines(c, fault, width)...)
		}
		return append(lines, "", c.Styles.Aside.Render(widget.Clip(c.Phrases.Edits.Old, width)))
	}
	return &Faults{Pager{Keys: NewPagerKeys(c.Phrases), Title: c.Phrases.Edits.Faults.Of(len(faults)), Compose: compose}}
}

// faultLines sets a fault: its place stands out, and its source is never broken.
func faultLines(c *Context, fault string, width int) []string {
	told, source, _ := strings.Cut(fault, "\n")
	told = phrases.Clean(told)
	place, _, _ := strings.Cut(told, ": ")
	lines := prose.WrapText(told, width)
	for i, line := range lines {
		rest, placed := strings.CutPrefix(line, place+":")
		if i == 0 && placed {
			lines[i] = c.Styles.Cursor.Render(place) + c.Styles.Text.Render(":"+rest)
			continue
		}
		lines[i] = c.Styles.Text.Render(line)
	}
	if source == "" {
		return lines
	}
	for line := range strings.SplitSeq(source, "\n") {
		style := c.Styles.Aside
		if strings.HasSuffix(line, "^") {
			style = c.Styles.Alarm
		}
		lines = append(lines, style.Render(widget.Clip(phrases.Clean(line), width)))
	}
	return append(lines, "")
}
