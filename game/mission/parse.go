package mission

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"cobalt/game/diag"
)

const byteOrderMark = "\uFEFF"

// Parse reads a file, of which messages say the name. It returns [*Errors] if
// anything is wrong, with everything that is. The file is then returned all the
// same, its faulty lines of kind [Bad], so that the others can be offered; it is nil
// only if it is beyond a limit ([ErrTooLarge]) or of a newer version ([ErrNewer]).
func Parse(name string, src []byte) (*File, error) {
	if len(src) > MaxSize {
		return nil, tooLarge(name)
	}
	p := &parser{file: &File{Name: name}}
	rest, marked := strings.CutPrefix(string(src), byteOrderMark)
	if marked {
		p.file.mark = byteOrderMark
	}
	rest = p.front(rest)
	if !p.stopped() {
		p.body(rest)
	}
	return p.result()
}

// A parser gathers a file and its faults.
type parser struct {
	file   *File
	number int // of the line that is read
	errs   Errors
}

// fault tells a fault, in a column of the given line.
func (p *parser) fault(line, col int, kind error, code diag.Code, format string, args ...any) {
	if len(p.errs.Faults) == maxFaults {
		p.errs.More++
		return
	}
	p.errs.Faults = append(p.errs.Faults, newFault(p.file.Name, line, col, kind, code, fmt.Sprintf(format, args...)))
}

// quoteLine gives the last fault the text of its line, if it was not one too many.
func (p *parser) quoteLine(raw string) {
	if last := p.errs.Faults[len(p.errs.Faults)-1]; last.Line == p.number {
		last.Source = cutEnd(raw)
	}
}

// newFault makes a fault of a place in a file.
func newFault(file string, line, col int, kind error, code diag.Code, msg string) *Fault {
	return &Fault{diag.Diagnostic{Code: code, Range: diag.Range{File: file, Line: line, Col: col}, Message: msg}, kind}
}

// stopped reports whether a fault was found that lets nothing be used.
func (p *parser) stopped() bool {
	err := error(&p.errs)
	return errors.Is(err, ErrNewer) || errors.Is(err, ErrTooLarge)
}

func (p *parser) result() (*File, error) {
	switch {
	case len(p.errs.Faults) == 0:
		return p.file, nil
	case p.stopped():
		return nil, &p.errs
	default:
		return p.file, &p.errs
	}
}

// body reads everything behind the front matter.
func (p *parser) body(text string) {
	p.checkSums(text)
	count := strings.Count(text, "\n") + 1
	if count > MaxLines {
		p.fault(p.number+1, 1, ErrTooLarge, "too-large", "the file has over %d lines", MaxLines)
		return
	}
	p.file.Lines = make([]Line, 0, count)
	for text != "" {
		raw := text[:lineLen(text)]
		text = text[len(raw):]
		p.number++
		line, msg := parseLine(raw)
		line.Number = p.number
		if msg != "" {
			line.Kind, line.Source = Bad, msg
			p.fault(p.number, line.Col, nil, "mission-line", "%s", msg)
			p.quoteLine(raw)
		}
		p.file.Lines = append(p.file.Lines, line)
	}
}

// lineLen is the length of the line that text begins with, its end included.
func lineLen(text string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return len(text)
}

// cutEnd takes a line's end off.
func cutEnd(raw string) string {
	if text, ok := strings.CutSuffix(raw, "\n"); ok {
		return strings.TrimSuffix(text, "\r")
	}
	return raw
}

// checkText finds a character that may not stand in a line: its offset, and its
// fault as a message, which is empty if there is none.
func checkText(text string) (at int, msg string) {
	if len(text) > MaxLine {
		return 0, fmt.Sprintf("the line is over %d bytes long", MaxLine)
	}
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)):
			return i, fmt.Sprintf("the byte %#02x is not UTF-8", text[i])
		case r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)):
			return i, fmt.Sprintf("the control character %U may not stand here", r)
		}
	}
	return 0, ""
}

// column is the column, from 1 and in characters, of a byte of text.
func column(text string, at int) int {
	return utf8.RuneCountInString(text[:min(at, len(text))]) + 1
}
