package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
)

// endingEntries lists what can be done where a run has ended.
func endingEntries(t *table) []entry {
	p := &t.phrases.Ending
	entries := []entry{{label: p.Again, take: func(t *table) action { t.again(); return action{} }}}
	if t.run.Difficulty != game.Ghost && t.run.Choices() > 0 {
		entries = append(entries, entry{label: p.Back, take: func(t *table) action { return action{cmd: t.back()} }})
	}
	return append(entries,
		entry{label: p.Log, take: func(t *table) action { return action{push: newLog(t)} }},
		entry{label: p.Quit, take: func(*table) action { return action{quit: true} }})
}

// endingCard sets an ending's name and the run in figures.
func (t *typesetter) endingCard(tb *table, e game.EndingID) []string {
	name := clip(tb.words.Endings[e].Name, t.width)
	label := clip(tb.phrases.Ending.Label, t.width)
	lines := []string{"", center(t.styles.Rule.Render(strings.Repeat("─", min(t.width, 24))), min(t.width, 24), t.width)}
	lines = append(lines, center(t.styles.Aside.Render(label), textWidth(label), t.width))
	lines = append(lines, center(t.styles.Ending.Render(name), textWidth(name), t.width))
	for _, line := range wrapText(tb.figures(&tb.run.Now().State), t.width) {
		lines = append(lines, center(t.styles.Aside.Render(line), textWidth(line), t.width))
	}
	return lines
}

// figures tells a run in numbers.
func (t *teller) figures(now *game.State) string {
	p := &t.phrases.Ending
	return fill(p.Figures,
		"choices", p.Choices.of(int(now.Choices)), "minutes", p.Minutes.of(int(now.Minutes)),
		"trace", strconv.Itoa(now.Trace()), "suspicion", strconv.Itoa(now.Suspicion()))
}

// center puts a line in the middle; width is that of its bare words.
func center(line string, width, of int) string {
	return strings.Repeat(" ", max(0, (of-width)/2)) + line
}
