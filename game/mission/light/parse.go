package light

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"cobalt/game/expr"
)

// An Error is the fault in a file, the first if there are several.
type Error struct {
	Line    int    // from 1; 0: the file as a whole
	Msg     string // the first fault, in a sentence
	More    int    // how many faults there are besides
	Damaged bool   // a sum does not match, or is lost
	Newer   bool   // a newer version of the format wrote the file
}

func (e *Error) Error() string {
	text := e.Msg
	if e.Line > 0 {
		text = "line " + strconv.Itoa(e.Line) + ": " + text
	}
	if e.More > 0 {
		text += " (and " + strconv.Itoa(e.More) + " more)"
	}
	return text
}

// Parse reads a file. If anything is wrong with it, the error is an [*Error], and the
// file holds the lines that can be read; it is nil if it is beyond a limit or of a newer
// version.
func Parse(text string) (*File, error) {
	p := &parser{file: &File{}}
	if len(text) > MaxSize {
		p.fault("the file is over " + strconv.Itoa(MaxSize>>20) + " MiB")
		return nil, p.err
	}
	rest, marked := strings.CutPrefix(text, byteOrderMark)
	if marked {
		p.file.mark = byteOrderMark
	}
	rest = p.front(rest)
	switch {
	case p.err != nil && p.err.Newer:
		return nil, p.err
	case len(p.file.front.yaml()) > MaxFront:
		p.fault("the front matter is over " + strconv.Itoa(MaxFront>>10) + " KiB")
		return nil, p.err
	case strings.Count(rest, "\n")+1 > MaxLines:
		p.fault("the file has over " + strconv.Itoa(MaxLines) + " lines")
		return nil, p.err
	}
	p.checkSums(rest)
	p.body(rest)
	if p.err != nil {
		return p.file, p.err
	}
	return p.file, nil
}

const byteOrderMark = "\uFEFF"

// A parser gathers a file and its faults.
type parser struct {
	file   *File
	number int // of the line that is read
	err    *Error
}

func (p *parser) fault(msg string) {
	if p.err != nil {
		p.err.More++
		return
	}
	p.err = &Error{Line: p.number, Msg: msg}
}

// checkSums holds the file against the sums that it names, and against saying that it
// has them.
func (p *parser) checkSums(body string) {
	f := p.file
	sum, front := f.Get("sum"), f.Get("front")
	switch {
	case sum != "" && isSum(sum) && sumOf(body) != strings.ToLower(sum):
		p.damaged("its sum does not match its lines")
	case front != "" && front != f.front.sum(f.mark, "front", "digest", "rules") && front != f.front.sum(f.mark, "front", "digest"):
		p.damaged("its front matter does not match the sum that stands in it")
	case f.Get("sealed") == signedBoth && (front == "" || sum == ""):
		p.damaged("it says that it is sealed, and has lost a sum")
	}
}

func (p *parser) damaged(what string) {
	at := p.number
	p.number = 0
	p.fault("the file is damaged: " + what)
	p.number = at
	p.err.Damaged = true
}

// body reads everything behind the front matter.
func (p *parser) body(text string) {
	for text != "" {
		raw := text[:lineLen(text)]
		text = text[len(raw):]
		p.number++
		line, msg := parseLine(raw)
		if msg != "" {
			line.Kind = Bad
			p.fault(msg)
		}
		p.file.Lines = append(p.file.Lines, line)
	}
}

// parseLine reads one line, its end included. A message tells a fault in it.
func parseLine(raw string) (Line, string) {
	line := Line{raw: raw, At: Untimed}
	text := cutEnd(raw)
	if _, msg := checkText(text); msg != "" {
		return line, msg
	}
	body, _, commented := CutComment(text)
	body = strings.Trim(body, blanks)
	switch {
	case body == "" && commented:
		line.Kind = Comment
		return line, ""
	case body == "":
		return line, ""
	}
	if operand, ok := cutExpect(body); ok {
		line.Kind = Expect
		if _, err := expr.Parse(operand, expr.Expect); err != nil {
			return line, err.Error()
		}
		return line, ""
	}
	line.Kind = Choice
	return line, line.readChoice(body)
}

// CutComment splits a line at the # that begins its comment: one at the line's start or
// behind a blank, and not within double quotes.
func CutComment(text string) (before, comment string, ok bool) {
	start := len(text) - len(strings.TrimLeft(text, blanks))
	from := start
	if strings.HasPrefix(text[start:], `"`) {
		from = start + LabelLen(text[start:])
	}
	quoted := false
	for i := from; i < len(text); i++ {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == '#' && !quoted && (i == 0 || strings.IndexByte(blanks, text[i-1]) >= 0):
			return text[:i], text[i+1:], true
		}
	}
	return text, "", false
}

// LabelLen is the length of the quoted label that text begins with, quotes included:
// it ends at a quote behind which nothing or only a time or a comment follows. It is
// all of text if there is no such end.
func LabelLen(text string) int {
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		rest := text[i+1:]
		next := strings.TrimLeft(rest, blanks)
		if next == "" || len(next) < len(rest) && (next[0] == '@' || next[0] == '#') {
			return i + 1
		}
	}
	return len(text)
}

// cutExpect returns the text behind the word expect, and whether it is an expectation.
func cutExpect(text string) (operand string, ok bool) {
	rest, ok := strings.CutPrefix(text, "expect")
	operand = strings.TrimLeft(rest, blanks)
	return operand, ok && len(operand) < len(rest) && operand[0] != '@'
}

// readChoice reads a choice, and returns the fault in it, if any.
func (l *Line) readChoice(text string) string {
	var n int
	switch text[0] {
	case '@':
		return "a time stands behind a choice, not alone"
	case '"':
		n = LabelLen(text)
		if n < 2 || text[n-1] != '"' {
			return "a label stands between two double quotes, and only a time may follow"
		}
		if n == 2 {
			return "a label holds at least one character"
		}
		l.Name, l.Label = text[1:n-1], true
	default:
		if n = strings.IndexAny(text, blanks); n < 0 {
			n = len(text)
		}
		for _, r := range text[:n] {
			if !inID(r) {
				return strconv.QuoteRune(r) + " cannot stand in the id of a choice; a label goes in double quotes"
			}
		}
		l.Name = text[:n]
	}
	return l.readTime(strings.TrimLeft(text[n:], blanks))
}

func inID(r rune) bool {
	return r == '-' || r == '_' || !unicode.IsUpper(r) && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// readTime reads the text behind a choice.
func (l *Line) readTime(text string) string {
	if text == "" {
		return ""
	}
	number, ok := strings.CutPrefix(text, "@")
	if !ok {
		return "a line takes one choice; a label goes in double quotes"
	}
	const most = 9
	whole, fraction, point := strings.Cut(strings.TrimLeft(number, blanks), ".")
	if !digits(whole, most) || point && !digits(fraction, most) {
		return `a time is seconds since the run began, as in "@ 4.210"`
	}
	var ns int64
	for _, c := range whole + fraction + strings.Repeat("0", most-len(fraction)) {
		ns = ns*10 + int64(c-'0')
	}
	l.At = time.Duration(ns)
	return ""
}
