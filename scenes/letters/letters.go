// Package letters decides which characters may stand in a story: those that every
// terminal can show as they are.
//
// It refuses control characters, characters that turn the direction of text or
// cannot be seen, letters in pieces where there is a whole one (normalization form
// C), and signs that terminals measure differently. Letters of scripts that
// terminals measure differently are reported, and may stand. It reads no files and
// knows nothing of Markdown.
package letters

import (
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"cobalt/game/diag"
)

// maxMarks is how many combining marks one character may carry.
const maxMarks = 8

// ByteOrderMark is the character that some programs write at a file's start.
const ByteOrderMark = '\ufeff'

// A Fault is a character, or a few of them, that may not stand in a story.
type Fault struct {
	Off, Size int // in bytes of the text
	Code      diag.Code
	Message   string
	// Harmful says that a terminal could take the character for a command. It
	// must not be read on.
	Harmful bool
}

// A Report is told the characters of a text that an author should know of.
type Report struct {
	Fault  func(Fault)
	Uneven func(off int, letters string) // of a script that terminals draw unevenly; may be nil
}

// Check looks at every character of a text, which must be UTF-8.
func Check(text []byte, r Report) { (&checker{text, r}).run() }

// First returns the first fault of a text, and whether there is one.
func First(text string) (first Fault, found bool) {
	Check([]byte(text), Report{Fault: func(f Fault) {
		if !found {
			first, found = f, true
		}
	}})
	return first, found
}

// InvalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func InvalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// A checker looks at characters.
type checker struct {
	text []byte
	Report
}

