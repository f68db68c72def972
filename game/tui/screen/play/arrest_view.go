package play

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
	"cobalt/game/render/lettering"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/theme"
	"cobalt/game/tui/widget"
)

// view draws the arrest in so many lines: its word and figures in the middle of the
// page that was read, which is dim now. Without colors that page is gone, because a
// terminal may not know faint text.
func (a *arrest) view(c *screen.Context, height int) []string {
	lines := make([]string, height)
	if c.Dims() {
		copy(lines, dimmed(c, a.behind, c.Page.Text))
	}
	band := a.band(c, height)
	top := max(0, (height-len(band))/2)
	for i, line := range band[:min(height, len(band))] {
		lines[top+i] = line
	}
	return lines
}

// band is the middle of the page. Its lines are there from the beginning, so that
// nothing moves when their words come. What the panel says is not said again.
func (a *arrest) band(c *screen.Context, height int) []string {
	width := c.Page.Text
	st := a.standing()
	meter := []string{""}
	switch {
	case a.late:
		meter = append(meter, center(fuse(c.Styles, 0, max(1, c.Story.NodeScene(a.at.Node).Clock), min(width, widestFuse)), width))
		if c.Page.Panel == 0 {
			meter = append(meter, center(c.Styles.Alarm.Render(c.Phrases.Header.Left.Of(0)), width))
		}
	default:
		meter = append(meter, center(widget.SuspicionMeter(c.Styles, &st.State, c.Story.Levels, min(width, widestMeter)), width))
		if c.Page.Panel == 0 {
			level, _ := withShift(c, c.Styles.MeterAt(st.Suspicion()).Render(c.Level(&st.State)), st.recent.suspicion)
			meter = append(meter, center(level, width))
		}
	}
	below := append(meter, a.told(c, width, height)...)
	return slices.Concat([]string{""}, a.word(c, width, height-len(below)-2), below, []string{""})
}

// The widest that a meter and a fuse are drawn on the page of an arrest.
const widestMeter, widestFuse = 40, 40

// word draws the word in letters. A meter runs up before it comes.
func (a *arrest) word(c *screen.Context, width, height int) []string {
	text := c.Phrases.Changes.Caught
	if a.late {
		text = c.Phrases.Changes.Expired
	}
	plate := lettering.Fit(strings.ToUpper(text), width, max(1, height))
	if a.spent < arrestRise {
		return make([]string, len(plate.Lines))
	}
	lines := make([]string, len(plate.Lines))
	for i, line := range plate.Lines {
		lines[i] = center(c.Styles.Alarm.Render(line), width)
	}
	return lines
}

// told tells what gave the player away, who noticed, and the things that are taken.
func (a *arrest) told(c *screen.Context, width, height int) []string {
	lines := []string{""}
	for _, part := range []struct {
		text  string
		style theme.Style
	}{{a.by, c.Styles.Aside}, {a.why, c.Styles.Text}} {
		for _, line := range widget.Balanced(part.text, min(width, widestReason)) {
			if a.spent < arrestWhy {
				line = ""
			}
			lines = append(lines, center(part.style.Render(line), width))
		}
	}
	if len(a.taken) == 0 {
		return lines
	}
	return append(append(lines, ""), a.losses(c.Styles, width, max(2, height/4))...)
}

// widestReason is the widest line that says who noticed.
const widestReason = 56

// losses sets the things that are taken, in at most so many lines. One that is gone is
// struck out, and has a cross before it.
func (a *arrest) losses(s *theme.Styles, width, height int) []string {
	var lines []string
	line, used := "", 0
	for i, name := range a.taken {
		entry, style := "  "+name, s.Text
		if i < a.struck() {
			entry, style = widget.SignLocked+" "+name, s.Struck
		}
		w := prose.Width(entry)
		if used > 0 && used+3+w > width {
			lines, line, used = append(lines, center(line, width)), "", 0
		}
		if used > 0 {
			line, used = line+"   ", used+3
		}
		line, used = line+style.Render(entry), used+w
	}
	lines = append(lines, center(line, width))
	if len(lines) > height {
		lines = append(lines[:height-1], center(s.Aside.Render("…"), width))
	}
	return lines
}

// center sets a styled line in the middle of a width.
func center(line string, width int) string {
	line = widget.Cut(line, width)
	return strings.Repeat(" ", max(0, (width-prose.StyledWidth(line))/2)) + line
}

// dimmed returns lines as they stand behind an arrest.
func dimmed(c *screen.Context, lines []string, width int) []string {
	dim := unstyled(lines)
	for i, line := range dim {
		if line != "" {
			dim[i] = c.Styles.Rule.Render(widget.Clip(line, width))
		}
	}
	return dim
}

// unstyled returns lines without styles.
func unstyled(lines []string) []string {
	bare := make([]string, len(lines))
	for i, line := range lines {
		bare[i] = ansi.Strip(line)
	}
	return bare
}
