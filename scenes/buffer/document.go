// Package buffer holds the texts that an editor has open, over the files of a
// folder.
//
// It promises that a position of the protocol, which counts in UTF-16, becomes a
// place of the text whatever it says, and a place of the text a position; and
// that a folder seen through open texts reads as if they were saved. It writes
// nothing. Its values never change, so any number of goroutines may use them.
package buffer

import (
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"cobalt/game/diag"
)

// A Position is a line and a character within it, both from 0. Characters are
// UTF-16 code units.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A Range is the text from Start up to End.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Change replaces a range of a document's text, or all of it.
type Change struct {
	Range *Range `json:"range"` // nil: all of the text
	Text  string `json:"text"`
}

// A Document is a text with its lines. It never changes. The zero Document is an
// empty one.
type Document struct {
	Text string

	lines  []int // where lines begin; any of \n, \r\n and \r ends one
	breaks []int // where lines begin that \n ended, as diagnostics count them
}

// New returns a document with a text.
func New(text string) *Document {
	d := &Document{Text: text, lines: []int{0}, breaks: []int{0}}
	for i := range len(text) {
		switch {
		case text[i] == '\n':
			d.lines, d.breaks = append(d.lines, i+1), append(d.breaks, i+1)
		case text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			d.lines = append(d.lines, i+1)
		}
	}
	return d
}

// Apply returns the document after changes, one after the other.
func (d *Document) Apply(changes []Change) *Document {
	for _, c := range changes {
		if c.Range == nil {
			d = New(c.Text)
			continue
		}
		start, end := d.Offset(c.Range.Start), d.Offset(c.Range.End)
		if end < start {
			start, end = end, start
		}
		d = New(d.Text[:start] + c.Text + d.Text[end:])
	}
	return d
}

// line returns the bytes from which and up to which a line stands, without its
// end. Lines count from 0.
func (d *Document) line(n int) (start, end int) {
	start, end = d.lines[n], len(d.Text)
	if n+1 < len(d.lines) {
		end = d.lines[n+1]
	}
	return start, start + len(strings.TrimRight(d.Text[start:end], "\r\n"))
}

// Offset returns the byte at a position. One beyond a line's end is the line's
// end; one beyond the text is the text's; one within a character is its begin.
func (d *Document) Offset(p Position) int {
	if len(d.lines) == 0 || p.Line < 0 {
		return 0
	}
	if p.Line >= len(d.lines) {
		return len(d.Text)
	}
	at, end := d.line(p.Line)
	for units := 0; at < end; {
		r, size := utf8.DecodeRuneInString(d.Text[at:end])
		if units += max(1, utf16.RuneLen(r)); units > p.Character {
			break
		}
		at += size
	}
	return at
}

// Position returns the position of a byte.
func (d *Document) Position(off int) Position {
	if len(d.lines) == 0 {
		return Position{}
	}
	off = min(max(off, 0), len(d.Text))
	n := sort.SearchInts(d.lines, off+1) - 1
	start, end := d.line(n)
	units := 0
	for _, r := range d.Text[start:max(start, min(off, end))] {
		units += max(1, utf16.RuneLen(r))
	}
	return Position{n, units}
}

const byteOrderMark = "\ufeff"

// OffsetOf returns the byte at a line and column as diagnostics count them: both
// from 1, columns in code points. A column of 0 is the line's begin.
func (d *Document) OffsetOf(line, col int) int {
	if len(d.breaks) == 0 || line > len(d.breaks) {
		return len(d.Text)
	}
	at := d.breaks[max(line, 1)-1]
	if at == 0 && strings.HasPrefix(d.Text, byteOrderMark) {
		at = len(byteOrderMark)
	}
	for ; col > 1 && at < len(d.Text) && d.Text[at] != '\n' && !strings.HasPrefix(d.Text[at:], "\r\n"); col-- {
		_, size := utf8.DecodeRuneInString(d.Text[at:])
		at += size
	}
	return at
}

// Place returns the line and column of a byte, as diagnostics count them.
func (d *Document) Place(off int) (line, col int) {
	off = min(max(off, 0), len(d.Text))
	if len(d.breaks) == 0 {
		return 1, 1
	}
	line = sort.SearchInts(d.breaks, off+1)
	text := d.Text[d.breaks[line-1]:off]
	if line == 1 { // elsewhere the mark is a character like others
		text = strings.TrimPrefix(text, byteOrderMark)
	}
	return line, utf8.RuneCountInString(text) + 1
}

// Range returns the range of a diagnostic's. One without a column is its whole
// line, one without a line is the text's first character, and one without an
// end is empty.
func (d *Document) Range(r diag.Range) Range {
	start := d.OffsetOf(r.Line, r.Col)
	end := start
	switch {
	case r.Line > 0 && r.Col == 0:
		end = d.lineEnd(start)
	case r.EndLine > 0:
		end = max(start, d.OffsetOf(r.EndLine, r.EndCol))
	}
	return Range{d.Position(start), d.Position(end)}
}

// lineEnd returns the end of the line that a byte is in.
func (d *Document) lineEnd(off int) int {
	if at := strings.IndexAny(d.Text[off:], "\r\n"); at >= 0 {
		return off + at
	}
	return len(d.Text)
}

// Before returns the text of a line up to a byte in it, and the byte at which the line begins.
func (d *Document) Before(off int) (text string, start int) {
	start = strings.LastIndexAny(d.Text[:off], "\r\n") + 1
	return d.Text[start:off], start
}

// Lines returns the text of lines, from 1, as diagnostics count them.
func (d *Document) Lines(first, last int) string {
	if first > len(d.breaks) || last < first || first < 1 {
		return ""
	}
	end := len(d.Text)
	if last < len(d.breaks) {
		end = d.breaks[last]
	}
	return d.Text[d.breaks[first-1]:end]
}

// Count returns how many lines there are, as diagnostics count them.
func (d *Document) Count() int { return max(1, len(d.breaks)) }
