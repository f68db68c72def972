package tui

import "strings"

// titleRows is the room that is kept for the entries, so that the name stays
// where it is when they come.
const titleRows = 7

// titleFoot is the rows below the entries: a blank, the last run, a blank, the
// keys.
const titleFoot = 4

// view draws the name; under it, along the same edge, the entries and what the
// last run was; and at the bottom the keys.
func (s *titleScreen) view(t *Context) []string {
	_, edge := plateFor(t.page)
	lines := s.head(t)
	_, room, width := s.place(t)
	lines = append(lines, s.chooser.view(&t.styles, width, room)...)
	lines = append(lines, "", s.last(t, width))
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", edge) + line
		}
	}
	lines = append(lines, make([]string, max(0, t.page.height-1-len(lines)))...)
	return append(lines, strings.Repeat(" ", edge)+helpLine(t, s.keys))
}

// head draws all that is above the entries.
func (s *titleScreen) head(t *Context) []string {
	plate, edge := plateFor(t.page)
	spare := t.page.height - len(plate.lines) - 1 - titleRows - titleFoot
	lines := make([]string, max(0, spare/2), t.page.height)
	lines = append(lines, s.fuse.draw(plate, &t.styles)...)
	lines = append(lines, make([]string, min(1, max(0, spare-spare/2-1)))...)
	return append(lines, s.subtitle(t, t.page.width-edge)...)
}

// place says where the entries are: below how many lines, and the room for them.
func (s *titleScreen) place(t *Context) (above, height, width int) {
	_, edge := plateFor(t.page)
	above = len(s.head(t))
	return above, max(1, t.page.height-above-titleFoot), t.page.width - edge
}

// plateFor returns the largest name that there is room for, and how far from
// the page's left edge all stands.
func plateFor(p page) (nameplate, int) {
	last := len(nameplates) - 1
	for _, plate := range nameplates[:last] {
		if plate.width <= p.width && len(plate.lines)+1+titleRows+titleFoot <= p.height {
			return plate, (p.width - plate.width) / 2
		}
	}
	return nameplates[last], 1
}

// subtitle names the story, where it has another name than the game.
func (s *titleScreen) subtitle(t *Context, width int) []string {
	if t.words == nil || strings.EqualFold(t.words.Title, gameName) {
		return []string{""}
	}
	return []string{t.styles.Place.Render(clip(t.words.Title, width)), ""}
}

// gameName is what the drawn letters spell.
const gameName = "Cobalt"

// last says what the last run was.
func (s *titleScreen) last(t *Context, width int) string {
	line := lastRun(t.Session)
	if line == "" {
		return ""
	}
	return t.styles.Aside.Render(clip(line, width))
}
