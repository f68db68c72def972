package scenes

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/scenes/letters"
)

// A source is one file of a story, as text.
type source struct {
	name  string // within the story's folder
	raw   []byte // as it was read
	text  []byte // the same, byte for byte, with blanks for what may not stand
	lines []int  // where each line begins

	unread bool   // it could not be read, and there is no text
	copied string // raw, for the lines that faults show; empty: none does yet
}

// plainEnds returns a file's text as it is read everywhere: without a byte order
// mark at its start, and with each line end of Windows (CR LF) as a newline.
func plainEnds(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte(string(letters.ByteOrderMark)))
	if bytes.Contains(text, windowsEnd) {
		text = bytes.ReplaceAll(text, windowsEnd, windowsEnd[1:])
	}
	return text
}

var windowsEnd = []byte("\r\n")

func newSource(name string, text []byte) *source {
	lines := make([]int, 1, bytes.Count(text, []byte{'\n'})+1)
	for i := 0; ; {
		n := bytes.IndexByte(text[i:], '\n')
		if n < 0 {
			return &source{name: name, raw: text, text: text, lines: lines}
		}
		i += n + 1
		lines = append(lines, i)
	}
}

// pos returns the line and column of a byte.
func (s *source) pos(off int) game.Pos {
	off = min(max(off, 0), len(s.text))
	line := s.lineAt(off)
	col := utf8.RuneCount(s.raw[s.lines[line]:off]) + 1
	return game.Pos{File: s.name, Line: line + 1, Col: col}
}

// A placer is the place that was asked for last. The next one is mostly behind it in
// the same line, so that only the characters between the two are counted.
type placer struct {
	off, line, col int // line and column from 1
	end            int // where the line ends; 0: nothing was asked for yet
}

// pos is that of a source, which must be the same each time.
func (p *placer) pos(s *source, off int) game.Pos {
	off = min(max(off, 0), len(s.text))
	if off < p.off || off >= p.end {
		line := s.lineAt(off)
		p.off, p.line, p.col, p.end = s.lines[line], line+1, 1, len(s.raw)+1
		if line+1 < len(s.lines) {
			p.end = s.lines[line+1]
		}
	}
	p.col += utf8.RuneCount(s.raw[p.off:off])
	p.off = off
	return game.Pos{File: s.name, Line: p.line, Col: p.col}
}

// lineAt returns the line that a byte is in, from 0.
func (s *source) lineAt(off int) int {
	return sort.SearchInts(s.lines, min(max(off, 0), len(s.text))+1) - 1
}

// blank overwrites bytes of the text, not of the file as it was read.
func (s *source) blank(off, size int) {
	if size == 0 {
		return
	}
	if &s.text[0] == &s.raw[0] {
		s.text = bytes.Clone(s.raw)
	}
	for i := off; i < off+size; i++ {
		s.text[i] = ' '
	}
}

// offset is the inverse of pos, as far as there is such a place.
func (s *source) offset(line, col int) int {
	off := s.lines[min(max(line, 1), len(s.lines))-1]
	for ; col > 1 && off < len(s.raw) && s.raw[off] != '\n'; col-- {
		_, size := utf8.DecodeRune(s.raw[off:])
		off += size
	}
	return off
}

// A cursor finds places near the last one quickly, because it counts only the
// characters between the two.
type cursor struct {
	src            *source
	line, col, off int // line and column from 1; line 0: nowhere yet
}

// offset is that of the source.
func (c *cursor) offset(line, col int) int {
	if line != c.line || col < c.col/2 {
		c.line, c.col, c.off = line, 1, c.src.offset(line, 1)
	}
	for raw := c.src.raw; c.col < col && c.off < len(raw) && raw[c.off] != '\n'; c.col++ {
		_, size := utf8.DecodeRune(raw[c.off:])
		c.off += size
	}
	for ; c.col > col; c.col-- {
		_, size := utf8.DecodeLastRune(c.src.raw[:c.off])
		c.off -= size
	}
	return c.off
}

// pos is that of the source, for a place in the line that the cursor is in.
func (c *cursor) pos(off int) game.Pos {
	switch raw := c.src.raw; {
	case c.line == 0 || off < c.src.lines[c.line-1] || bytes.IndexByte(raw[min(off, c.off):max(off, c.off)], '\n') >= 0:
		return c.src.pos(off)
	case off >= c.off:
		return game.Pos{File: c.src.name, Line: c.line, Col: c.col + utf8.RuneCount(raw[c.off:off])}
	default:
		return game.Pos{File: c.src.name, Line: c.line, Col: c.col - utf8.RuneCount(raw[off:c.off])}
	}
}
