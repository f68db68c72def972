package curtain

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/render/lettering"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/review"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/debrief"
	"cobalt/game/tui/widget"
)

// A plan says how much of everything a page holds.
type plan struct {
	letters int  // the most lines of the name
	picture bool // the ending's picture is drawn
	strip   bool // a strip of it is enough
	bars    int  // the height of the skyline; 0: it is one line
	names   int  // the most lines of scenes below it
	tight   bool // nothing stands between the figures and the endings found
}

// plans are tried in this order: the first that goes into the page is drawn.
var plans = [...]plan{
	{letters: 13, picture: true, bars: 8, names: 6},
	{letters: 13, picture: true, bars: 5, names: 3},
	{letters: 7, picture: true, bars: 4, names: 2},
	{letters: 6, picture: true, bars: 3, names: 2},
	{letters: 3, picture: true, bars: 3, names: 2},
	{letters: 3, picture: true, bars: 3, names: 1},
	{letters: 3, picture: true, bars: 2, names: 1, tight: true},
	{letters: 4, picture: true, strip: true, bars: 3, names: 2},
	{letters: 4, picture: true, strip: true, bars: 2, names: 2},
	{letters: 4, picture: true, strip: true, bars: 2, names: 1, tight: true},
	{letters: 7, bars: 3, names: 2},
	{letters: 6, bars: 3, names: 1, tight: true},
	{letters: 3, bars: 3, names: 1},
	{letters: 3, bars: 2, names: 1},
	{letters: 3, tight: true},
	{letters: 1, tight: true},
}

// Page draws the page of the run's ending, in at most that many lines. It stands in the
// middle of the context's page.
func Page(c *screen.Context, ending game.EndingID, height int) []string {
	var lines []string
	for _, p := range plans {
		if lines = compose(c, ending, p, height); len(lines) <= height {
			break
		}
	}
	lines = lines[:min(len(lines), height)]
	return append(make([]string, (height-len(lines))/2), lines...)
}

// compose draws the page as a plan has it.
func compose(c *screen.Context, ending game.EndingID, p plan, height int) []string {
	set := widget.Typesetter{Styles: c.Styles, Gallery: c.Gallery, Width: c.Page.Width, ArtHeight: height / 2}
	label, style := c.Phrases.Ending.Label, c.Styles.Aside
	if c.News(ending) {
		label, style = "✦ "+c.Phrases.Ending.New+" ✦", c.Styles.Change
	}
	lines := []string{set.Center(style, label), ""}
	lines = append(lines, name(c, ending, p.letters)...)
	if p.picture {
		lines = append(lines, picture(c, set, p.strip)...)
	}
	lines = append(lines, skyline(c, &set, p)...)
	lines = append(lines, "")
	for _, text := range []string{c.Figures(&c.Run.Now().State), review.Rarity(c.Session, ending)} {
		for _, line := range prose.WrapText(text, min(c.Page.Width, c.Page.Measure)) {
			if line != "" {
				lines = append(lines, set.Center(c.Styles.Aside, line))
			}
		}
	}
	if !p.tight {
		lines = append(lines, "")
	}
	return append(lines, pips(c, &set, ending)...)
}

// name draws the ending's name in the middle, in at most that many lines.
func name(c *screen.Context, ending game.EndingID, most int) []string {
	plate := lettering.Fit(c.Words.Endings[ending].Name, c.Page.Width, most)
	margin := strings.Repeat(" ", max(0, (c.Page.Width-plate.Width)/2))
	lines := make([]string, len(plate.Lines))
	for i, line := range plate.Lines {
		if line = strings.TrimRight(line, " "); line != "" {
			lines[i] = margin + c.Styles.Ending.Render(widget.Clip(line, c.Page.Width))
		}
	}
	return lines
}

// Picture returns the picture that the passage of an ending shows, if the gallery has
// it: the last one, because that is what the ending leaves.
func Picture(c *screen.Context) (text *game.Text, ok bool) {
	steps := c.Run.Steps()
	now := steps[len(steps)-1]
	for shown := range now.Record.Blocks {
		if t := c.Words.Shown(&now.Record, shown); t.Kind == game.Art {
			if _, drawn := c.Gallery.Lines(t.Source); drawn {
				text, ok = t, true
			}
		}
	}
	return text, ok
}

// picture draws the picture of the ending, or a strip of it, with a blank line above it.
// One that the page has no room for is left out.
func picture(c *screen.Context, set widget.Typesetter, strip bool) []string {
	text, ok := Picture(c)
	if !ok {
		return nil
	}
	drawn, _ := c.Gallery.Lines(text.Source)
	if strip {
		set.Strips, set.ArtHeight = true, widget.StripLines
	}
	if !strip && len(drawn) > set.ArtHeight || lettering.PlateOf(drawn).Width > set.Width {
		return nil
	}
	return append([]string{""}, set.Passage([]narration.Part{{Text: text}})...)
}

// skyline draws suspicion over the scenes of the run, below a line that says so, or a blank
// one if it is a line itself. It is empty in a story without suspicion.
func skyline(c *screen.Context, set *widget.Typesetter, p plan) []string {
	if !c.Story.HasSuspicion() {
		return nil
	}
	graph := debrief.NewGraph(c, c.Page.Width, max(1, p.bars))
	if p.bars == 0 {
		return []string{"", set.Center(c.Styles.Change, graph.Row(min(c.Page.Width, c.Page.Measure)))}
	}
	graph.Names, graph.Top = p.names, skylineTop(graph.Most())
	drawn := graph.Lines(nil)
	widest := 0
	for _, line := range drawn {
		widest = max(widest, prose.StyledWidth(line))
	}
	margin := strings.Repeat(" ", max(0, (c.Page.Width-widest)/2))
	lines := []string{margin + c.Styles.Heading.Render(widget.Clip(c.Phrases.Panel.Suspicion, c.Page.Width-len(margin)))}
	for _, line := range drawn {
		lines = append(lines, margin+line)
	}
	return lines
}

// skylineTop is the suspicion at which a skyline ends, of a run whose highest is that:
// the next fifth of all there is.
func skylineTop(most int) int {
	const fifth = game.SuspicionLimit / 5
	return max(1, (most+fifth-1)/fifth) * fifth
}

// The signs of endings: the run's own, one that was found, one that was not.
const signThis, signFound, signHidden = "◆", "●", "○"

// pips draws a sign for each ending, and how many were found.
func pips(c *screen.Context, set *widget.Typesetter, ending game.EndingID) []string {
	known, found := review.Known(c.Session), 0
	row := ""
	for i := range c.Story.Endings {
		sign := signHidden
		if _, ok := known.Ending(c.Story.Endings[i].ID); ok {
			sign = signFound
			found++
		}
		if game.EndingID(i) == ending {
			sign = signThis
		}
		row += sign + " "
	}
	count := phrases.Fill(c.Phrases.Debrief.Found, "n", strconv.Itoa(found), "of", strconv.Itoa(len(c.Story.Endings)))
	row = strings.TrimSpace(row)
	if width := prose.Width(row) + 3 + prose.Width(count); width <= c.Page.Width {
		margin := strings.Repeat(" ", (c.Page.Width-width)/2)
		return []string{margin + c.Styles.Change.Render(row) + "   " + c.Styles.Aside.Render(count)}
	}
	var lines []string
	for _, line := range prose.WrapText(row, c.Page.Width) {
		lines = append(lines, set.Center(c.Styles.Change, line))
	}
	return append(lines, set.Center(c.Styles.Aside, count))
}
