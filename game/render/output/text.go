package output

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Printable returns text that no terminal takes for a command: every control and
// formatting character except newline and tab, and every byte that is not UTF-8,
// becomes U+FFFD.
func Printable(text string) string {
	text = strings.ToValidUTF8(text, string(unicode.ReplacementChar))
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.Is(unicode.C, r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// Plural counts a thing in words: "1 choice", "2 choices".
func Plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Thousands writes a number with a comma between each three digits.
func Thousands(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Rounded rounds x to a fraction: to 1e3 for a thousandth.
func Rounded(x, to float64) float64 { return math.Round(x*to) / to }
