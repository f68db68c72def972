package phrases

import (
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"cobalt/assets"
)

func TestFill(t *testing.T) {
	if got := Fill("{a} and {b}, {a}", "a", "{b}", "b", "salt"); got != "{b} and salt, {b}" {
		t.Errorf("got %q", got)
	}
}

func TestCounted(t *testing.T) {
	c := counted{One: "{n} minute of {of}", Other: "{n} minutes of {of}"}
	for n, want := range map[int]string{0: "0 minutes of 9", 1: "1 minute of 9", 2: "2 minutes of 9"} {
		if got := c.Of(n, "of", "9"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// TestEveryLanguageIsWhole holds that every file of words has all phrases, and
// fills in the same as the original.
func TestEveryLanguageIsWhole(t *testing.T) {
	english, err := Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	original := holes(reflect.ValueOf(english).Elem(), "")
	entries, err := assets.Words.ReadDir("words")
	if err != nil || len(entries) == 0 {
		t.Fatal("no words:", err)
	}
	for _, e := range entries {
		p, err := Load(assets.Words, strings.TrimSuffix(e.Name(), ".yaml"))
		if err != nil {
			t.Error(err)
			continue
		}
		for path, names := range holes(reflect.ValueOf(p).Elem(), "") {
			if !slices.Equal(names, original[path]) {
				t.Errorf("%s: %s fills in %v, the original %v", e.Name(), path, names, original[path])
			}
		}
	}
}

var hole = regexp.MustCompile(`\{[a-z]+\}`)

// holes returns the names that each phrase fills in, sorted, by the path to the
// phrase.
func holes(v reflect.Value, path string) map[string][]string {
	all := map[string][]string{}
	for i := range v.NumField() {
		f, name := v.Field(i), path+"."+v.Type().Field(i).Name
		switch f.Kind() {
		case reflect.Struct:
			for p, names := range holes(f, name) {
				all[p] = names
			}
		case reflect.String:
			names := hole.FindAllString(f.String(), -1)
			slices.Sort(names)
			all[name] = slices.Compact(names)
		default: // holds no phrase
		}
	}
	return all
}

func TestLoadPhrasesRefuses(t *testing.T) {
	whole, err := assets.Words.ReadFile("words/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ data, want string }{
		"missing":     {strings.Replace(string(whole), "late: too late", "late:", 1), "no words for header.late"},
		"unknown key": {strings.Replace(string(whole), "late: too late", "late: too late\n  later: on", 1), "later"},
		"not YAML":    {"a: [", "words/en.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{"words/en.yaml": {Data: []byte(c.data)}}, "en")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want one of %q", err, c.want)
			}
		})
	}
	if _, err := Load(fstest.MapFS{}, "en"); err == nil {
		t.Error("no file, and no error")
	}
}

func TestNearestPhrases(t *testing.T) {
	fsys := fstest.MapFS{"words/en.yaml": {}, "words/es.yaml": {}, "words/pt-BR.yaml": {}, "words/notes.txt": {}}
	for tag, want := range map[string]string{
		"": "en", "en-GB": "en", "es": "es", "es-MX": "es", "pt": "pt-BR", "fi": "en", "no such tag": "en",
	} {
		if got := Nearest(fsys, []string{tag}); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}

// TestErrors holds that each language has the words of the same errors, that the
// original's are the errors' own, and that they stand in for them.
func TestErrors(t *testing.T) {
	english, err := Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	for text, own := range english.Errors {
		if text != own {
			t.Errorf("%q is told as %q in English", text, own)
		}
	}
	spanish, err := Load(assets.Words, "es")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []*Phrases{english, spanish} {
		if len(p.Months) != 12 {
			t.Errorf("there are %d months", len(p.Months))
		}
	}
	keys := func(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
	if !slices.Equal(keys(english.Errors), keys(spanish.Errors)) {
		t.Errorf("errors: %q and %q", keys(english.Errors), keys(spanish.Errors))
	}
	if !slices.Equal(keys(english.Plain.Styles), keys(spanish.Plain.Styles)) {
		t.Errorf("styles: %q and %q", keys(english.Plain.Styles), keys(spanish.Plain.Styles))
	}
	if got, want := spanish.Brief(fs.ErrPermission), "permiso denegado"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := spanish.Said("a.mission: no space left on device\n"), "a.mission: no queda sitio en el disco "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestDates holds that dates have the language's words for months, and numbers its sign
// before tenths.
func TestDates(t *testing.T) {
	at := time.Date(2026, 11, 2, 9, 5, 0, 0, time.UTC)
	for tag, want := range map[string][2]string{"en": {"2 Nov 2026", "2 Nov 09:05"}, "es": {"2 de noviembre de 2026", "2 de noviembre, 09:05"}} {
		p, err := Load(assets.Words, tag)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := p.Decimal("0:07.5"), map[string]string{"en": "0:07.5", "es": "0:07,5"}[tag]; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
		if got := [2]string{p.Date(at, p.Endings.Day), p.Date(at, p.Missions.Moment)}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}
