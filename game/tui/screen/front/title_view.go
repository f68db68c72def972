package front

import (
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/render/lettering"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// titleRows is the room that is kept for the entries, so that the name does not move
// when they come.
const titleRows = 7

// titleFoot is the rows below the entries: a blank, the last run, a blank, the
// keys.
const titleFoot = 4

// View draws the name; under it, along the page's left edge, the entries and the last
// run; and at the bottom the keys.
func (s *Title) View(c *screen.Context) []string {
	lines := s.head(c)
	above, width := len(lines), c.Page.Width
	room := roomBelow(c, above)
	lines = append(lines, s.Chooser.View(c.Styles, width, room)...)
	lines = append(lines, "", s.last(c, width))
	lines = append(lines, make([]string, max(0, c.Page.Height-1-len(lines)))...)
	s.hang(c, lines, above)
	return append(lines, screen.HelpLine(c, s.Keys))
}

// head draws all that is above the entries.
func (s *Title) head(c *screen.Context) []string {
	plate := s.plate(c)
	spare := c.Page.Height - len(plate.Lines) - 2 - titleRows - titleFoot
	lines := make([]string, max(0, spare/2), c.Page.Height)
	lines = append(lines, s.Fuse.draw(plate, c.Styles)...)
	lines = append(lines, make([]string, min(1, max(0, spare-spare/2-1)))...)
	return append(lines, s.subtitle(c, c.Page.Width)...)
}

// place says below how many lines the entries stand, and the room for them.
func (s *Title) place(c *screen.Context) (above, height, width int) {
	above = len(s.head(c))
	return above, roomBelow(c, above), c.Page.Width
}

// roomBelow returns the room for the entries below so many lines.
func roomBelow(c *screen.Context, above int) int { return max(1, c.Page.Height-above-titleFoot) }

// plate returns the name that is drawn: the game's own, or that of another story, in
// its picture if it has one and there is room for it. Until another story is loaded
// there is none.
func (s *Title) plate(c *screen.Context) lettering.Plate {
	switch {
	case c.Words == nil && c.OtherStory:
		return fitting([]lettering.Plate{lettering.PlateOf([]string{""})}, c.Page)
	case c.Words == nil || strings.EqualFold(c.Words.Title, GameName):
		return fitting(lettering.Name(), c.Page)
	case s.named != c.Words.Title:
		s.named, s.plates = c.Words.Title, lettering.Plates(c.Words.Title)
	}
	if picture, ok := c.Gallery.Lines(widget.TitleArt); ok {
		return fitting(append([]lettering.Plate{lettering.PlateOf(picture)}, s.plates...), c.Page)
	}
	return fitting(s.plates, c.Page)
}

// fitting returns the first name that there is room for, or the last.
func fitting(plates []lettering.Plate, p widget.Page) lettering.Plate {
	last := len(plates) - 1
	for _, plate := range plates[:last] {
		if plate.Width <= p.Width && len(plate.Lines)+2+titleRows+titleFoot <= p.Height {
			return plate
		}
	}
	return plates[last]
}

// subtitle tells of another story than the game's own its title (if a picture is drawn
// instead), its author, version and license, and what some readers want to be told beforehand, as far as there is room.
func (s *Title) subtitle(c *screen.Context, width int) []string {
	if c.Words == nil || strings.EqualFold(c.Words.Title, GameName) {
		return append(append([]string{""}, s.premise(c, width)...), "")
	}
	w := c.Words
	lines := []string{""}
	if _, pictured := c.Gallery.Lines(widget.TitleArt); pictured {
		lines[0] = c.Styles.Place.Render(widget.Clip(w.Title, width))
	}
	if by := strings.TrimPrefix(w.Author+behind(w.Version)+behind(w.License), " · "); by != "" && c.Page.Height >= roomyHeight {
		lines = append(lines, c.Styles.Aside.Render(widget.Clip(by, width)))
	}
	if w.Content != "" && c.Page.Height >= roomyHeight {
		for _, line := range prose.WrapText(w.Content, min(width, c.Page.Measure)) {
			lines = append(lines, c.Styles.Aside.Render(line))
		}
	}
	return append(append(lines, s.premise(c, width)...), "")
}

// premise sets the first sentence about the story, if there is room. Until the story is
// loaded its line is blank.
func (s *Title) premise(c *screen.Context, width int) []string {
	if c.Page.Height < premiseHeight {
		return nil
	}
	if c.Words == nil || len(c.Words.Intro) == 0 {
		return []string{""}
	}
	s.sentence.set(review.Sentence(&c.Words.Intro[0]), min(width, c.Page.Measure))
	if n := len(s.sentence.lines); n == 0 || n > premiseRows {
		return []string{""}
	}
	lines := make([]string, len(s.sentence.lines))
	for i, line := range s.sentence.lines {
		lines[i] = c.Styles.Text.Render(line)
	}
	return lines
}

// A setting is a text in lines, which are found once for all frames of a width.
type setting struct {
	text  string
	width int
	lines []string
}

// set breaks a text into balanced lines.
func (s *setting) set(text string, width int) {
	if s.text != text || s.width != width {
		*s = setting{text, width, balanced(text, width)}
	}
}

// balanced breaks a text into as few lines as possible, which are about equally long.
func balanced(text string, width int) []string {
	lines := prose.WrapText(text, width)
	for narrower := width - 1; narrower > width/2; narrower-- {
		shorter := prose.WrapText(text, narrower)
		if len(shorter) > len(lines) {
			break
		}
		lines = shorter
	}
	return lines
}

// The premise takes at most premiseRows, on pages of at least premiseHeight.
const premiseRows, premiseHeight = 2, 20

// roomyHeight is the height of a page from which on the title tells of the author.
const roomyHeight = 24

// behind writes a version or a license behind an author.
func behind(text string) string {
	if text == "" {
		return ""
	}
	return " · " + text
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
