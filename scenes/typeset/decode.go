package typeset

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Decode resolves the backslashes and entities of a piece of Markdown. The text
// that it returns may be raw itself. The offset of the first entity is -1 if there
// is none.
func Decode(raw []byte) (text []byte, entity int) {
	entity = -1
	at, off := escapeIn(raw), 0
	if at < 0 {
		return raw, entity
	}
	text = make([]byte, 0, len(raw))
	for at >= 0 {
		text = append(text, raw[:at]...)
		size := 1
		switch {
		case raw[at] == '&':
			if text, size = appendEntity(text, raw[at:]); size > 1 && entity < 0 {
				entity = off + at
			}
		case at+1 < len(raw) && util.IsPunct(raw[at+1]):
			text, size = append(text, raw[at+1]), 2
		default:
			text = append(text, raw[at])
		}
		raw, off = raw[at+size:], off+at+size
		at = escapeIn(raw)
	}
	return append(text, raw...), entity
}

func escapeIn(raw []byte) int {
	backslash := bytes.IndexByte(raw, '\\')
	if backslash >= 0 {
		raw = raw[:backslash]
	}
	if entity := bytes.IndexByte(raw, '&'); entity >= 0 {
		return entity
	}
	return backslash
}

// maxEntity is longer than any entity's name.
const maxEntity = 40

// appendEntity appends the characters for the entity that raw begins with, and
// returns the entity's length; if there is none, it appends the ampersand.
func appendEntity(text, raw []byte) ([]byte, int) {
	end := bytes.IndexByte(raw[:min(len(raw), maxEntity)], ';')
	if end < 2 {
		return append(text, '&'), 1
	}
	name := string(raw[1:end])
	if name[0] == '#' {
		if r, ok := numeric(name[1:]); ok {
			return utf8.AppendRune(text, r), end + 1
		}
	} else if e, ok := util.LookUpHTML5EntityByName(name); ok {
		return append(text, e.Characters...), end + 1
	}
	return append(text, '&'), 1
}

// numeric reads the number of a numeric entity, behind "&#": 65, x41.
func numeric(digits string) (rune, bool) {
	base, longest := 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, longest = digits[1:], 16, 6
	}
	if len(digits) > longest {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, false
	}
	if r := rune(n); utf8.ValidRune(r) {
		return r, true // a zero, too: it is refused as the control character that it is
	}
	return utf8.RuneError, true
}
