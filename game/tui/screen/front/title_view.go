package front

import (
	"strings"

	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// titleRows is the room that is kept for the entries, so that the name does not move
// when they come.
const titleRows = 7

// titleFoot is the rows below the entries: a blank, the last run, a blank, the
// keys.
const titleFoot = 4

// View draws the name; under it, along the same edge, the entries and the last run;
// and at the bottom the keys.
func (s *Title) View(c *screen.Context) []string {
	_, edge := plateFor(c.Page)
	lines := s.head(c)
	_, room, width := s.place(c)
	lines = append(lines, s.Chooser.View(&c.Styles, width, room)...)
	lines = append(lines, "", s.last(c, width))
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", edge) + line
		}
	}
	lines = append(lines, make([]string, max(0, c.Page.Height-1-len(lines)))...)
	return append(lines, strings.Repeat(" ", edge)+screen.HelpLine(c, s.Keys))
}

// head draws all that is above the entries.
func (s *Title) head(c *screen.Context) []string {
	plate, edge := plateFor(c.Page)
	spare := c.Page.Height - len(plate.lines) - 1 - titleRows - titleFoot
	lines := make([]string, max(0, spare/2), c.Page.Height)
	lines = append(lines, s.Fuse.draw(plate, &c.Styles)...)
	lines = append(lines, make([]string, min(1, max(0, spare-spare/2-1)))...)
	return append(lines, s.subtitle(c, c.Page.Width-edge)...)
}

// place says below how many lines the entries stand, and the room for them.
func (s *Title) place(c *screen.Context) (above, height, width int) {
	_, edge := plateFor(c.Page)
	above = len(s.head(c))
	return above, max(1, c.Page.Height-above-titleFoot), c.Page.Width - edge
}

// plateFor returns the largest name that there is room for, and how far from
// the page's left edge all stands.
func plateFor(p widget.Page) (nameplate, int) {
	last := len(nameplates) - 1
	for _, plate := range nameplates[:last] {
		if plate.width <= p.Width && len(plate.lines)+1+titleRows+titleFoot <= p.Height {
			return plate, (p.Width - plate.width) / 2
		}
	}
	return nameplates[last], 1
}

// subtitle names the story, if it has another name than the game.
func (s *Title) subtitle(c *screen.Context, width int) []string {
	if c.Words == nil || strings.EqualFold(c.Words.Title, GameName) {
		return []string{""}
	}
	return []string{c.Styles.Place.Render(widget.Clip(c.Words.Title, width)), ""}
}

// GameName is the name that the drawn letters spell.
const GameName = "Cobalt"

// last draws the line about the last run.
func (s *Title) last(c *screen.Context, width int) string {
	line := lastRun(c.Session)
	if line == "" {
		return ""
	}
	return c.Styles.Aside.Render(widget.Clip(line, width))
}
