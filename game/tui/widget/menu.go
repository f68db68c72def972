package widget

import (
	"slices"
	"strconv"
	"strings"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// An Entry is one line of a menu, with the meaning of taking it for the menu's owner.
type Entry[T any] struct {
	Label  string
	Aside  string // small print behind the label
	Locked string // why it cannot be taken; empty if it can
	Below  string // an explanation, on lines of its own
	Faded  bool   // it can be taken, but is drawn like one that cannot
	Taken  bool   // it was taken in an earlier run
	Take   T
}

// A Menu is a list of entries with a cursor on one.
type Menu[T any] struct {
	Entries []Entry[T]
	Cursor  int
	From    int  // the number of the first entry
	Flush   bool // small print ends at the right edge, instead of beginning in one column

	CursorStyle *theme.Style // of the cursor; nil: that of the styles

	laid      []setEntry // the entries, broken into lines
	laidWidth int        // for that width
	column    int        // where small print begins, behind the widest label that has some

	room     int // the rows in view, when it was last drawn
	hidden   int // the rows of the cursor's entry that were out of view then
	scrolled int // the rows of it that were scrolled past
	pointed  int // the number of the entry under the mouse, from 1; 0: none is
}

// NewMenu numbers entries from 1, and puts the cursor on the first one that can be
// taken.
func NewMenu[T any](entries []Entry[T]) Menu[T] {
	c := Menu[T]{Entries: entries, From: 1}
	for i, e := range entries {
		if e.Locked == "" {
			c.Cursor = i
			break
		}
	}
	return c
}

// Move moves the cursor, stopping at the ends. One step first scrolls through an entry
// that is taller than the view, so that all of it can be read.
func (c *Menu[T]) Move(by int) {
	page := max(1, c.room-1)
	switch {
	case by == 1 && c.scrolled < c.hidden:
		c.scrolled = min(c.scrolled+page, c.hidden)
		return
	case by == -1 && c.scrolled > 0:
		c.scrolled = max(0, c.scrolled-page)
		return
	}
	c.scrolled, c.hidden = 0, 0
	c.Cursor = max(0, min(c.Cursor+by, len(c.Entries)-1))
}

// Point marks the entry under the mouse; below 0 there is none.
func (c *Menu[T]) Point(entry int) { c.pointed = max(0, entry+1) }

// numberWidth is the room for the cursor, a number and blanks.
func (c *Menu[T]) numberWidth() int { return 4 + len(strconv.Itoa(len(c.Entries))) }

// Lines draws the whole list, and says which lines the cursor's entry takes.
// The last two columns stay free for marks.
func (c *Menu[T]) Lines(s *theme.Styles, width int) (lines []string, first, last int) {
	width -= 2
	rows := 0
	for _, set := range c.laidOut(width) {
		rows += set.rows()
	}
	lines = make([]string, 0, rows)
	for i := range c.Entries {
		if i == c.Cursor {
			first = len(lines)
		}
		lines = c.entry(lines, s, i, width)
		if i == c.Cursor {
			last = len(lines)
		}
	}
	return lines, first, last
}

// A setEntry is an entry broken into lines, not styled yet.
type setEntry struct {
	labels []string
	used   int      // how wide the last line of the label is
	behind []string // small print on the last line of the label
	under  []string // small print on lines of its own
	below  []string // the explanation, and a blank behind it
}

func (e *setEntry) rows() int { return len(e.labels) + len(e.under) + len(e.below) }

// laidOut returns the entries broken into lines, which is done once for a width:
// a frame asks for it several times.
func (c *Menu[T]) laidOut(width int) []setEntry {
	if c.laidWidth != width || len(c.laid) != len(c.Entries) {
		c.laid, c.laidWidth = make([]setEntry, len(c.Entries)), width
		c.column = 0
		for i := range c.Entries {
			c.laid[i] = c.set(i, width)
			if set := &c.laid[i]; len(set.behind) > 0 {
				c.column = max(c.column, set.used+noteGap)
			}
		}
	}
	return c.laid
}

// noteGap is how many blanks stand before small print.
const noteGap = 3

// gap is how many blanks stand between an entry's label and its small print, so that all
// small print begins in one column. Where there is no room for that, or it is wanted so, it
// ends at the edge.
func (c *Menu[T]) gap(set *setEntry, width int) int {
	notes := noteGap * (len(set.behind) - 1)
	for _, note := range set.behind {
		notes += prose.Width(note)
	}
	end := width - c.numberWidth() - notes
	if c.Flush {
		return end - set.used
	}
	return min(c.column, end) - set.used
}

// set breaks an entry into lines: its label, under itself; its small print, on the
// same line if it fits.
func (c *Menu[T]) set(i, width int) setEntry {
	e := &c.Entries[i]
	room := max(1, width-c.numberWidth())
	set := setEntry{labels: prose.WrapText(e.Label, room)}
	set.used = prose.Width(set.labels[len(set.labels)-1])
	used := set.used
	for _, note := range []string{e.Aside, e.Locked} {
		switch {
		case note == "":
		case used+noteGap+prose.Width(note) <= room:
			set.behind = append(set.behind, note)
			used += noteGap + prose.Width(note)
		default:
			for _, line := range prose.WrapText(note, room) {
				set.under = append(set.under, strings.TrimSuffix(line, " ·"))
			}
		}
	}
	if e.Below != "" {
		set.below = prose.WrapText(e.Below, min(room, Measure-2-c.numberWidth())) // as wide as the text above the menu
		if i < len(c.Entries)-1 {
			set.below = append(set.below, "")
		}
	}
	return set
}

// Rows is how many lines the whole menu takes, and its tallest entry.
func (c *Menu[T]) Rows(width int) (all, tallest int) {
	for _, set := range c.laidOut(width - 2) {
		all += set.rows()
		tallest = max(tallest, set.rows())
	}
	return all, tallest
}

// entry draws one entry behind some lines: its number, or a cross if it is locked, then
// its label and small print.
func (c *Menu[T]) entry(lines []string, s *theme.Styles, i, width int) []string {
	set := &c.laidOut(width)[i]
	style := c.style(s, i)
	indent := strings.Repeat(" ", c.numberWidth())
	for n, label := range set.labels {
		var b strings.Builder
		b.Grow(len(indent) + len(label) + usualStyles)
		if n == 0 {
			c.mark(&b, s, i)
		} else {
			b.WriteString(indent)
		}
		style.Write(&b, label)
		if n == len(set.labels)-1 {
			c.behind(&b, s, set, width)
		}
		lines = append(lines, b.String())
	}
	for _, line := range set.under {
		lines = append(lines, indent+s.Reason.Render(line))
	}
	for _, line := range set.below {
		if line != "" {
			line = indent + s.About.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

// usualStyles is how many bytes the styles in a line of an entry take, more or less.
const usualStyles = 64

// behind writes the small print behind the label of an entry.
func (c *Menu[T]) behind(line *strings.Builder, s *theme.Styles, set *setEntry, width int) {
	gap := c.gap(set, width)
	for _, note := range set.behind {
		line.WriteString(strings.Repeat(" ", gap))
		s.Reason.Write(line, note)
		gap = noteGap
	}
}

// style is the style of an entry's label. The one under the mouse is underlined.
func (c *Menu[T]) style(s *theme.Styles, i int) theme.Style {
	if i+1 == c.pointed {
		return c.unpointed(s, i).Underlined()
	}
	return c.unpointed(s, i)
}

// unpointed is the style of an entry's label away from the mouse.
func (c *Menu[T]) unpointed(s *theme.Styles, i int) theme.Style {
	e := &c.Entries[i]
	switch {
	case e.Locked != "":
		return s.Locked
	case i == c.Cursor:
		return s.Chosen
	case e.Faded:
		return s.Locked
	default:
		return s.Choice
	}
}

// The signs before a choice's label.
const (
	SignCursor = "▸" // enter takes it
	SignLocked = "×" // it cannot be taken; in the place of its number
	SignTaken  = "✓" // it was taken in an earlier run
)

// mark writes the cursor, number and sign before a label.
func (c *Menu[T]) mark(line *strings.Builder, s *theme.Styles, i int) {
	cursor := &s.Cursor
	if c.CursorStyle != nil {
		cursor = c.CursorStyle
	}
	if i == c.Cursor {
		cursor.Write(line, SignCursor)
		line.WriteString(" ")
	} else {
		line.WriteString("  ")
	}
	number := strconv.Itoa(i + c.From)
	if c.Entries[i].Locked != "" {
		number = SignLocked
	}
	line.WriteString(strings.Repeat(" ", c.numberWidth()-4-prose.Width(number)))
	s.Number.Write(line, number)
	if c.Entries[i].Taken {
		s.Aside.Write(line, SignTaken)
	} else {
		line.WriteString(" ")
	}
	line.WriteString(" ")
}

// View draws the menu in height lines: if it is longer, the part around the cursor,
// with marks at its right for the rest.
func (c *Menu[T]) View(s *theme.Styles, width, height int) []string {
	lines, first, last := c.Lines(s, width)
	c.room, c.hidden = height, max(0, last-first-height)
	if len(lines) <= height {
		return lines
	}
	start := c.start(width, len(lines), first, last, height)
	view := slices.Clone(lines[start:min(start+height, len(lines))])
	view = append(view, make([]string, height-len(view))...)
	if start > 0 {
		view[0] = markRight(view[0], s.More.Render("▲"), width)
	}
	if start+height < len(lines) {
		view[height-1] = markRight(view[height-1], s.More.Render("▼"), width)
	}
	return view
}

// start returns the first line in view, so that the cursor's lines, from first to
// before last, are in view, or the part of them that was scrolled to. The view begins with
// a whole entry.
func (c *Menu[T]) start(width, lines, first, last, height int) int {
	if last-first > height {
		return first + min(c.scrolled, last-first-height)
	}
	least := max(0, min(max(0, last-height), first, lines-height))
	start := 0
	for _, set := range c.laidOut(width - 2) {
		if start >= least {
			break
		}
		start += set.rows()
	}
	return start
}

// Hit returns which entry stands on a row of the list as it is in view, or -1.
func (c *Menu[T]) Hit(s *theme.Styles, width, height, row int) int {
	lines, first, last := c.Lines(s, width)
	if row < 0 || row >= min(height, len(lines)) {
		return -1
	}
	row += c.start(width, len(lines), first, last, height)
	for i, set := range c.laidOut(width - 2) {
		if row -= set.rows(); row < 0 {
			return i
		}
	}
	return -1
}

// markRight puts a mark of one column at the end of a line of that width.
func markRight(line, mark string, width int) string {
	return line + strings.Repeat(" ", max(0, width-1-prose.StyledWidth(line))) + mark
}
