package tui

import (
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// maxLogged is how many of a run's last choices the log tells in full.
const maxLogged = 300

// newLog shows the run so far, every choice and what it led to.
func newLog(t *Context) screen {
	return &pager{keys: newPagerKeys(t.phrases, "l"), title: t.phrases.Screens.Log, compose: runLog, atEnd: true}
}

func runLog(t *Context, width int) []string {
	set := typesetter{styles: &t.styles, gallery: t.gallery, width: min(width, t.page.measure)}
	steps := t.run.Steps()
	first := max(0, len(steps)-maxLogged)
	var lines []string
	if first > 0 {
		lines = append(lines, t.styles.Aside.Render(clip(t.phrases.Screens.Earlier.of(first), set.width)), "")
	}
	for i := first; i < len(steps); i++ {
		var before *playthrough.Step
		if i > 0 {
			before = steps[i-1]
			for _, line := range prose.WrapText(t.words.Choices[steps[i].Choice], set.width-2) {
				lines = append(lines, t.styles.Taken.Render("▸ "+line))
			}
			lines = append(lines, "")
		}
		lines = append(append(lines, set.passage(t.passage(before, steps[i]))...), "")
	}
	return lines
}