func (c *checker) run() {
	plain := true // nothing so far but ASCII, and letters that stand alone
	for i := harmlessPrefix(c.text); i < len(c.text); i += harmlessPrefix(c.text[i:]) {
		if b := c.text[i]; b < utf8.RuneSelf {
			if Forbidden(rune(b)) {
				c.refuse(i, rune(b), 1)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(c.text[i:])
		switch {
		case Forbidden(r):
			c.refuse(i, r, size)
			i, plain = i+size, false
		case alone(r):
			i += size
		default:
			i, plain = c.clusters(i), false
		}
	}
	if !plain {
		c.composition()
	}
}

// harmlessPrefix returns how much of a text is of ASCII characters that may
// stand: nearly all of most texts, so that it is passed over eight at a time.
func harmlessPrefix(text []byte) int {
	for i := 0; i < len(text); {
		end := min(i+8, len(text))
		if end-i == 8 {
			if eight := binary.LittleEndian.Uint64(text[i:]); printable(eight) || printable(withoutNewlines(eight)) {
				i = end
				continue
			}
		}
		for ; i < end; i++ {
			if b := text[i]; b-' ' >= 0x7f-' ' && b != '\n' && b != '\t' {
				return i
			}
		}
	}
	return len(text)
}

// printable reports whether eight characters are all ASCII, and none of them a
// control character. The highest bit of each tells: it is set in what is not
// ASCII, in less than a blank when a blank is taken off, and in 0x7f and 1.
func printable(eight uint64) bool {
	const each = 0x0101010101010101
	return (eight|(eight-each*' ')|(eight+each))&(each*0x80) == 0
}

// withoutNewlines returns eight characters with asterisks for the newlines.
func withoutNewlines(eight uint64) uint64 {
	const each, high = 0x0101010101010101, 0x8080808080808080
	other := eight ^ each*'\n' // zero where there is a newline
	newlines := ^((other&^high + each*0x7f) | other) & high
	return eight | newlines>>2
}

// refuse tells of a character that may not stand.
func (c *checker) refuse(off int, r rune, size int) {
	f := forbiddenFault(r)
	f.Off, f.Size, f.Harmful = off, size, true
	c.Fault(f)
}

// alone reports whether r is a letter or sign that every terminal shows one
// column wide, if no mark follows: most letters of European languages, and
// the boxes and blocks that documents are drawn of. None of them has a shorter
// form. (Measuring a character for
// the first time builds tables of megabytes; most stories do without.)
func alone(r rune) bool {
	switch {
	case r >= 0xa1 && r < 0x300:
		return r != 0xad && r != 0xa9 && r != 0xae
	case r >= 0x400 && r < 0x483, r >= 0x48a && r < 0x530:
		return true
	default:
		return r >= 0x2010 && r <= 0x2027 || r >= 0x2500 && r < 0x25a0
	}
}

// clusters checks the characters from off on, as a terminal groups them, until
// plain text begins again. It returns the offset of that text.
func (c *checker) clusters(off int) int {
	at := off
	if _, size := utf8.DecodeLastRune(c.text[:at]); size > 0 && c.text[at-1] != '\n' {
		at -= size // a mark belongs to the letter before it
	}
	for at < len(c.text) {
		cluster, _ := ansi.FirstGraphemeCluster(c.text[at:], ansi.GraphemeWidth)
		if len(cluster) == 0 {
			break
		}
		if r, _ := utf8.DecodeRune(cluster); at > off && (r < utf8.RuneSelf || Forbidden(r)) {
			break
		}
		c.cluster(at, string(cluster))
		at += len(cluster)
		if at > off && (at == len(c.text) || c.text[at] < utf8.RuneSelf) {
			break
		}
	}
	return max(at, off+1)
}

func (c *checker) cluster(off int, cluster string) {
	marks := 0
	for i, r := range cluster {
		if Forbidden(r) {
			if i > 0 {
				c.refuse(off+i, r, utf8.RuneLen(r))
			}
			return
		}
		if unicode.Is(unicode.M, r) {
			marks++
		}
	}
	if marks > maxMarks {
		c.Fault(Fault{Off: off, Size: len(cluster), Code: "too-many-marks", Message: fmt.Sprintf("a character with %d combining marks; at most %d can be shown", marks, maxMarks)})
		return
	}
	wide, narrow := ansi.StringWidth(cluster), ansi.StringWidthWc(cluster)
	switch {
	case wide == narrow:
	case ofScript(cluster):
		if c.Uneven != nil {
			c.Uneven(off, cluster)
		}
	default:
		c.Fault(Fault{Off: off, Size: len(cluster), Code: "uncertain-width", Message: fmt.Sprintf("%s is %s wide in some terminals and %s in others: write it some other way",
			diag.Quote(cluster), columns(wide), columns(narrow))})
	}
}

// ofScript reports whether a cluster is text of a script: letters, marks and
// digits, and the invisible characters that join or part letters.
func ofScript(cluster string) bool {
	for i, r := range cluster {
		joiner := r == 0x200c || r == 0x200d
		if !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && (i == 0 || !joiner) || r >= 0xfe00 && r <= 0xfe0f {
			return false
		}
	}
	return true
}

func columns(n int) string {
	if n == 1 {
		return "1 column"
	}
	return fmt.Sprintf("%d columns", n)
}

// composition tells of characters that have a shorter form (NFC).
func (c *checker) composition() {
	if norm.NFC.IsNormal(c.text) {
		return
	}
	for at := 0; at < len(c.text); {
		size := norm.NFC.NextBoundary(c.text[at:], true)
		if size <= 0 {
			return
		}
		if piece := c.text[at : at+size]; !norm.NFC.IsNormal(piece) {
			c.Fault(Fault{Off: at, Size: size, Code: "not-composed", Message: fmt.Sprintf("%s is written as %+q; write it as %+q (normalization form C)",
				diag.Quote(string(piece)), diag.Cut(string(piece), diag.MaxQuoted), diag.Cut(norm.NFC.String(string(piece)), diag.MaxQuoted))})
		}
		at += size
	}
}

// Characters that break lines, or keep them from breaking, and that cannot be
// seen. Terminals draw them differently.
const (
	softHyphen = '\u00ad'
	wordJoiner = '\u2060'
)

// Forbidden reports whether r may not stand in a story.
func Forbidden(r rune) bool {
	switch {
	case r < 0xa0:
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f
	case r == 0x61c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true // bidirectional controls
	case r == softHyphen, r == wordJoiner, r == 0x2028, r == 0x2029, r == ByteOrderMark, r >= 0xfff9 && r <= 0xfffb:
		return true
	default:
		return r >= 0xe0000 && r <= 0xe007f || r&0xfffe == 0xfffe
	}
}

func forbiddenFault(r rune) Fault {
	switch {
	case r == softHyphen:
		return Fault{Code: "invisible-character", Message: "a soft hyphen (U+00AD), which cannot be seen and which terminals draw differently: take it out"}
	case r == wordJoiner:
		return Fault{Code: "invisible-character", Message: "a word joiner (U+2060), which cannot be seen and which terminals draw differently: take it out"}
	case r == 0x61c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return Fault{Code: "control-character", Message: fmt.Sprintf("a control character (%U) that turns the direction of text: take it out", r)}
	default:
		return Fault{Code: "control-character", Message: fmt.Sprintf("a control character (%U): only newline and tab may stand; take it out", r)}
	}
}
