package screen

import (
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
	"cobalt/game/tui/widget"
)

// maxLogged is how many of a run's last choices the log tells in full.
const maxLogged = 300

// NewLog shows the run so far, every choice with the passage that followed. It opens
// where it was left, seen from its end.
func NewLog(c *Context) Screen {
	return &Pager{Keys: NewPagerKeys(c.Phrases, "l"), Title: c.Phrases.Screens.Log, Compose: runLog, atEnd: true, left: &c.LogLeft}
}

func runLog(c *Context, width int) []string {
	set := widget.Typesetter{Styles: c.Styles, Gallery: c.Gallery, Width: min(width, c.Page.Measure)}
	steps := c.Run.Steps()
	first := max(0, len(steps)-maxLogged)
	var lines []string
	if first > 0 {
		lines = append(lines, c.Styles.Aside.Render(widget.Clip(c.Phrases.Screens.Earlier.Of(first), set.Width)), "")
	}
	for i := first; i < len(steps); i++ {
		var before *playthrough.Step
		if i > 0 {
			before = steps[i-1]
			for _, line := range prose.WrapText(c.Words.Choices[steps[i].Choice], set.Width-2) {
				lines = append(lines, c.Styles.Taken.Render("▸ "+line))
			}
			lines = append(lines, "")
		}
		lines = append(append(lines, set.Passage(c.Passage(before, steps[i]))...), "")
	}
	return lines
}
