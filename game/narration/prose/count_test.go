package prose

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                           0,
		" \t\n":                      0,
		"one":                        1,
		"The 6:04 is late, isn't it": 6,
		"a — b":                      3, // as a dash between blanks always counted
		"naïve\u00a0Ünï\u2003x":      3,
		"東京の夜は長い。":                   7,
		"「行くぞ」と彼は言った。":               9,
		"コーヒー":                       4,
		"Tokyo東京Tower":               4,
		"ฉันอยู่บ้าน":                7, // eleven characters, of which four are marks
		"안녕 하세요":                     2,
		"東京\n大阪":                     4,
	} {
		if got := Words(text); got != want {
			t.Errorf("Words(%q) = %d, want %d", text, got, want)
		}
	}
}

// A text with blanks has as many words as blanks divide.
func TestWordsBetweenBlanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune(" \t\n\v\f\r\u0085\u00a0\u2003ab,.—é안"))).Draw(t, "text")
		if got, want := Words(text), len(strings.Fields(text)); got != want {
			t.Fatalf("Words(%q) = %d, want %d", text, got, want)
		}
	})
}
