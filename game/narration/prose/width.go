package prose

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is the columns that a text takes.
func Width(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return widthOf(s)
		}
	}
	return len(s)
}

// widthOf is the columns that a text takes which is not all ASCII.
func widthOf(s string) int {
	width := 0
	for _, r := range s {
		columns := columnsOf(r)
		if columns == 0 {
			return ansi.StringWidth(s)
		}
		width += columns
	}
	return width
}

// columnsOf is the columns of a character that joins with none before or behind
// it, whatever that is: printed ASCII, most letters of European scripts, ideographs, the
// usual punctuation, and lines. It is 0 for all others, whose width depends on
// their neighbors or on tables that are not kept here.
func columnsOf(r rune) int {
	switch {
	case r >= ' ' && r <= '~',
		r >= 0xc0 && r <= 0x24f,    // Latin letters
		r >= 0x391 && r <= 0x3c9,   // Greek letters
		r >= 0x400 && r <= 0x45f,   // Cyrillic letters
		r >= 0x2010 && r <= 0x2027, // dashes, quotation marks, the ellipsis
		r >= 0x2190 && r <= 0x2193, // arrows
		r >= 0x2500 && r <= 0x25bf, // lines, blocks, triangles
		r == 0x25c6, r == 0x2713,   // the diamond, the check mark
		r == 0xa0, r == 0xb7: // the blank that does not break, the middle dot
		return 1
	case r >= 0x4e00 && r <= 0x9fff: // ideographs
		return 2
	default:
		return 0
	}
}

// StyledWidth is the columns that a line takes whose text is styled: the
// sequences that do so take none.
func StyledWidth(line string) int {
	width := 0
	for i := 0; i < len(line); {
		if line[i] >= ' ' && line[i] <= '~' {
			width++
			i++
			continue
		}
		if line[i] == escape {
			length := styling(line[i:])
			if length == 0 {
				return ansi.StringWidth(line)
			}
			i += length
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		columns := columnsOf(r)
		if columns == 0 {
			return ansi.StringWidth(line)
		}
		width += columns
		i += size
	}
	return width
}

const escape = '\x1b'

// styling returns the length of the sequence that a text begins with, if that is
// one that styles: "\x1b[", numbers, "m". Else it is 0.
func styling(text string) int {
	if len(text) < 2 || text[1] != '[' {
		return 0
	}
	for i := 2; i < len(text); i++ {
		switch c := text[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && c != ':' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}
