package tui

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"cobalt/game/tui/theme"
)

// An entry is one line of a list of choices.
type entry struct {
	label  string
	aside  string // small print behind the label
	locked string // why it cannot be taken; empty where it can
	below  string // what it means, on lines of its own
	faded  bool   // it can be taken, but is set like one that cannot
	taken  bool   // it was taken in an earlier run
	take   func(*table) action
}

// A chooser is a list of choices with a cursor on one.
type chooser struct {
	entries []entry
	cursor  int
	from    int // the number of the first choice
}

// newChooser puts the cursor on the first choice that can be taken.
func newChooser(entries []entry) chooser {
	c := chooser{entries: entries, from: 1}
	for i, e := range entries {
		if e.locked == "" {
			c.cursor = i
			break
		}
	}
	return c
}

// move moves the cursor, stopping at the ends.
func (c *chooser) move(by int) {
	c.cursor = max(0, min(c.cursor+by, len(c.entries)-1))
}

// take takes the choice at an index, if there is one. A locked one says why it
// is, and the cursor goes to it.
func (c *chooser) take(t *table, i int) action {
	if i < 0 || i >= len(c.entries) {
		return action{}
	}
	e := c.entries[i]
	if e.locked != "" {
		c.cursor = i
		t.notice = fill(t.phrases.Notices.Locked, "why", e.locked)
		return action{}
	}
	return e.take(t)
}

// numberWidth is the room for the cursor, a number and blanks.
func (c *chooser) numberWidth() int { return 4 + len(strconv.Itoa(len(c.entries))) }

// lines draws the whole list, and says which lines the cursor's entry takes.
// The last two columns stay free for marks.
func (c *chooser) lines(s *theme.Styles, width int) (lines []string, first, last int) {
	width -= 2
	for i := range c.entries {
		if i == c.cursor {
			first = len(lines)
		}
		lines = append(lines, c.entry(s, i, width)...)
		if i == c.cursor {
			last = len(lines)
		}
	}
	return lines, first, last
}

// entry draws one choice: its number, or a cross where it is locked; its label,
// broken under itself; its small print, on the same line where it fits.
func (c *chooser) entry(s *theme.Styles, i, width int) []string {
	e := &c.entries[i]
	indent := c.numberWidth()
	room := max(1, width-indent)
	style := s.Choice
	switch {
	case e.locked != "":
		style = s.Locked
	case i == c.cursor:
		style = s.Chosen
	case e.faded:
		style = s.Locked
	}
	labels := wrapText(e.label, room)
	lines := make([]string, len(labels))
	for j, label := range labels {
		lines[j] = strings.Repeat(" ", indent) + style.Render(label)
	}
	lines[0] = c.mark(s, i) + style.Render(labels[0])
	last := len(lines) - 1
	used := textWidth(labels[last])
	for _, note := range []string{e.aside, e.locked} {
		switch {
		case note == "":
		case used+3+textWidth(note) <= room:
			lines[last] += "   " + s.Reason.Render(note)
			used += 3 + textWidth(note)
		default:
			for _, line := range wrapText(note, room) {
				lines = append(lines, strings.Repeat(" ", indent)+s.Reason.Render(line))
			}
		}
	}
	if e.below != "" {
		for _, line := range wrapText(e.below, room) {
			lines = append(lines, strings.Repeat(" ", indent)+s.About.Render(line))
		}
		if i < len(c.entries)-1 {
			lines = append(lines, "")
		}
	}
	return lines
}

// The signs before a choice's label.
const (
	signCursor = "▸" // enter takes it
	signLocked = "×" // it cannot be taken; in the place of its number
	signTaken  = "✓" // it was taken in an earlier run
)

// mark draws what stands before a label.
func (c *chooser) mark(s *theme.Styles, i int) string {
	cursor := "  "
	if i == c.cursor {
		cursor = s.Cursor.Render(signCursor) + " "
	}
	digits := c.numberWidth() - 4
	number := strconv.Itoa(i + c.from)
	if c.entries[i].locked != "" {
		number = signLocked
	}
	sign := " "
	if c.entries[i].taken {
		sign = s.Aside.Render(signTaken)
	}
	return cursor + strings.Repeat(" ", digits-textWidth(number)) + s.Number.Render(number) + sign + " "
}

// view draws the list in height lines: where it is longer, the part around the
// cursor, with marks at its right where there is more.
func (c *chooser) view(s *theme.Styles, width, height int) []string {
	lines, first, last := c.lines(s, width)
	if len(lines) <= height {
		return lines
	}
	start := scrolled(len(lines), first, last, height)
	view := slices.Clone(lines[start : start+height])
	if start > 0 {
		view[0] = markRight(view[0], s.More.Render("▲"), width)
	}
	if start+height < len(lines) {
		view[height-1] = markRight(view[height-1], s.More.Render("▼"), width)
	}
	return view
}

// scrolled returns the first line in view of a list, so that the cursor's lines,
// from first to before last, are.
func scrolled(lines, first, last, height int) int {
	return max(0, min(max(0, last-height), first, lines-height))
}

// hit returns which entry stands on a row of the list as it is in view, or -1.
func (c *chooser) hit(t *table, width, height, row int) int {
	lines, first, last := c.lines(&t.styles, width)
	if row < 0 || row >= min(height, len(lines)) {
		return -1
	}
	row += scrolled(len(lines), first, last, height)
	for i := range c.entries {
		if row -= len(c.entry(&t.styles, i, width-2)); row < 0 {
			return i
		}
	}
	return -1
}

// markRight puts a mark of one column at the end of a line of that width.
func markRight(line, mark string, width int) string {
	return line + strings.Repeat(" ", max(0, width-1-lipgloss.Width(line))) + mark
}
