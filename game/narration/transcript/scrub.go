package transcript

import (
	"strings"
	"unicode"
)

// scrub puts U+FFFD for every control and formatting character but the newline,
// and for every byte that is not UTF-8. A compiled story holds none of them except
// tabs in documents, which were expanded before; this is for stories from
// elsewhere.
func scrub(text string) string {
	text = strings.ToValidUTF8(text, string(unicode.ReplacementChar))
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.Is(unicode.C, r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// oneLine returns a text with its line breaks as blanks.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }
