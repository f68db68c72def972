package tui

import "cobalt/game/narration/prose"

// A faultsScreen shows the faults of a reload.
type faultsScreen struct{ pager }

func newFaults(c *Context, faults []string) screen {
	compose := func(c *Context, width int) []string {
		var lines []string
		for _, fault := range faults {
			for _, line := range prose.WrapText(clean(fault), width) {
				lines = append(lines, c.styles.Text.Render(line))
			}
		}
		return append(lines, "", c.styles.Aside.Render(clip(c.phrases.Edits.Old, width)))
	}
	return &faultsScreen{pager{keys: newPagerKeys(c.phrases), title: c.phrases.Edits.Faults.of(len(faults)), compose: compose}}
}
