package screen

import (
	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// A Faults shows the faults of a reload.
type Faults struct{ Pager }

// NewFaults shows faults, a line each.
func NewFaults(c *Context, faults []string) Screen {
	compose := func(c *Context, width int) []string {
		var lines []string
		for _, fault := range faults {
			for _, line := range prose.WrapText(phrases.Clean(fault), width) {
				lines = append(lines, c.Styles.Text.Render(line))
			}
		}
		return append(lines, "", c.Styles.Aside.Render(widget.Clip(c.Phrases.Edits.Old, width)))
	}
	return &Faults{Pager{Keys: NewPagerKeys(c.Phrases), Title: c.Phrases.Edits.Faults.Of(len(faults)), Compose: compose}}
}
