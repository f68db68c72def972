package translation

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cobalt/scenes"
)

// englishWords are words that no Spanish text has, and hardly an English one lacks.
var englishWords = strings.Fields(`the and of you your with his her was this for not they have from what that there
	when where which who will would could been were about into over than then them out but she it is are`)

// TestShipped holds that the translation of the built-in story lacks nothing, is not out
// of date, keeps to its glossary, and has no English word in it.
func TestShipped(t *testing.T) {
	fsys := scenes.Embedded()
	a, err := scenes.Analyze(fsys, scenes.Options{})
	if err != nil || a.Story == nil {
		t.Fatal(err, a.Faults)
	}
	tr := Open(fsys, a, "es")
	for _, name := range tr.Files() {
		if all, done := tr.CountOf(name); done != all || all == 0 {
			t.Errorf("%s: %d of %d texts are translated", name, done, all)
		}
	}
	if list := told(append(tr.Missing(), tr.Check()...)); list != "" {
		t.Errorf("cobalt verify --lang es warns:\n%s", list)
	}
	code := regexp.MustCompile("`[^`]*`")
	tr.each(func(g *group, i int) {
		u := &g.units[i]
		words := strings.FieldsFunc(strings.ToLower(code.ReplaceAllString(u.translated, "")), func(r rune) bool { return !unicode.IsLetter(r) })
		for _, word := range words {
			if slices.Contains(englishWords, word) {
				t.Errorf("%s: the English word %q in %q", u.in.String(), word, u.translated)
			}
		}
	})
}
