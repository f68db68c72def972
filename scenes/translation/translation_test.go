package translation

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/diag"
	"cobalt/scenes"
)

// folder copies a story's own files into memory, without its translations.
func folder(t *testing.T, from fs.FS) fstest.MapFS {
	t.Helper()
	names, err := fs.Glob(from, "*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("no story:", err)
	}
	fsys := fstest.MapFS{}
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: text}
	}
	return fsys
}

// open compiles a story, and opens its translation into Spanish.
func open(t *testing.T, fsys fs.FS) *Translation {
	t.Helper()
	a, err := scenes.Analyze(fsys, scenes.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Faults) > 0 {
		t.Fatal(a.Faults)
	}
	return Open(fsys, a, "es")
}

// write puts files of a skeleton in a folder.
func write(t *testing.T, fsys fstest.MapFS, tr *Translation, names ...string) []Written {
	t.Helper()
	files, err := tr.Skeleton(names...)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	return files
}

// record writes translation.yaml.
func record(t *testing.T, fsys fstest.MapFS, accepted ...string) {
	t.Helper()
	text, _, err := open(t, fsys).Record(accepted...)
	if err != nil {
		t.Fatal(err)
	}
	fsys["es/"+FileName] = &fstest.MapFile{Data: []byte(text)}
}

// replace puts a text in the place of another one, which must be there once.
func replace(t *testing.T, fsys fstest.MapFS, name, old, new string) {
	t.Helper()
	text := string(fsys[name].Data)
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in %s:\n%s", old, strings.Count(text, old), name, text)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
}

// told writes diagnostics as lines.
func told(list diag.List) string {
	var b strings.Builder
	for i := range list {
		b.WriteString(list[i].Range.String() + ": " + string(list[i].Code) + ": " + list[i].Message + "\n")
	}
	return b.String()
}

// The skeleton of every story at hand compiles, lacks nothing, and is the
// original's words throughout.
func TestSkeletonOfStories(t *testing.T) {
	for name, from := range map[string]fs.FS{
		"cobalt": scenes.Embedded(), "loaf": os.DirFS("../loaf"), "spy": os.DirFS("../starter/spy"),
	} {
		t.Run(name, func(t *testing.T) {
			fsys := folder(t, from)
			files := write(t, fsys, open(t, fsys))
			if len(files) != len(fsys)/2 {
				t.Errorf("%d files are written, of %d", len(files), len(fsys)/2)
			}
			tr := open(t, fsys)
			if missing := told(tr.Missing()); missing != "" {
				t.Errorf("the skeleton lacks texts:\n%s", missing)
			}
			if lacking := tr.words.Missing; len(lacking) > 0 {
				t.Errorf("the compiler misses %v", lacking)
			}
			tr.each(func(g *group, i int) {
				if u := &g.units[i]; u.translated != u.original {
					t.Errorf("%s: %q is not %q", u.in.String(), u.translated, u.original)
				}
			})
			if again := write(t, fsys, tr); len(again) > 0 {
				t.Errorf("a whole translation is changed: %v", again)
			}
		})
	}
}

// prison is a small story: guards, effects, a quote, a document, choices that change
// something.
func prison() fstest.MapFS {
	return fstest.MapFS{
		"story.md": {Data: []byte(`---
title: The Warder
start: prison.md
items:
  keys: {name: Warder's keys, about: Eleven keys and a bottle opener.}
endings:
  free: {name: Free, hint: "Doors: open them."}
---

A *short* night.
`)},
		"prison.md": {Data: []byte(`---
title: Block C
place: Moscow
---

## The Cell

` + "`if not keys` `gain keys`" + ` The warder sleeps.

` + "`else`" + ` Nobody sleeps.

> **Dunn** Ask the warder.

- [Knock](#the-cell) ` + "`time 2` `once`" + `

  ` + "`lose keys`" + ` Nobody knocks from the inside.

- [Leave](#out) ` + "`needs keys`" + `

## Out

` + "`ending free`" + `

~~~note
Gone. <!-- kept -->
~~~

<!-- for the author -->
`)},
	}
}

const translated = `---
title: Bloque C
place: Moscú
---

## La celda {#the-cell}

` + "`if not keys`" + ` El carcelero duerme.

` + "`else`" + ` Nadie duerme.

> **Dunn** Pregunta al carcelero.

- [Llama a la puerta](#the-cell)

  Nadie llama desde dentro.

- [Vete](#out)

## Fuera {#out}

~~~note
No está.
~~~
`

