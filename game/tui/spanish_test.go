package tui

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/scenes"
)

// spanishStories are the stories that are told in Spanish, as folders laid over each
// other.
var spanishStories = map[string][]string{
	"cobalt": {"../../scenes/cobalt"},
	"loaf":   {"../../scenes/loaf"},
	"spy":    {"../../scenes/starter/spy", "../../scenes/starter/spy.es"},
}

// laid returns folders of the disk laid over each other.
func laid(t testing.TB, dirs []string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	for _, dir := range dirs {
		fsys := os.DirFS(dir)
		err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			all[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// spanish returns options to play a story in Spanish.
func spanish(t testing.TB, fsys fs.FS) session.Options {
	t.Helper()
	story, err := scenes.Compile(fsys)
	if err != nil {
		t.Fatal(err)
	}
	o := playing(t, story, game.Agent)
	o.Settings.Language, o.Art = "es", fsys
	o.Tongue.Load = func(tags []string, own map[string]string) (*phrases.Phrases, error) {
		return phrases.LoadFor(assets.Words, tags, own)
	}
	var found bool
	if o.Words, found = o.Tongue.Words(story, "es-MX"); !found {
		t.Fatal("the story is not told in Spanish")
	}
	if o.Phrases, err = o.Tongue.Phrases(o.Words, "es"); err != nil {
		t.Fatal(err)
	}
	return o
}

// wordsOf returns the words of a text, in small letters.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

// spanishWords returns every word that may stand on a screen: those of the interface in
// Spanish, of the story's translation and its pictures, and the few that are the
// same everywhere.
func spanishWords(t testing.TB, fsys fs.FS) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	add := func(text string) {
		for _, word := range wordsOf(text) {
			known[word] = true
		}
	}
	add("Cobalt MIT es ctrl new x") // the program, a license, a tag, a key, a flag, a speed
	own, err := assets.Words.ReadFile("words/es.yaml")
	if err != nil {
		t.Fatal(err)
	}
	add(withoutComments(string(own)))
	names, err := fs.Glob(fsys, "es/*")
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := fs.Glob(fsys, "art/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, pictures...) {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		add(string(data))
	}
	for word := range strings.FieldsSeq("suspicion trace clock level recruit agent the and of you note letter message screen card file") {
		delete(known, word) // keys of the files, and no words of theirs
	}
	return known
}

// withoutComments returns YAML's values: without comments, keys and words in braces.
func withoutComments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "#") {
			continue
		}
		if key, value, found := strings.Cut(line, ": "); found && !strings.Contains(key, `"`) {
			line = value
		}
		b.WriteString(line)
	}
	return b.String()
}

// strangers returns the words of a text that are not known. Single letters are keys.
func strangers(known map[string]bool, text string) (list []string) {
	for _, word := range wordsOf(text) {
		if !known[word] && len([]rune(word)) > 1 && !cutShort(known, word, text) {
			list = append(list, word)
		}
	}
	return list
}

// cutShort reports whether a word is the begin of a known one, cut by an ellipsis.
func cutShort(known map[string]bool, word, text string) bool {
	if !strings.Contains(strings.ToLower(text), word+"…") {
		return false
	}
	for other := range known {
		if strings.HasPrefix(other, word) {
			return true
		}
	}
	return false
}

// cutByWindow reports whether a word is a part of a known one, at the edge of a window
// on a map.
func cutByWindow(known map[string]bool, word, text string) bool {
	for line := range strings.Lines(strings.ToLower(text)) {
		line = strings.TrimSpace(line)
		for other := range known {
			if strings.HasSuffix(line, word) && strings.HasPrefix(other, word) || strings.HasPrefix(line, word) && strings.HasSuffix(other, word) {
				return true
			}
		}
	}
	return false
}

