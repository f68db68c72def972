package plain

import (
	"bufio"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cobalt/assets"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// Every command that has words is known, told in the help in the same order, and
// proposed for a word that is nearly it.
func TestCommands(t *testing.T) {
	words, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	p := &player{reporter: reporter{session.New(session.Options{Phrases: words}), bufio.NewWriter(&out), nil}}
	var known []string
	for _, c := range commands(words) {
		known = append(known, c.Words[0])
		if got := p.didYouMean(c.Words[0]+c.Words[0][len(c.Words[0])-1:], nil); !strings.Contains(got, `"`+c.Words[0]+`"`) {
			t.Errorf("for %s with its last letter twice it proposes %q", c.Words[0], got)
		}
	}
	v := reflect.ValueOf(words.Commands)
	for i := range v.NumField() {
		if c := v.Field(i).Interface().(phrases.Command); !slices.Contains(known, c.Words[0]) {
			t.Errorf("%s is not known", c.Words[0])
		}
	}
	if len(known) != v.NumField() {
		t.Errorf("%d commands, and words for %d", len(known), v.NumField())
	}
	p.help()
	p.out.Flush()
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, c := range commands(words) {
		if line := lines[len(lines)-len(known)+i]; line != c.Help || !strings.Contains(line, c.Words[0]) {
			t.Errorf("the help of %s is %q", c.Words[0], line)
		}
	}
}

// TestMeantName holds which mission a word means in plain mode.
func TestMeantName(t *testing.T) {
	names := []string{"Keleti", "Keleti again", "The Lens"}
	for which, want := range map[string]string{"Keleti": "Keleti", "the": "The Lens", "keleti a": "Keleti again", "keleti": "", "Ke": "", "x": ""} {
		if got, ok := meantName(names, which); got != want || ok != (want != "") {
			t.Errorf("%q means %q, %v, want %q", which, got, ok, want)
		}
	}
}

// TestSpokenDocuments holds that of a document only the words are spoken.
func TestSpokenDocuments(t *testing.T) {
	for line, want := range map[string]string{
		" sending  ▓░░░░   two bars": " sending          two bars",
		"═════════":                  "",
		"│ Room  612 │":              "  Room  612",
		"":                           "",
	} {
		if got := spoken(line); got != want {
			t.Errorf("%q is spoken %q, want %q", line, got, want)
		}
	}
}

// TestNumbers holds how the number of a choice can be written.
func TestNumbers(t *testing.T) {
	for line, want := range map[string]int{
		"1": 1, "12": 12, "1.": 1, "2)": 2, "\uff13": 3, "\uff11\uff12.": 12, "4\uff0e": 4, "5\uff09": 5, "-1": -1, "0": 0,
	} {
		if got, ok := number(line); got != want || !ok {
			t.Errorf("%q is %d, %v, want %d", line, got, ok, want)
		}
	}
	for _, line := range []string{"", ".", ")", "1..", "1.)", "1a", "a", "1.5", "\u0661", "99999999999999999999"} {
		if got, ok := number(line); ok {
			t.Errorf("%q is %d", line, got)
		}
	}
}
