package scenes

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/suggest"
)

// maxFaults is how many faults of one file are told one by one.
const maxFaults = 200

// suggestionWork bounds the cost of finding suggestions for one file, in pairs
// of characters compared.
const suggestionWork = 20_000_000

// A remark is a message with its code.
type remark struct {
	code diag.Code
	text string
}

// faults collects everything that is wrong with one file.
type faults struct {
	src  *source
	list diag.List
	more int // faults beyond maxFaults
	last int // where the last of them is
	work int // spent on suggestions

	warnings diag.List
	silent   bool     // nobody asks for warnings
	pictures []target // that the file shows
	uneven   bool     // a warning about the width of letters was given
	kept     *reading // as the file was read, if that is kept
}

// add notes a fault in the word that begins at a byte of the file.
func (f *faults) add(off int, code diag.Code, format string, args ...any) {
	end := off
	if !f.full() { // to find the end of each of many thousands of words takes long
		end = f.src.wordEnd(off)
	}
	f.addRange(off, end, code, format, args...)
}

// addRemark notes a remark about the word that begins at a byte of the file.
func (f *faults) addRemark(off int, r remark) { f.add(off, r.code, "%s", r.text) }

// addRange notes a fault in the bytes from off to end, which are cut at the end
// of off's line.
func (f *faults) addRange(off, end int, code diag.Code, format string, args ...any) {
	if f.full() {
		f.more++
		f.last = max(f.last, off)
		return
	}
	f.list = append(f.list, f.diagnostic(off, end, code, format, args...))
}

func (f *faults) diagnostic(off, end int, code diag.Code, format string, args ...any) diag.Diagnostic {
	return diag.Diagnostic{
		Code: code, Range: f.src.rangeOf(off, end), Source: f.src.lineOf(off),
		Message: cut(fmt.Sprintf(format, args...), maxMessage),
	}
}

// relate adds another place to the fault that was noted last.
func (f *faults) relate(pos game.Pos, message string) {
	if f.more > 0 {
		return // the last one was only counted
	}
	last := &f.list[len(f.list)-1]
	last.Related = append(last.Related, diag.Related{
		Range: diag.Range{File: pos.File, Line: pos.Line, Col: pos.Col}, Message: message,
	})
}

// warn notes a warning about the bytes from off to end. It is no fault: the
// story compiles.
func (f *faults) warn(off, end int, code diag.Code, format string, args ...any) {
	if !f.silent && len(f.warnings) < maxFaults {
		d := f.diagnostic(off, end, code, format, args...)
		d.Severity = diag.Warning
		f.warnings = append(f.warnings, d)
	}
}

// full reports whether further faults are only counted.
func (f *faults) full() bool { return len(f.list) >= maxFaults }

// count returns how many faults there are.
func (f *faults) count() int { return len(f.list) + f.more }

// errors returns the faults, with a last one that counts those left out.
func (f *faults) errors() diag.List {
	list := slices.Clone(f.list)
	list.Sort()
	if f.more == 0 {
		return list
	}
	at := f.src.rangeOf(f.last, f.last)
	if told := list[len(list)-1].Range; told.Line > at.Line {
		at = told
	}
	return append(list, diag.Diagnostic{Code: "more-faults", Range: at, Message: fmt.Sprintf("and %d more in this file", f.more)})
}

// wordEnd returns the end of the word that begins at a byte of the file, or of
// the character there if no word does.
func (s *source) wordEnd(off int) int {
	text := s.raw[min(max(off, 0), len(s.raw)):]
	end := 0
	for end < len(text) {
		r, size := utf8.DecodeRune(text[end:])
		if r != '_' && r != '-' && !unicode.In(r, unicode.L, unicode.M, unicode.N) && (end == 0 || r != '.' || !startsWord(text[end+size:])) {
			if end == 0 && r != '\n' {
				end = size
			}
			break
		}
		end += size
	}
	return off + end
}

// startsWord reports whether a text begins with a letter or a digit.
func startsWord(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return unicode.In(r, unicode.L, unicode.N)
}

// rangeOf returns the range of the bytes from off to end, as far as they are in
// off's line.
func (s *source) rangeOf(off, end int) diag.Range {
	at := s.pos(off)
	off = min(max(off, 0), len(s.raw))
	end = min(max(end, off), s.lineEnd(off))
	return diag.Range{
		File: at.File, Line: at.Line, Col: at.Col,
		EndLine: at.Line, EndCol: at.Col + utf8.RuneCount(s.raw[off:max(off, end)]),
	}
}

// lineEnd returns the end of the line that a byte is in.
func (s *source) lineEnd(off int) int {
	if line := s.lineAt(off); line+1 < len(s.lines) {
		return s.lines[line+1] - 1
	}
	return len(s.raw)
}

// lineOf returns the text of the line that a byte is in. All of them share the
// memory of one copy of the file, however many faults one line has.
func (s *source) lineOf(off int) string {
	if s.copied == "" {
		s.copied = string(s.raw)
	}
	start := s.lines[s.lineAt(off)]
	return s.copied[start:max(start, s.lineEnd(off))]
}

// maxMessage bounds messages, in characters.
const maxMessage = 500

// maxQuoted bounds the text that messages quote, in characters.
const maxQuoted = diag.MaxQuoted

// quote quotes a piece of the source, escaped and not too long.
func quote(s string) string { return diag.Quote(s) }

// cut shortens s to at most n characters.
func cut(s string, n int) string { return diag.Cut(s, n) }

// didYouMean renders ` (did you mean "keys"?)` for an unknown name, or nothing if
// no candidate is near. It gives up quietly if the search would take long: in a
// file with hundreds of faults among thousands of names.
func (f *faults) didYouMean(name string, candidates []string) string {
	if f.full() {
		return ""
	}
	return suggest.Phrase(name, f.near(name, candidates))
}

// near returns the candidates that can be near, by their length or because they
// contain the name, and charges the file for measuring them.
func (f *faults) near(name string, candidates []string) []string {
	var list []string
	length := utf8.RuneCountInString(name)
	for _, candidate := range candidates {
		n := utf8.RuneCountInString(candidate)
		longer := max(n, length)
		f.work += 1 + n/8
		if longer-min(n, length) > max(1, longer/3) && !strings.Contains(candidate, name) {
			continue
		}
		if f.work += n * length; f.work > suggestionWork {
			return nil
		}
		list = append(list, candidate)
	}
	return list
}

// orDeclare returns a suggestion, or, without one, the section of story.md that
// declares names of that kind.
func orDeclare(suggestion, section string) string {
	if suggestion != "" {
		return suggestion
	}
	return `: ` + section + ` are declared in story.md, under "` + section + `"`
}

// whereDeclared names, for an unknown name of a condition without a suggestion,
// the sections of story.md that declare names.
func whereDeclared(fault game.Fault) string {
	switch {
	case strings.Contains(fault.Msg, "(did you mean "):
		return ""
	case fault.Code == "unknown-name":
		return `: items and facts are declared in story.md, under "items" and "facts"`
	case fault.Code == "unknown-meter":
		return orDeclare("", "meters")
	default:
		return ""
	}
}