func TestSkeleton(t *testing.T) {
	fsys := prison()
	write(t, fsys, open(t, fsys))
	const scene = `---
title: Block C
place: Moscow
---

## The Cell {#the-cell}

` + "`if not keys`" + ` The warder sleeps.

` + "`else`" + ` Nobody sleeps.

> **Dunn** Ask the warder.

- [Knock](#the-cell)

  Nobody knocks from the inside.

- [Leave](#out)

## Out {#out}

~~~note
Gone. <!-- kept -->
~~~
`
	if got := string(fsys["es/prison.md"].Data); got != scene {
		t.Errorf("es/prison.md is\n%s", got)
	}
	const story = `---
title: The Warder
items:
  keys:
    name: Warder's keys
    about: Eleven keys and a bottle opener.
endings:
  free:
    name: Free
    hint: "Doors: open them."
---

A *short* night.
`
	if got := string(fsys["es/story.md"].Data); got != story {
		t.Errorf("es/story.md is\n%s", got)
	}
}

// A translated text is the translator's; its original may change, and is then told.
func TestStale(t *testing.T) {
	fsys := prison()
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	record(t, fsys)
	if got := told(open(t, fsys).Check()); got != "" {
		t.Errorf("a translation of the original as it is is told as\n%s", got)
	}
	replace(t, fsys, "prison.md", "Nobody sleeps.", "Nobody is there.")
	replace(t, fsys, "prison.md", "[Leave]", "[Leave quietly]")
	const want = "es/prison.md:10:1: stale-translation: the original of the paragraph of #the-cell changed since it was translated\n"
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	record(t, fsys)
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("recording again takes back\n%s", got)
	}
	record(t, fsys, "prison.md#the-cell")
	if got := told(open(t, fsys).Check()); got != "" {
		t.Errorf("what was accepted is told as\n%s", got)
	}
}

