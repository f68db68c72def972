package scenes

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// foreignSigns are the bytes with which the syntax of other systems for
// interactive stories begins.
const foreignSigns = "{$<(-"

// foreign warns of text in a paragraph that looks as if it were written for
// another system. It is shown as it stands; a backslash before the sign says that it is
// meant.
func (f *faults) foreign(block ast.Node) {
	if f.silent {
		return
	}
	lines := block.Lines()
	code := false // within a code span
	for i := range lines.Len() {
		line := lines.At(i)
		text := f.src.text[line.Start:line.Stop]
		if !bytes.ContainsAny(text, foreignSigns) {
			code = code != (bytes.Count(text, backtick)%2 == 1)
			continue
		}
		if bytes.HasPrefix(text, []byte("->")) {
			f.warnForeign(line.Start, 2, "a divert is a link alone in a paragraph: [](#node)")
		}
		for at := 0; at < len(text); at++ {
			switch text[at] {
			case '\\':
				if at++; bytes.HasPrefix(text[min(at, len(text)):], []byte("${")) {
					at++
				}
			case '`':
				code = !code
			default:
				if code {
					continue
				}
				if size, hint := foreignAt(text[at:]); size > 0 {
					f.warnForeign(line.Start+at, size, hint)
					at += size - 1
				}
			}
		}
	}
}

var backtick = []byte{'`'}

// warnForeign warns of some bytes of the file.
func (f *faults) warnForeign(off, size int, hint string) {
	f.warn(off, off+size, "foreign-syntax", "%s is shown as it stands: %s; a backslash before it says that it is meant", quote(string(f.src.text[off:off+size])), hint)
}

const (
	valueHint = "a code span shows a meter, as `trust`, or one of several texts, as `if trust > 1` … `end`"
	ruleHint  = "what happens, and under which condition, stands in code spans, as `gain keys` or `if keys` … `end`"
)

// foreignAt returns how many bytes at a text's begin other systems would read as
// syntax, and how to write the same here.
func foreignAt(text []byte) (size int, hint string) {
	switch {
	case bytes.HasPrefix(text, []byte("${")):
		return braced(text, 1), valueHint
	case text[0] == '{':
		return braced(text, 0), valueHint
	case text[0] == '$' && len(text) > 1 && isLetter(text[1]):
		return 1 + nameRun(text[1:]), valueHint
	case bytes.HasPrefix(text, []byte("<<")):
		if end := bytes.Index(text, []byte(">>")); end > 2 {
			return end + 2, ruleHint
		}
	case bytes.HasPrefix(text, []byte("(if:")):
		return len("(if:"), ruleHint
	}
	return 0, ""
}

// braced returns the length of a text up to the brace that closes the one at an
// offset, if a sign of another system's follows it; else 0.
func braced(text []byte, at int) int {
	end := bytes.IndexByte(text, '}')
	if end <= at+1 || !isLetter(text[at+1]) && !bytes.ContainsRune([]byte("_~&!$?"), rune(text[at+1])) {
		return 0
	}
	return end + 1
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' }

// nameRun returns the length of the name that a text begins with.
func nameRun(text []byte) int {
	n := 0
	for n < len(text) && (isLetter(text[n]) || text[n] >= '0' && text[n] <= '9') {
		n++
	}
	return n
}

// isDoubled reports whether a piece of HTML stands in double angle brackets, which
// no HTML does: it was told of as foreign, and is text.
func isDoubled(src []byte, n *ast.RawHTML) bool {
	if n.Segments.Len() != 1 {
		return false
	}
	s := n.Segments.At(0)
	return s.Start > 0 && src[s.Start-1] == '<' && s.Stop < len(src) && src[s.Stop] == '>'
}
