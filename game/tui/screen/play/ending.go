package play

import (
	"strings"

	"cobalt/game"
	"cobalt/game/analysis/aftermath"
	"cobalt/game/keep"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/debrief"
	"cobalt/game/tui/widget"
)

// EndingEntries lists the entries below the ending of a run.
func EndingEntries(c *screen.Context) []screen.Entry {
	p := &c.Phrases.Ending
	entryOf := func(label string, open func(*screen.Context) screen.Screen) screen.Entry {
		return screen.Entry{Label: label, Take: func(c *screen.Context) screen.Action { return screen.Action{Push: open(c), Cmd: c.LookBack()} }}
	}
	again := screen.Entry{Label: c.Race.AgainLabel(c.Phrases), Take: func(c *screen.Context) screen.Action { c.Again(); return screen.Action{} }}
	entries := []screen.Entry{entryOf(p.Debrief, debrief.New)}
	switch {
	case c.Racing(): // there the clock runs on
		entries = []screen.Entry{again, entries[0]}
	case c.CanTurn():
		entries = append(entries, entryOf(p.Turning, debrief.NewTurning), again)
	default:
		entries = append(entries, again)
	}
	entries = append(entries, entryOf(review.GalleryLabel(c.Session), debrief.NewEndings))
	if c.Files != nil {
		entries = append(entries, entryOf(p.SaveFile, newSaveFile))
	}
	entries = append(entries, entryOf(p.Log, screen.NewLog))
	if !c.Racing() {
		entries = append(entries, screen.Entry{Label: p.Replay, Take: func(c *screen.Context) screen.Action { return screen.Action{Watch: &keep.Tape{Run: c.Run}} }})
	}
	if c.CanTurn() {
		entries = append(entries, entryOf(p.Rewind, screen.NewRewind))
	}
	return append(entries, screen.Entry{Label: p.Quit, Take: func(*screen.Context) screen.Action { return screen.Action{Quit: true} }})
}

// tallCard is the height of a page from which on there are blank rows around the chart of
// an ending's card.
const tallCard = 30

// endingCard sets an ending's name, the run in figures, and a small chart of
// suspicion.
func endingCard(t *widget.Typesetter, tb *screen.Context, e game.EndingID) []string {
	rule := strings.Repeat("─", min(t.Width, 24))
	lines := []string{"", t.Center(t.Styles.Rule, rule), t.Center(t.Styles.Aside, tb.Phrases.Ending.Label)}
	lines = append(lines, t.Center(t.Styles.Ending, tb.Words.Endings[e].Name), t.Center(t.Styles.Rule, rule), "")
	for _, line := range widget.Balanced(tb.Figures(&tb.Run.Now().State), t.Width) {
		lines = append(lines, t.Center(t.Styles.Aside, line))
	}
	peak := review.HighestPeak(tb.Narrator, tb.Run)
	if peak == "" {
		return lines
	}
	plot := []string{t.Center(t.Styles.Change, widget.Plot(aftermath.Suspicions(tb.Run.Steps()), t.Width))}
	if tb.Page.Height >= tallCard {
		plot = []string{"", plot[0], ""}
	}
	lines = append(lines, plot...)
	for _, line := range widget.Balanced(peak, t.Width) {
		lines = append(lines, t.Center(t.Styles.Aside, line))
	}
	return lines
}
