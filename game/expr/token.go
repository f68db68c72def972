package expr

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A tokenKind is the kind of a token.
type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokName
	tokNumber
	tokString
	tokCmp
	tokOpen
	tokClose
	tokBad
)

type token struct {
	kind     tokenKind
	pos, end int
	text     string
	n        int
	cmp      Cmp
}

type parser struct {
	src     string
	dialect Dialect
	at      int   // where the scanner stands
	tok     token // the current token
	err     *Error
}

// fail records the first error; parsing then unwinds.
func (p *parser) fail(t token, msg string) {
	if p.err == nil {
		p.err = &Error{Pos: t.pos, End: max(t.end, t.pos), Msg: msg}
	}
	p.tok = token{kind: tokEnd, pos: len(p.src), end: len(p.src)}
	p.at = len(p.src)
}

func (p *parser) skipBlanks() {
	for p.at < len(p.src) && (p.src[p.at] == ' ' || p.src[p.at] == '\t' || p.src[p.at] == '\n') {
		p.at++
	}
}

// next scans the next token into p.tok.
func (p *parser) next() {
	p.skipBlanks()
	start := p.at
	if start >= len(p.src) {
		p.tok = token{kind: tokEnd, pos: start, end: start}
		return
	}
	c := p.src[start]
	switch {
	case isNameStart(c):
		p.at += nameLen(p.src[start:])
		p.tok = token{kind: tokName, pos: start, end: p.at, text: p.src[start:p.at]}
	case c >= '0' && c <= '9' || c == '-' && start+1 < len(p.src) && isDigit(p.src[start+1]):
		p.number()
	case c == '"':
		p.quoted()
	case c == '(' || c == ')':
		p.at++
		kind := tokOpen
		if c == ')' {
			kind = tokClose
		}
		p.tok = token{kind: kind, pos: start, end: p.at, text: p.src[start:p.at]}
	case strings.IndexByte("=!<>", c) >= 0:
		p.comparison()
	default:
		_, size := utf8.DecodeRuneInString(p.src[start:])
		p.at += size
		p.tok = token{kind: tokBad, pos: start, end: p.at, text: p.src[start:p.at]}
	}
}

func (p *parser) number() {
	start := p.at
	p.at++
	for p.at < len(p.src) && isDigit(p.src[p.at]) {
		p.at++
	}
	t := token{kind: tokNumber, pos: start, end: p.at, text: p.src[start:p.at]}
	digits, negative := strings.CutPrefix(t.text, "-")
	for i := range len(digits) {
		t.n = t.n*10 + int(digits[i]-'0')
		if t.n > MaxNumber {
			p.fail(t, "the number "+shorten(t.text)+" is out of range (at most "+strconv.Itoa(MaxNumber)+")")
			return
		}
	}
	if negative {
		t.n = -t.n
	}
	p.tok = t
}

func (p *parser) quoted() {
	start := p.at
	length := strings.IndexByte(p.src[start+1:], '"')
	if length < 0 {
		p.fail(token{pos: start, end: len(p.src)}, `a double quote is opened and never closed`)
		return
	}
	p.at = start + 1 + length + 1
	p.tok = token{kind: tokString, pos: start, end: p.at, text: p.src[start+1 : p.at-1]}
}

func (p *parser) comparison() {
	start := p.at
	two := p.src[start:min(start+2, len(p.src))]
	for i, text := range cmpText {
		if len(text) == 2 && two == text {
			p.at += 2
			p.tok = token{kind: tokCmp, pos: start, end: p.at, text: two, cmp: Cmp(i)}
			return
		}
	}
	p.at++
	t := token{kind: tokCmp, pos: start, end: p.at, text: p.src[start:p.at]}
	switch t.text {
	case "<":
		t.cmp = LT
	case ">":
		t.cmp = GT
	case "=":
		if two == "=>" || two == "=<" {
			t.text, t.end = two, start+len(two)
			p.fail(t, strconv.Quote(two)+" is written "+strconv.Quote(two[1:]+"="))
			return
		}
		p.fail(t, `"=" sets; a comparison is written "=="`)
		return
	default:
		p.fail(t, `"!" is written "not"`)
		return
	}
	p.tok = t
}
