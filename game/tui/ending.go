package tui

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// endingEntries lists what can be done where a run has ended.
func endingEntries(t *Context) []entry {
	p := &t.phrases.Ending
	open := func(label string, screen func(*Context) screen) entry {
		return entry{label: label, take: func(t *Context) action { return action{push: screen(t), cmd: t.lookBack()} }}
	}
	again := entry{label: t.againLabel(), take: func(t *Context) action { t.again(); return action{} }}
	entries := []entry{open(p.Debrief, newDebriefing)}
	switch {
	case t.racing(): // there the clock runs on
		entries = []entry{again, entries[0]}
	case t.canTurn():
		entries = append(entries, open(p.Turning, newTurning), again)
	default:
		entries = append(entries, again)
	}
	entries = append(entries, open(t.galleryLabel(), newEndings))
	if t.files != nil {
		entries = append(entries, open(p.SaveFile, newSaveFile))
	}
	entries = append(entries, open(p.Log, newLog))
	if !t.racing() {
		entries = append(entries, entry{label: p.Replay, take: func(t *Context) action { return newReplay(t, Tape{Run: t.run}) }})
	}
	if t.canTurn() {
		entries = append(entries, open(p.Rewind, newRewind))
	}
	return append(entries, entry{label: p.Quit, take: func(*Context) action { return action{quit: true} }})
}

// endingCard sets an ending's name, the run in figures, and in short what
// suspicion was over its course.
func (t *typesetter) endingCard(tb *Context, e game.EndingID) []string {
	rule := strings.Repeat("─", min(t.width, 24))
	lines := []string{"", t.center(t.styles.Rule, rule), t.center(t.styles.Aside, tb.phrases.Ending.Label)}
	lines = append(lines, t.center(t.styles.Ending, tb.words.Endings[e].Name), t.center(t.styles.Rule, rule), "")
	for _, line := range prose.WrapText(tb.figures(&tb.run.Now().State), t.width) {
		lines = append(lines, t.center(t.styles.Aside, line))
	}
	peak := tb.peak(tb.run)
	if peak == "" {
		return lines
	}
	lines = append(lines, t.center(t.styles.Change, plot(suspicions(tb.run), t.width)))
	for _, line := range prose.WrapText(peak, t.width) {
		lines = append(lines, t.center(t.styles.Aside, line))
	}
	return lines
}

// peak says which choice drew the most suspicion; it is empty where none drew
// any.
func (t *teller) peak(run playthrough.Run) string {
	highest, by := 0, (*playthrough.Step)(nil)
	for _, step := range run.Steps()[1:] {
		if s := mostIn(step); s > highest {
			highest, by = s, step
		}
	}
	if by == nil {
		return ""
	}
	c := &t.story.Choices[by.Choice]
	return fill(t.phrases.Ending.Peak, "n", strconv.Itoa(highest), "choice", t.words.Choices[by.Choice],
		"scene", t.words.Scenes[t.story.Nodes[c.Node].Scene].Title)
}

// mostIn returns the most that suspicion was in a step, which may have ended
// lower: being caught lowers it again.
func mostIn(step *playthrough.Step) int {
	most := step.State.Suspicion()
	for _, e := range step.Record.Events {
		if e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion) {
			most = max(most, e.To)
		}
	}
	return most
}

// suspicions returns the most that suspicion was in every step of a run.
func suspicions(run playthrough.Run) []int {
	steps := run.Steps()
	values := make([]int, len(steps))
	for i, step := range steps {
		values[i] = mostIn(step)
	}
	return values
}

// plot draws values from 0 to 100 as a row of bars, at most width of them; where
// there are more values, a bar stands for the highest of several.
func plot(values []int, width int) string {
	bars := []rune("▁▂▃▄▅▆▇█")
	columns := min(len(values), width)
	var b strings.Builder
	for i := range columns {
		most := slices.Max(values[i*len(values)/columns : (i+1)*len(values)/columns])
		b.WriteRune(bars[min(most*len(bars)/game.SuspicionLimit, len(bars)-1)])
	}
	return b.String()
}

// center sets a line in the middle.
func (t *typesetter) center(style lipgloss.Style, text string) string {
	text = clip(text, t.width)
	return strings.Repeat(" ", (t.width-prose.Width(text))/2) + style.Render(text)
}

// figures tells a run in numbers.
func (t *teller) figures(now *game.State) string {
	p := &t.phrases.Ending
	return fill(p.Figures,
		"choices", p.Choices.of(int(now.Choices)), "minutes", p.Minutes.of(int(now.Minutes)),
		"trace", strconv.Itoa(now.Trace()), "suspicion", strconv.Itoa(now.Suspicion()))
}
