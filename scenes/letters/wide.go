package letters

import (
	"unicode"
	"unicode/utf8"
)

// wide are the characters of Chinese and Japanese text, which has no blanks
// between its words: letters, and the punctuation that stands with them. Korean
// letters are not among them.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x2e80, Hi: 0x312f, Stride: 1}, // radicals, punctuation, kana, bopomofo
		{Lo: 0x3190, Hi: 0x9fff, Stride: 1}, // signs of kanbun to unified ideographs
		{Lo: 0xa000, Hi: 0xa4cf, Stride: 1}, // Yi
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1}, // compatibility ideographs
		{Lo: 0xfe30, Hi: 0xfe4f, Stride: 1}, // compatibility forms of punctuation
		{Lo: 0xff01, Hi: 0xff60, Stride: 1}, // fullwidth forms
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1}, // fullwidth signs
	},
	R32: []unicode.Range32{
		{Lo: 0x1b000, Hi: 0x1b2ff, Stride: 1}, // kana, supplements
		{Lo: 0x20000, Hi: 0x3ffff, Stride: 1}, // unified ideographs, supplements
	},
}

// Wide reports whether a character is part of Chinese or Japanese text, in which
// the end of a line is no blank.
func Wide(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(wide, r) }
