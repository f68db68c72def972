package tui

import (
	"strings"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/narration/prose"
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
	entries = append(entries, open(galleryLabel(t.Session), newEndings))
	if t.files != nil {
		entries = append(entries, open(p.SaveFile, newSaveFile))
	}
	entries = append(entries, open(p.Log, newLog))
	if !t.racing() {
		entries = append(entries, entry{label: p.Replay, take: func(t *Context) action { return newReplay(t, keep.Tape{Run: t.run}, Pace{}) }})
	}
	if t.canTurn() {
		entries = append(entries, open(p.Rewind, newRewind))
	}
	return append(entries, entry{label: p.Quit, take: func(*Context) action { return action{quit: true} }})
}

// endingCard sets an ending's name, the run in figures, and in short what
// suspicion was over its course.
func endingCard(t *typesetter, tb *Context, e game.EndingID) []string {
	rule := strings.Repeat("─", min(t.width, 24))
	lines := []string{"", t.center(t.styles.Rule, rule), t.center(t.styles.Aside, tb.phrases.Ending.Label)}
	lines = append(lines, t.center(t.styles.Ending, tb.words.Endings[e].Name), t.center(t.styles.Rule, rule), "")
	for _, line := range prose.WrapText(tb.figures(&tb.run.Now().State), t.width) {
		lines = append(lines, t.center(t.styles.Aside, line))
	}
	peak := highestPeak(tb.narrator, tb.run)
	if peak == "" {
		return lines
	}
	lines = append(lines, t.center(t.styles.Change, plot(suspicions(tb.run), t.width)))
	for _, line := range prose.WrapText(peak, t.width) {
		lines = append(lines, t.center(t.styles.Aside, line))
	}
	return lines
}
