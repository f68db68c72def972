package host

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"cobalt/game/narration/prose"
)

// longestLine is how many bytes of a line are read; what is typed beyond is dropped.
const longestLine = 1000

// A typist puts lines together from the keys of a terminal, because a client sends them
// one by one and leaves the rest to the host.
type typist struct {
	line   []byte
	rune   []byte // one that has not come whole
	escape byte   // the last byte of a sequence that began with escape; 0: there is none
	cr     bool   // the last key was a carriage return
}

// A keyed is what a key does to a line.
type keyed int

const (
	typedOn keyed = iota // the line goes on
	entered              // it is whole
	broken               // the player breaks off: by ctrl+c, or by ctrl+d where nothing is typed
)

// Keys that end or change a line.
const ctrlC, ctrlD, escape, backspace = 0x03, 0x04, 0x1b, 0x7f

// take takes in a byte, and returns what is to be shown for it.
func (t *typist) take(b byte) (shown string, did keyed) {
	cr := t.cr
	t.cr = b == '\r'
	switch {
	case b == ctrlC, b == ctrlD && len(t.line) == 0:
		return "\n", broken
	case b == '\n' && cr: // one key
	case b == '\r', b == '\n':
		t.escape, t.rune = 0, nil
		return "\n", entered
	case b == escape:
		t.escape = b
	case t.escape != 0:
		t.within(b)
	case b == backspace, b == '\b':
		return t.erase(), typedOn
	default:
		return t.letter(b), typedOn
	}
	return "", typedOn
}

// within follows a key that is a sequence, such as an arrow. It types nothing.
func (t *typist) within(b byte) {
	first := t.escape == escape
	if t.escape = b; first && (b == '[' || b == 'O') {
		return
	}
	if first || b >= '@' && b <= '~' {
		t.escape = 0
	}
}

// erase takes back the last letter.
func (t *typist) erase() string {
	r, size := utf8.DecodeLastRune(t.line)
	t.line = t.line[:len(t.line)-size]
	if size == 0 {
		return ""
	}
	return strings.Repeat("\b \b", prose.Width(string(r)))
}

// letter adds a byte of a letter, once it has come whole.
func (t *typist) letter(b byte) string {
	if t.rune = append(t.rune, b); !utf8.FullRune(t.rune) {
		return ""
	}
	r, size := utf8.DecodeRune(t.rune)
	begun := len(t.rune) > size // another, which never came whole
	if t.rune = nil; begun {
		return t.letter(b)
	}
	if r == utf8.RuneError && size == 1 || !unicode.IsPrint(r) || len(t.line)+size > longestLine {
		return ""
	}
	t.line = utf8.AppendRune(t.line, r)
	return string(r)
}

// text is the line, without blanks around it; the next one begins.
func (t *typist) text() string {
	text := strings.TrimSpace(string(t.line))
	t.line = nil
	return text
}

// typedLines reads the lines of a player on a terminal from keys, shows what is typed, and
// ends when the player breaks off.
type typedLines struct {
	keys io.Reader
	echo func(string)
	typist
	rest []byte // of lines that are whole, yet to be read
	over bool
}

// Read reads a line, or the rest of one.
func (l *typedLines) Read(buf []byte) (int, error) {
	for own := make([]byte, 256); len(l.rest) == 0; {
		if l.over {
			return 0, io.EOF
		}
		n, err := l.keys.Read(own)
		for _, b := range own[:n] {
			shown, did := l.take(b)
			l.echo(shown)
			if did == entered {
				l.rest = append(append(l.rest, l.text()...), '\n')
			}
			if l.over = did == broken; l.over {
				break
			}
		}
		if err != nil && len(l.rest) == 0 {
			return 0, err
		}
	}
	n := copy(buf, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}
