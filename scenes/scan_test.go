package scenes

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestScan compares the scanners with regular expressions of the same meaning:
// both match or neither, with the same parts.
func TestScan(t *testing.T) {
	for _, s := range []struct {
		name, alphabet, form string
		scan                 func(text string) (parts []string, ok bool)
	}{
		{"name begun", "aZz09_- ", `^([a-z][a-z0-9_]*)`, func(text string) ([]string, bool) {
			n := nameLength(text)
			return []string{text[:n]}, n > 0
		}},
		{"name", "aZz09_-\n", `^[a-z][a-z0-9_]*$`, whole(isName)},
		{"style", "aZz09_- \n", `^[a-z][a-z0-9_-]*$`, whole(isStyle)},
		{"number", "-09a ", `^-?[0-9]+$`, whole(isNumber)},
		{"definition", "a[]:\n ", `^\[[^\]]*\]:`, whole(func(text string) bool { return isDefinition([]byte(text)) })},
		{
			"table", "-:| \t\n", `^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\n?$`,
			whole(func(text string) bool { return isTableRule([]byte(text)) }),
		},
		{"id", "a{}# \t\n", `(?s)^(.*?)[ \t]*\{#([^{}]*)\}[ \t]*$`, func(text string) ([]string, bool) {
			id, at, end, ok := cutID([]byte(text))
			return []string{text[:end], text[at:][:len(id)]}, ok
		}},
		{"change", "a0+-= 5", `^([a-z][a-z0-9_]*)[ \t]*(\+=|-=|==|[-+=])[ \t]*(-?[0-9]+|[a-z][a-z0-9_]*)$`, func(text string) ([]string, bool) {
			name, sign, number, ok := cutChange(text)
			return []string{name, text[sign.at:][:len(sign.text)], text[number.at:][:len(number.text)]}, ok
		}},
	} {
		form := regexp.MustCompile(s.form)
		t.Run(s.name, rapid.MakeCheck(func(t *rapid.T) {
			text := rapid.StringOfN(rapid.RuneFrom([]rune(s.alphabet)), 0, 12, -1).Draw(t, "text")
			want := form.FindStringSubmatch(text)
			parts, ok := s.scan(text)
			if ok != (want != nil) || ok && !slices.Equal(parts, want[1:]) {
				t.Fatalf("%q: scanned %q, %v; matched %q", text, parts, ok, want)
			}
		}))
	}
}

// whole makes a scanner, of no parts, of a test of texts.
func whole(is func(string) bool) func(string) ([]string, bool) {
	return func(text string) ([]string, bool) { return nil, is(text) }
}
