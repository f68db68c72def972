package expr

import (
	"strconv"
)

// trailing returns the message for a token behind a whole expression.
func (p *parser) trailing() string {
	t := p.tok
	switch t.kind {
	case tokClose:
		return "a parenthesis is closed that was never opened"
	case tokName:
		return strconv.Quote(t.text) + ` stands behind a whole condition: join conditions by "and" or "or"`
	case tokCmp:
		return strconv.Quote(t.text) + " needs a meter before it"
	case tokBad:
		return p.stray(t)
	default:
		return strconv.Quote(shorten(t.text)) + " stands behind a whole condition"
	}
}

// stray returns the message for a character that no token begins with.
func (p *parser) stray(t token) string {
	switch t.text {
	case "&":
		return `"&" is written "and"`
	case "|":
		return `"|" is written "or"`
	case ")":
		return "a parenthesis is closed that was never opened"
	case "'":
		return `quotes are double: seen("#the-cell")`
	}
	if t.kind == tokCmp {
		return strconv.Quote(t.text) + " needs a meter before it"
	}
	if len(t.text) == 1 && t.text[0] >= 'A' && t.text[0] <= 'Z' {
		return "names are written in small letters"
	}
	return strconv.Quote(t.text) + " cannot stand in a condition"
}

func shorten(s string) string {
	if len(s) > 20 {
		return s[:20] + "..."
	}
	return s
}

func isDigit(c byte) bool     { return c >= '0' && c <= '9' }
func isNameStart(c byte) bool { return c >= 'a' && c <= 'z' }

func nameLen(s string) int {
	i := 0
	for i < len(s) && (isNameStart(s[i]) || isDigit(s[i]) || s[i] == '_') {
		i++
	}
	return i
}
