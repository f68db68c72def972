// Package typeset makes runs of styled text from pieces of Markdown: it sets words
// and blanks, breaks lines, and resolves backslashes and entities.
package typeset

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/scenes/arena"
	"cobalt/scenes/letters"
)

// A Setter makes styled runs of pieces of text. Several blanks become one, and
// there are none at the ends of lines.
type Setter struct {
	texts   *arena.Texts // where texts are kept
	list    []game.Run
	buf     []byte
	style   game.Style
	begun   bool       // the line has a character
	wrapped bool       // the blank that is due stands for the end of a line
	blank   bool       // a blank is due before the next character
	gap     game.Style // the style of that blank

	// Entity is the place of the first entity in the file, or -1: the caller may
	// note it.
	Entity int
}

// Reset begins a text, and keeps what is set of it in an arena. The runs of the one
// before are overwritten.
func (t *Setter) Reset(texts *arena.Texts) {
	*t = Setter{texts: texts, list: t.list[:0], buf: t.buf[:0], Entity: -1}
}

// Put sets text in a style. Blanks in it part words.
func (t *Setter) Put(text []byte, style game.Style) {
	for len(text) > 0 {
		if IsBlank(text[0]) {
			t.Space(style)
			text = text[1:]
			continue
		}
		end := wordsEnd(text)
		t.words(text[:end], style)
		text = text[end:]
	}
}

// wordsEnd returns the end of the words at a text's begin that are parted by one
// blank each, because these are set as they stand.
func wordsEnd(text []byte) int {
	i := 0
	for ; i+8 <= len(text) && plainWords(binary.LittleEndian.Uint64(text[i:])); i += 7 {
	} // the eighth may be a blank before another one
	for ; i < len(text); i++ {
		if c := text[i]; c <= ' ' && IsBlank(c) && (c != ' ' || i+1 == len(text) || IsBlank(text[i+1])) {
			return i
		}
	}
	return len(text)
}

// plainWords reports whether eight characters hold neither a control character nor
// two blanks side by side. The highest bit of each tells.
func plainWords(eight uint64) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	other := eight ^ each*' ' // zero where there is a blank
	blanks := ^((other&^high + each*0x7f) | other) & high
	controls := (eight - each*' ') &^ eight & high
	return blanks&(blanks>>8) == 0 && controls == 0
}

// IsBlank reports whether a byte parts words.
func IsBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// Space is a blank, if a word stands before it on the line.
func (t *Setter) Space(style game.Style) { t.blank, t.gap, t.wrapped = t.begun, style, false }

// LineEnd is the end of a line in the source, which is a blank unless wide
// characters stand on both sides of it.
func (t *Setter) LineEnd(style game.Style) {
	ended := !t.blank
	t.Space(style)
	t.wrapped = ended
}

func firstRune(text []byte) rune {
	r, _ := utf8.DecodeRune(text)
	return r
}

// last returns the last character that was set.
func (t *Setter) last() rune {
	r, _ := utf8.DecodeLastRune(t.buf)
	if n := len(t.list); len(t.buf) == 0 && n > 0 {
		r, _ = utf8.DecodeLastRuneInString(t.list[n-1].Text)
	}
	return r
}

func (t *Setter) words(words []byte, style game.Style) {
	if t.blank && t.wrapped && letters.Wide(t.last()) && letters.Wide(firstRune(words)) {
		t.blank = false
	}
	if t.blank {
		t.turn(t.gap)
		t.buf, t.blank = append(t.buf, ' '), false
	}
	t.turn(style)
	t.buf, t.begun = append(t.buf, words...), true
}

// turn goes on in another style.
func (t *Setter) turn(style game.Style) {
	if style != t.style {
		t.flush()
		t.style = style
	}
}

// Piece sets a piece, which stands for text, by its number from 1.
func (t *Setter) Piece(number int, style game.Style) {
	if t.blank {
		t.turn(t.gap)
		t.buf, t.blank = append(t.buf, ' '), false
	}
	t.flush()
	t.style, t.begun = style, true
	t.list = append(t.list, game.Run{Style: style, Piece: int32(number)})
}

// NewLine is a hard break.
func (t *Setter) NewLine() {
	if t.begun {
		t.buf = append(t.buf, '\n')
	}
	t.blank, t.begun = false, false
}

func (t *Setter) flush() {
	if len(t.buf) > 0 {
		t.list = append(t.list, game.Run{Text: t.texts.Keep(t.buf), Style: t.style})
		t.buf = t.buf[:0]
	}
}

// Finish returns the runs, which are good until the next Reset.
func (t *Setter) Finish() []game.Run {
	t.flush()
	if n := len(t.list); n > 0 && !t.begun {
		t.list[n-1].Text = strings.TrimSuffix(t.list[n-1].Text, "\n")
		if t.list[n-1] == (game.Run{Style: t.list[n-1].Style}) {
			t.list = t.list[:n-1]
		}
	}
	return t.list
}
