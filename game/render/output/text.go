package output

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Plural counts a thing in words: "1 choice", "2 choices", "1,000 choices".
func Plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return Thousands(n) + " " + thing + "s"
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

// OnDifficulty says behind a story's name which difficulty a report is about; it is
// empty for a story in which that makes no difference.
func OnDifficulty(matters bool, difficulty fmt.Stringer) string {
	if !matters {
		return ""
	}
	return ", on " + difficulty.String()
}
