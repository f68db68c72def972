package scenes

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks one character may carry.
const maxMarks = 8

const byteOrderMark = '\ufeff'

// check notes every character of a file that must not reach a terminal as a
// fault, and replaces it by blanks in the text that is read on. It reports
// whether the file is text at all: if it is not, reading on makes no sense.
func (f *faults) check() bool {
	raw := f.src.raw
	if bad := invalidUTF8(raw); bad >= 0 {
		f.add(bad, "not-utf8", "this is not UTF-8 text (byte 0x%02x): save the file as UTF-8", raw[bad])
		return false
	}
	if zero := bytes.IndexByte(raw, 0); zero >= 0 {
		f.add(zero, "not-text", "this is not text (byte 0x00)")
		return false
	}
	if at := bytes.IndexByte(raw, '\r'); at >= 0 {
		f.add(at, "carriage-return", "a carriage return that ends no line: save the file with LF (Unix) line ends")
		return false
	}
	c := checker{text: raw, uneven: f.unevenWidth, fault: func(off, size int, harmful bool, r remark) {
		f.addRange(off, off+size, r.code, "%s", r.text)
		if harmful {
			f.src.blank(off, size)
		}
	}}
	c.run()
	f.noBreakSpaces()
	return true
}

func invalidUTF8(text []byte) int {
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

// cleanText returns the first fault among the characters of a decoded text, or a
// remark without a text if there is none.
func cleanText(text string) remark {
	var first remark
	c := checker{text: []byte(text), fault: func(_, _ int, _ bool, r remark) {
		if first.text == "" {
			first = r
		}
	}}
	c.run()
	return first
}

// A checker looks at characters.
type checker struct {
	text   []byte
	fault  func(off, size int, harmful bool, r remark) // harmful: not to be read on
	uneven func(off int, letters string)               // may be nil
}

func (c *checker) run() {
	plain := true // nothing but ASCII so far
	for i := harmlessPrefix(c.text); i < len(c.text); i += harmlessPrefix(c.text[i:]) {
		if b := c.text[i]; b < utf8.RuneSelf {
			if forbidden(rune(b)) {
				c.refuse(i, rune(b), 1)
			}
			i++
			continue
		}
		plain = false
		r, size := utf8.DecodeRune(c.text[i:])
		switch {
		case forbidden(r):
			c.refuse(i, r, size)
			i += size
		case alone(r):
			i += size
		default:
			i = c.clusters(i)
		}
	}
	if !plain {
		c.composition()
	}
}

// harmlessPrefix returns how much of a text is of ASCII characters that may
// stand: nearly all of most texts, so that it is passed over quickly.
func harmlessPrefix(text []byte) int {
	for i, b := range text {
		if b-' ' >= 0x7f-' ' && b != '\n' && b != '\t' {
			return i
		}
	}
	return len(text)
}

// refuse tells of a character that may not stand.
func (c *checker) refuse(off int, r rune, size int) {
	c.fault(off, size, true, forbiddenRemark(r))
}

// alone reports whether r is a letter or sign that every terminal shows one
// column wide, if no mark follows: most letters of European languages, and
// the boxes and blocks that documents are drawn of. (Measuring a character for
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
		if r, _ := utf8.DecodeRune(cluster); at > off && (r < utf8.RuneSelf || forbidden(r)) {
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
		if forbidden(r) {
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
		c.fault(off, len(cluster), false, remark{"too-many-marks", fmt.Sprintf("a character with %d combining marks; at most %d can be shown", marks, maxMarks)})
		return
	}
	wide, narrow := ansi.StringWidth(cluster), ansi.StringWidthWc(cluster)
	switch {
	case wide == narrow:
	case ofScript(cluster):
		if c.uneven != nil {
			c.uneven(off, cluster)
		}
	default:
		c.fault(off, len(cluster), false, remark{"uncertain-width", fmt.Sprintf("%s is %s wide in some terminals and %s in others: write it some other way",
			quote(cluster), columns(wide), columns(narrow))})
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

// unevenWidth warns, once a file, of letters whose width terminals disagree on.
func (f *faults) unevenWidth(off int, letters string) {
	if f.uneven {
		return
	}
	f.uneven = true
	f.warn(off, off+len(letters), "uneven-width",
		"%s is not equally wide in all terminals, nor is other text of its script: nothing is drawn to the right of such lines", quote(letters))
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
			c.fault(at, size, false, remark{"not-composed", fmt.Sprintf("%s is written as %+q; write it as %+q (normalization form C)",
				quote(string(piece)), cut(string(piece), maxQuoted), cut(norm.NFC.String(string(piece)), maxQuoted))})
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

// forbidden reports whether r may not stand in a story.
func forbidden(r rune) bool {
	switch {
	case r < 0xa0:
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f
	case r == 0x61c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true // bidirectional controls
	case r == softHyphen, r == wordJoiner, r == 0x2028, r == 0x2029, r == byteOrderMark, r >= 0xfff9 && r <= 0xfffb:
		return true
	default:
		return r >= 0xe0000 && r <= 0xe007f || r&0xfffe == 0xfffe
	}
}

func forbiddenRemark(r rune) remark {
	switch {
	case r == softHyphen:
		return remark{"invisible-character", "a soft hyphen (U+00AD), which cannot be seen and which terminals draw differently: take it out"}
	case r == wordJoiner:
		return remark{"invisible-character", "a word joiner (U+2060), which cannot be seen and which terminals draw differently: take it out"}
	case r == 0x61c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return remark{"control-character", fmt.Sprintf("a control character (%U) that turns the direction of text: take it out", r)}
	default:
		return remark{"control-character", fmt.Sprintf("a control character (%U): only newline and tab may stand; take it out", r)}
	}
}
