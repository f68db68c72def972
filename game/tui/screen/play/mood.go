package play

import (
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
)

// A mood is how the page is drawn as long as suspicion is so high: from calm to red, and
// in thicker lines, with the level's name beside it.
type mood struct {
	style  theme.Style
	cursor *theme.Style // of the choices; nil: as on any screen
	line   string       // the rule is made of it
	edge   string       // the panel's
	word   string       // stands in the rule; empty: nobody has noticed anything
}

// moodOf returns the mood of a standing.
func moodOf(c *screen.Context, st *standing) mood {
	calm := mood{c.Styles.Rule, nil, "─", "│", ""}
	value := st.Suspicion()
	_, ended := st.Ended()
	level := c.Story.Level(value)
	if !c.Story.HasSuspicion() || level < 1 || ended {
		return calm
	}
	m := mood{c.Styles.MeterAt(value), c.Styles.CursorAt(value), "─", "│", c.Words.Levels[level]}
	switch {
	case value >= theme.HuntedFrom:
		m.line, m.edge = "═", "║"
	case value >= theme.WaryFrom:
		m.line, m.edge = "━", "┃"
	}
	return m
}
