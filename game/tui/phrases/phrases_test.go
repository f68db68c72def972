package phrases

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

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
