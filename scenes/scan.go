package scenes

import (
	"bytes"
	"strings"
)

// nameLength returns how much of a text is the name that it begins with: small
// letters, digits and underscores, a letter first. It is 0 without one.
func nameLength(text string) int {
	for i := range len(text) {
		c := text[i]
		if c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '_') {
			continue
		}
		return i
	}
	return len(text)
}

// isName reports whether a text is a name that conditions and effects can use.
func isName(text string) bool { return text != "" && nameLength(text) == len(text) }

// isStyle reports whether a text can be a document's style: a name, which may
// have hyphens.
func isStyle(text string) bool { return isName(strings.ReplaceAll(text, "-", "_")) }

// cutID takes a heading apart that ends in an explicit id, as "{#the-cell}":
// the id begins at byte at of it, and the text before it ends at byte end.
func cutID(heading []byte) (id string, at, end int, ok bool) {
	trimmed := bytes.TrimRight(heading, " \t")
	inner, ok := bytes.CutSuffix(trimmed, []byte{'}'})
	at = bytes.LastIndexAny(inner, "{}")
	if !ok || at < 0 || !bytes.HasPrefix(inner[at:], []byte("{#")) {
		return "", 0, 0, false
	}
	end = len(bytes.TrimRight(inner[:at], " \t"))
	return string(inner[at+2:]), at + 2, end, true
}

// isDefinition reports whether a line begins as a link definition does: "[a]:".
func isDefinition(line []byte) bool {
	if len(line) == 0 || line[0] != '[' {
		return false
	}
	_, rest, closed := bytes.Cut(line, []byte{']'})
	return closed && bytes.HasPrefix(rest, []byte{':'})
}

// isTableRule reports whether a line is the rule below a table's head: cells
// of hyphens, each with a colon at its ends or not, as "|---|:-:|".
func isTableRule(line []byte) bool {
	line = bytes.Trim(bytes.TrimSuffix(line, []byte{'\n'}), " \t")
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte{'|'}), []byte{'|'})
	for cell := range bytes.SplitSeq(line, []byte{'|'}) {
		cell = bytes.TrimPrefix(bytes.Trim(cell, " \t"), []byte{':'})
		cell = bytes.TrimSuffix(cell, []byte{':'})
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) > 0 {
			return false
		}
	}
	return true
}

// cutChange takes a change of a meter apart: a name, a sign (of two characters,
// which somebody may know from other languages) and a number or another name.
func cutChange(text string) (name string, sign, number word, ok bool) {
	name = text[:nameLength(text)]
	sign.at = len(text) - len(strings.TrimLeft(text[len(name):], " \t"))
	sign.text = text[sign.at:][:signLength(text[sign.at:])]
	number.at = len(text) - len(strings.TrimLeft(text[sign.at+len(sign.text):], " \t"))
	number.text = text[number.at:]
	return name, sign, number, name != "" && sign.text != "" && (isNumber(number.text) || isName(number.text))
}

// signLength returns how long the sign is that a text begins with: + - =, also
// followed by =.
func signLength(text string) int {
	switch {
	case text == "" || text[0] != '+' && text[0] != '-' && text[0] != '=':
		return 0
	case strings.HasPrefix(text[1:], "="):
		return 2
	default:
		return 1
	}
}

// isNumber reports whether a text is a whole number, of any size.
func isNumber(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	return digits != ""
}