// TestSpanishScreens holds that no screen of a run in Spanish has a word that is not
// Spanish, at the smallest and the usual size, and that none is wider than it may be.
func TestSpanishScreens(t *testing.T) {
	for name, dirs := range spanishStories {
		fsys := laid(t, dirs)
		known := spanishWords(t, fsys)
		for _, size := range [][2]int{{60, 20}, {80, 24}, {140, 40}} {
			check := func(m *Model, path []string) {
				shown := text(m)
				foreign := strangers(known, shown)
				if slices.Contains(path, "m") {
					foreign = slices.DeleteFunc(foreign, func(word string) bool { return cutByWindow(known, word, shown) })
				}
				if len(foreign) > 0 {
					t.Errorf("%s %v, after %q: %q in\n%s", name, size, path, foreign, shown)
				}
			}
			for _, titled := range []bool{false, true} {
				o := spanish(t, fsys)
				if titled {
					o = atTheTitle(o)
				}
				for _, path := range spanishPaths {
					m := New(o)
					m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					for i, key := range path {
						feed(m, key)
						check(m, path[:i+1])
					}
				}
			}
		}
	}
}

// spanishPaths are keys that lead to every kind of screen.
var spanishPaths = [][]string{
	{"?"},
	{"1", "i"},
	{"1", "1", "l"},
	{"1", "m", "n", "?"},
	{"1", "1", "w", "?"},
	{"1", "e"},
	{"o", "?"},
	{"1", "v"},
	{"down", "down", "down", "enter", "down", "down", "down", "down", "down", "?"},
	{"1", "1", "1", "1", "1", "1", "3", "5", "1", "G", "enter", "enter", "1"},
	{"2", "1", "2", "1", "2", "1", "2", "1", "2", "G", "enter", "down", "enter"},
	{"3", "1", "3", "2", "3", "1", "u", "u", "u", "u", "u", "u", "u", "r"},
}

// TestSpanishPlain holds the same of plain mode, with every command in Spanish, with
// accents and without.
func TestSpanishPlain(t *testing.T) {
	for name, dirs := range spanishStories {
		fsys := laid(t, dirs)
		known := spanishWords(t, fsys)
		for _, word := range wordsOf("xyzzy qqq") {
			known[word] = true // as they were typed
		}
		o := spanish(t, fsys)
		script := "ayuda\n1\nmirar\ninventario\nestado\nregistro\nmapa\natras\nrehacer\natrás\nrehacer\nA\u0301TRA\u0301S\nrebobinar\nrebobinar 0\n1\n1\n99\nxyzzy qqq\nfinales\nporque\npor qué\nmisiones\nguardar\nreiniciar\n" +
			strings.Repeat("1\n2\n", 40) + "porqué\ngiro\nfinales\nsalir\n"
		var out bytes.Buffer
		if _, err := plain.Play(t.Context(), o, strings.NewReader(script), &out); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if foreign := strangers(known, line); len(foreign) > 0 {
				t.Errorf("%s: %q in %q", name, foreign, line)
			}
		}
		if n := strings.Count(out.String(), "Deshecho."); n != 3 {
			t.Errorf("%s: %d choices were taken back, want 3:\n%s", name, n, out.String())
		}
		if strings.Contains(out.String(), " -") || strings.Contains(out.String(), "+") {
			t.Errorf("%s: a sign is told that is not read aloud:\n%s", name, out.String())
		}
	}
}

// The language changes in the middle of a run: the next screens, and the log of what was
// done before, are told in the new one.
func TestLanguageInARun(t *testing.T) {
	o := spanish(t, laid(t, spanishStories["loaf"]))
	o.Settings.Language = settings.OriginalLanguage
	o.Words, o.Phrases = o.Story.Text[0], english(t)
	m := New(o)
	feed(m, "1", "1", "l")
	if !strings.Contains(text(m), "Feed Auguste") {
		t.Errorf("the log is\n%s", text(m))
	}
	feed(m, "esc")
	if cmd := m.ctx.Decide(settings.Find("language"), "es-MX"); cmd != nil {
		obey(m, cmd)
	}
	feed(m, "l")
	if shown := text(m); !strings.Contains(shown, "Registro") || !strings.Contains(shown, "Dar de comer a Augusto") {
		t.Errorf("the log is\n%s", shown)
	}
	feed(m, "esc")
	if cmd := m.ctx.Decide(settings.Find("language"), "fi"); cmd != nil {
		obey(m, cmd)
	}
	if want := "The story is not told in the language fi: here is the original."; m.ctx.Notice != want {
		t.Errorf("the notice is %q", m.ctx.Notice)
	}
}
