package light

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const blanks = " \t"

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

func runes(text string) int { return utf8.RuneCountInString(text) }

// checkText finds a character that may not stand in a line: its offset, and its fault
// as a message, which is empty if there is none.
func checkText(text string) (at int, msg string) {
	if len(text) > MaxLine {
		return 0, "the line is over " + strconv.Itoa(MaxLine) + " bytes long"
	}
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)):
			return i, "a byte is not UTF-8"
		case r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)):
			return i, "a control character may not stand here"
		}
	}
	return 0, ""
}

// quote quotes text from a file for a message: escaped, and not too long.
func quote(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		text = string(r[:most-3]) + "..."
	}
	return strconv.Quote(text)
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

// isMoment reports whether a text has the form of RFC 3339.
func isMoment(text string) bool {
	const form = "0000-00-00T00:00:00"
	if len(text) <= len(form) {
		return false
	}
	for i := range len(form) {
		c := text[i]
		if form[i] == '0' && (c < '0' || c > '9') || form[i] != '0' && c != form[i] {
			return false
		}
	}
	return inRange(text[5:7], 1, 12) && inRange(text[8:10], 1, days(text)) &&
		inRange(text[11:13], 0, 23) && inRange(text[14:16], 0, 59) && inRange(text[17:19], 0, 59) &&
		isZone(cutFraction(text[len(form):]))
}

func inRange(text string, lo, hi int) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n >= lo && n <= hi
}

// days is how many days the month of a date has.
func days(date string) int {
	year, _ := strconv.Atoi(date[:4])
	switch date[5:7] {
	case "02":
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case "04", "06", "09", "11":
		return 30
	default:
		return 31
	}
}

// cutFraction takes the fraction of a second off, if there is one.
func cutFraction(text string) string {
	if text[0] != '.' && text[0] != ',' {
		return text
	}
	n := 1
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	if n == 1 {
		return text
	}
	return text[n:]
}

// isZone reports whether a text is a zone, as "Z" or "+02:00".
func isZone(text string) bool {
	return text == "Z" || len(text) == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
		inRange(text[1:3], 0, 24) && digits(text[1:3], 2) && inRange(text[4:], 0, 60) && digits(text[4:], 2)
}

// scalar writes a value so that YAML reads it as a text.
func scalar(value string) string {
	if bare(value) {
		return value
	}
	return "'" + value + "'"
}

// bare reports whether YAML reads a value as the text that it is without quotes. It
// knows the values that this package writes: sums, moments, and the ids of stories,
// which are letters, digits and hyphens.
func bare(value string) bool {
	if isMoment(value) || isSum(value) {
		return true
	}
	switch strings.ToLower(value) {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return false
	}
	return !isNumber(value) && !isDate(value)
}

// isNumber reports whether YAML could read a value as a number: digits, or digits
// around the letter of an exponent, or those of another base.
func isNumber(value string) bool {
	if value == "" || value[0] < '0' || value[0] > '9' {
		return false
	}
	if _, err := strconv.ParseInt(value, 0, 64); err == nil || digits(value, len(value)) {
		return true
	}
	mantissa, exponent, ok := strings.Cut(strings.ToLower(value), "e")
	return ok && digits(mantissa, len(value)) && digits(strings.TrimPrefix(exponent, "-"), len(value))
}

// isDate reports whether YAML could read a value as a day.
func isDate(value string) bool {
	parts := strings.Split(value, "-")
	return len(parts) == 3 && len(parts[0]) == 4 && digits(parts[0], 4) && digits(parts[1], 2) && digits(parts[2], 2)
}
