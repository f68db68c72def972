package mission

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"cobalt/game/expr"
	"cobalt/game/mission/light"
)

// parseLine reads one line, its end included. A message tells a fault in it, which
// begins at the line's Col.
func parseLine(raw string) (Line, string) {
	line := Line{raw: raw, At: Untimed, Col: 1}
	text := cutEnd(raw)
	if at, msg := checkText(text); msg != "" {
		line.Col = column(text, at)
		return line, msg
	}
	body, _, commented := light.CutComment(text)
	start := len(body) - len(strings.TrimLeft(body, blanks))
	body = strings.TrimRight(body, blanks)
	switch {
	case len(body) <= start && commented:
		line.Kind = Comment
		return line, ""
	case len(body) <= start:
		line.Kind = Blank
		return line, ""
	}
	s := statement{text: body, at: start}
	msg := s.read(&line)
	line.Col = column(text, s.at)
	return line, msg
}

const blanks = " \t"

// A statement is a choice or an expectation, being read.
type statement struct {
	text string // without comment and trailing blanks
	at   int    // the offset at which it begins, and then that of the fault
}

// read reads the statement into a line, and returns the fault in it, if any.
func (s *statement) read(line *Line) string {
	rest := s.text[s.at:]
	if operand, ok := cutExpect(rest); ok {
		s.at += len(rest) - len(operand)
		return s.expect(line, operand)
	}
	line.Kind = Choice
	switch rest[0] {
	case '"':
		return s.label(line, rest)
	case '@':
		return "a time stands behind a choice, not alone"
	default:
		return s.id(line, rest)
	}
}

// cutExpect returns the text behind the word expect, and whether it is an
// expectation.
func cutExpect(text string) (operand string, ok bool) {
	rest, ok := strings.CutPrefix(text, "expect")
	operand = strings.TrimLeft(rest, blanks)
	return operand, ok && len(operand) < len(rest) && operand[0] != '@'
}

func (s *statement) expect(line *Line, source string) string {
	line.Kind, line.Source = Expect, source
	n, err := expr.Parse(source, expr.Expect)
	if err == nil {
		line.Expr = n
		return ""
	}
	var fault *expr.Error
	if errors.As(err, &fault) {
		s.at += fault.Pos
	}
	return err.Error()
}

func (s *statement) label(line *Line, rest string) string {
	n := light.LabelLen(rest)
	if n < 2 || rest[n-1] != '"' {
		return s.badLabel(rest)
	}
	if n == 2 {
		return "a label holds at least one character"
	}
	line.Choice = Ref{Text: rest[1 : n-1], Label: true}
	return s.time(line, rest, n)
}

// badLabel says why a label has no end.
func (s *statement) badLabel(rest string) string {
	end := strings.IndexByte(rest[1:], '"')
	if end < 0 {
		return "a double quote is opened and never closed"
	}
	s.at += end + 2
	return `behind a label only a time may stand, as in "@ 4.210"`
}

func (s *statement) id(line *Line, rest string) string {
	n := strings.IndexAny(rest, blanks)
	if n < 0 {
		n = len(rest)
	}
	for i, r := range rest[:n] {
		if msg := badInID(r); msg != "" {
			s.at += i
			return msg
		}
	}
	line.Choice = Ref{Text: rest[:n]}
	return s.time(line, rest, n)
}

// badInID says why a character cannot stand in the id of a choice.
func badInID(r rune) string {
	switch {
	case unicode.IsUpper(r):
		return "the id of a choice is written in small letters; a label goes in double quotes"
	case r == '-', r == '_', unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return ""
	default:
		return fmt.Sprintf("%q cannot stand in the id of a choice; a label goes in double quotes", r)
	}
}

// time reads the text behind the first n bytes, which are the choice.
func (s *statement) time(line *Line, rest string, n int) string {
	behind := strings.TrimLeft(rest[n:], blanks)
	if behind == "" {
		return ""
	}
	start := s.at
	s.at += len(rest) - len(behind)
	number, ok := strings.CutPrefix(behind, "@")
	if !ok {
		return "a line takes one choice; a label goes in double quotes"
	}
	at, ok := parseSeconds(strings.TrimLeft(number, blanks))
	if !ok {
		return `a time is seconds since the run began, as in "@ 4.210"`
	}
	line.At, s.at = at, start
	return ""
}

// parseSeconds reads a number of seconds: at most nine digits, and at most nine
// behind the point.
func parseSeconds(text string) (time.Duration, bool) {
	const most = 9
	whole, fraction, point := strings.Cut(text, ".")
	if !digits(whole, most) || point && !digits(fraction, most) {
		return 0, false
	}
	var ns int64
	for _, c := range whole + fraction + strings.Repeat("0", most-len(fraction)) {
		ns = ns*10 + int64(c-'0')
	}
	return time.Duration(ns), true
}

// digits reports whether text is one to most digits.
func digits(text string, most int) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != "" && len(text) <= most
}

// formatSeconds writes a time as a file has it: in thousandths, cut off.
func formatSeconds(at time.Duration) string {
	ms := at.Milliseconds()
	return fmt.Sprintf("%d.%03d", ms/1000, ms%1000)
}
