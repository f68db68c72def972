package tui

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"cobalt/game"
)

// endingEntries lists what can be done where a run has ended.
func endingEntries(t *table) []entry {
	p := &t.phrases.Ending
	entries := []entry{{label: p.Again, take: func(t *table) action { t.again(); return action{} }}}
	if t.run.Difficulty != game.Ghost && t.run.Choices() > 0 {
		entries = append(entries,
			entry{label: p.Back, take: func(t *table) action { return action{cmd: t.back()} }},
			entry{label: p.Rewind, take: func(t *table) action { return action{push: newRewind(t)} }})
	}
	return append(entries,
		entry{label: p.Log, take: func(t *table) action { return action{push: newLog(t)} }},
		entry{label: p.Quit, take: func(*table) action { return action{quit: true} }})
}

// endingCard sets an ending's name and the run in figures.
func (t *typesetter) endingCard(tb *table, e game.EndingID) []string {
	rule := strings.Repeat("─", min(t.width, 24))
	lines := []string{"", t.center(t.styles.Rule, rule), t.center(t.styles.Aside, tb.phrases.Ending.Label)}
	lines = append(lines, t.center(t.styles.Ending, tb.words.Endings[e].Name))
	for _, line := range wrapText(tb.figures(&tb.run.Now().State), t.width) {
		lines = append(lines, t.center(t.styles.Aside, line))
	}
	return append(lines, t.center(t.styles.Rule, rule))
}

// center sets a line in the middle.
func (t *typesetter) center(style lipgloss.Style, text string) string {
	text = clip(text, t.width)
	return strings.Repeat(" ", (t.width-textWidth(text))/2) + style.Render(text)
}

// figures tells a run in numbers.
func (t *teller) figures(now *game.State) string {
	p := &t.phrases.Ending
	return fill(p.Figures,
		"choices", p.Choices.of(int(now.Choices)), "minutes", p.Minutes.of(int(now.Minutes)),
		"trace", strconv.Itoa(now.Trace()), "suspicion", strconv.Itoa(now.Suspicion()))
}