// A paragraph that the original has more is told alone, and not those behind it.
func TestStaleInsertion(t *testing.T) {
	fsys := prison()
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	record(t, fsys)
	replace(t, fsys, "prison.md", "> **Dunn** Ask", "The bulb hums.\n\n> **Dunn** Ask")
	replace(t, fsys, "es/prison.md", "> **Dunn** Pregunta", "La bombilla zumba.\n\n> **Dunn** Pregunta")
	const want = "es/prison.md:12:1: stale-translation: the original of the paragraph of #the-cell changed since it was translated\n"
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A text of a scene's front matter is told as one of the scene.
func TestSameTitle(t *testing.T) {
	fsys := prison()
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	replace(t, fsys, "es/prison.md", "title: Bloque C", "title: Block C")
	record(t, fsys)
	const want = "es/prison.md:2: same-as-original: the title of the scene is still the original's\n"
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A term in a scene's front matter is told as one of the scene.
func TestGlossaryOfTitle(t *testing.T) {
	fsys := prison()
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	fsys["es/"+FileName] = &fstest.MapFile{Data: []byte("glossary:\n  Block: Galería\n")}
	const want = `es/prison.md:2: glossary-term: the original of the scene says "Block", which the glossary tells as "Galería"` + "\n"
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A text that was left as it was is told until somebody accepts it.
func TestSameAsOriginal(t *testing.T) {
	fsys := prison()
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	replace(t, fsys, "es/prison.md", "Nadie duerme.", "Nobody sleeps.")
	record(t, fsys)
	const want = "es/prison.md:10:1: same-as-original: the paragraph of #the-cell is still the original's\n"
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	all, done := open(t, fsys).CountOf("prison.md")
	if all != 11 || done != 10 {
		t.Errorf("%d of %d texts are translated, want 10 of 11", done, all)
	}
	record(t, fsys, "prison.md")
	if got := told(open(t, fsys).Check()); got != "" {
		t.Errorf("what was accepted is told as\n%s", got)
	}
	if _, changed, err := open(t, fsys).Record("prison.md"); err != nil || changed {
		t.Errorf("recording the same again changes the file: %t, %v", changed, err)
	}
	if _, _, err := open(t, fsys).Record("prison.md#nowhere"); err == nil {
		t.Error("a node that is nowhere is accepted")
	}
}

func TestGlossary(t *testing.T) {
	fsys := prison()
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	fsys["es/"+FileName] = &fstest.MapFile{Data: []byte("# mine\nglossary:\n  warder: [guardián, guardia]\n  Dunn: Dunn\n  inside: dentro\n  cell: celda\n")}
	const want = `es/prison.md:8:1: glossary-term: the original of #the-cell says "warder", which the glossary tells as "guardián" or "guardia"` + "\n"
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	replace(t, fsys, "es/prison.md", "El carcelero duerme", "El guardián duerme")
	if got := told(open(t, fsys).Check()); got != "" {
		t.Errorf("the term is told as it should be, and got\n%s", got)
	}
	record(t, fsys)
	if text := string(fsys["es/"+FileName].Data); !strings.HasPrefix(text, "# mine\nglossary:\n  warder: [guardián, guardia]\n") {
		t.Errorf("the glossary is written as\n%s", text)
	}
}

// A translation's folder is found by its language, however its name is written.
func TestFolder(t *testing.T) {
	fsys := prison()
	fsys["ES/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	a, err := scenes.Analyze(fsys, scenes.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for tag, want := range map[string]string{"es": "ES", "ES": "ES", "fi": "fi"} {
		if got := Folder(a, tag); got != want {
			t.Errorf("the folder for %q is %q, want %q", tag, got, want)
		}
	}
	if all, done := Open(fsys, a, "ES").CountOf("prison.md"); all != 11 || done != all {
		t.Errorf("%d of %d texts are translated", done, all)
	}
}

// The same name may not be told in two ways.
func TestTwoTranslations(t *testing.T) {
	fsys := prison()
	replace(t, fsys, "story.md", "name: Free,", "name: Block C,")
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	fsys["es/story.md"] = &fstest.MapFile{Data: []byte("---\nendings: {free: {name: El bloque C}}\n---\n")}
	record(t, fsys)
	const want = `es/prison.md:2: two-translations: "Block C" is told as "Bloque C" here, and as "El bloque C" in es/story.md:2` + "\n"
	if got := told(open(t, fsys).Check()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Nodes that a translation lacks are added in their place, and nothing else is
// changed.
func TestCompleted(t *testing.T) {
	fsys := prison()
	whole := translated
	at, end := strings.Index(whole, "## La celda"), strings.Index(whole, "## Fuera")
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(whole[:at] + whole[end:])}
	write(t, fsys, open(t, fsys), "prison.md")
	got := string(fsys["es/prison.md"].Data)
	if !strings.HasPrefix(got, whole[:at]) || !strings.HasSuffix(got, whole[end:]) || !strings.Contains(got, "## The Cell {#the-cell}\n\n`if not keys` The warder") {
		t.Errorf("the file is now\n%s", got)
	}
	if missing := told(open(t, fsys).Missing()); strings.Contains(missing, "prison.md:") {
		t.Errorf("it still lacks\n%s", missing)
	}
	fsys["es/prison.md"] = &fstest.MapFile{Data: []byte(strings.TrimSuffix(whole[:end], "\n"))}
	write(t, fsys, open(t, fsys), "prison.md")
	if got := string(fsys["es/prison.md"].Data); !strings.HasPrefix(got, strings.TrimRight(whole[:end], "\n")) || !strings.Contains(got, "\n\n## Out {#out}\n") {
		t.Errorf("the file is now\n%s", got)
	}
}

// A memory that cannot be read is told, and never written over.
func TestBrokenFile(t *testing.T) {
	for text, want := range map[string]string{
		"glossary: [":            "translation-file: not valid YAML",
		"glosary: {a: b}\n":      `es/translation.yaml:1: translation-file: unknown key "glosary"`,
		"glossary: words\n":      "es/translation.yaml:1: translation-file: glossary must be written as",
		"glossary: {a: {b: c}}":  `the term "a" lacks the words`,
		"sums: none\n":           "es/translation.yaml:1: translation-file: the sums cannot be read",
		"glossary: {a: [b, ''']": "translation-file",
	} {
		fsys := prison()
		fsys["es/"+FileName] = &fstest.MapFile{Data: []byte(text)}
		tr := open(t, fsys)
		if got := told(tr.Check()); !strings.Contains(got, want) {
			t.Errorf("%q is told as %q", text, got)
		}
		if _, _, err := tr.Record(); err == nil {
			t.Errorf("%q is written over", text)
		}
	}
	fsys := prison()
	fsys["es/"+FileName+"/folder"] = &fstest.MapFile{}
	if got := told(open(t, fsys).Check()); !strings.Contains(got, "es/translation.yaml:1: translation-file: cannot be read") {
		t.Errorf("a folder is told as %q", got)
	}
}
