package mission

import (
	"strconv"
	"strings"
)

// quote quotes text from a file for a message: escaped, and not too long.
func quote(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) > most {
		text = string(runes[:most-3]) + "..."
	}
	return strconv.Quote(text)
}

// list joins words: "a", "a or b", "a, b or c".
func list(words []string, last string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
	}
}
