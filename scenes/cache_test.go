package scenes

import (
	"io/fs"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"cobalt/game/longtest"
	"cobalt/scenes/scenestest"
)

// cacheScraps are the texts that random edits write.
var cacheScraps = []string{
	"`", "`if keys`", "`gain keys`", "`else`", "`first` a `then` b `end`", "`trust`", "`suspicion name`", "`id x`", "`once`", "[Go](#one)", "- [Go](#one)\n",
	"\n\n## One\n\n", "\n", "\n\n", "---\n", "> ", "```\n", "<!--", "facts: [lamp]\n", "clock: 5\n", "title: T\n", "é", "👩‍👩‍👧", "\u200b", "\x00", "\ufeff", "\r\n",
	"![A](art/a.txt)", "a word", "#", ":", "*", "{#one}",
}

// A cache's analysis is that of a fresh one, whatever was edited before it: texts at
// random, and files that come, go, and come back as they were.
func TestCacheIsFresh(t *testing.T) {
	var starts []fstest.MapFS
	for _, pattern := range []string{"good", "broken"} {
		paths, err := filepath.Glob(filepath.Join("testdata", pattern, "*.txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if files := archiveFS(t, a); files["story.md"] != nil {
				starts = append(starts, files)
			}
		}
	}
	edits := longtest.Count(12, 200)
	rapid.Check(t, func(t *rapid.T) {
		var files fstest.MapFS
		if i := rapid.IntRange(-3, len(starts)-1).Draw(t, "start"); i < 0 {
			r := scenestest.Rand(rapid.Uint64().Draw(t, "seed"))
			files = scenestest.Translate(scenestest.Random(r, scenestest.Shape{Scenes: 3}))
		} else {
			files = maps.Clone(starts[i])
		}
		whole := maps.Clone(files)
		names := slices.Sorted(maps.Keys(files))
		names = append(names, "es/story.md", "words.yaml", "es/extra.md", "de/story.md")
		cache := &Cache{}
		for range rapid.IntRange(1, edits).Draw(t, "edits") {
			sameAnalysis(t, cache, files)
			name := rapid.SampledFrom(names).Draw(t, "file")
			text := []byte{}
			if f := files[name]; f != nil {
				text = f.Data
			}
			switch rapid.IntRange(0, 9).Draw(t, "edit") {
			case 0:
				if name != storyFile {
					delete(files, name)
				}
				continue
			case 1, 2:
				if whole[name] != nil {
					files[name] = whole[name]
				}
				continue
			case 3: // becomes another file
				text = data(files, rapid.SampledFrom(names).Draw(t, "other"))
			}
			at := rapid.IntRange(0, len(text)).Draw(t, "at")
			end := min(len(text), at+rapid.IntRange(0, 8).Draw(t, "size"))
			scrap := rapid.SampledFrom(cacheScraps).Draw(t, "scrap")
			files[name] = &fstest.MapFile{Data: slices.Concat(text[:at], []byte(scrap), text[end:])}
		}
		sameAnalysis(t, cache, files)
	})
}

// sameAnalysis holds a cache's analysis of a story against a fresh one.
func sameAnalysis(t rapid.TB, cache *Cache, files fs.FS) {
	t.Helper()
	got, err := cache.Analyze(files, Options{})
	want, wantErr := Analyze(files, Options{})
	if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
		t.Fatalf("%v, want %v", err, wantErr)
	}
	if err == nil && !reflect.DeepEqual(got, want) {
		if !reflect.DeepEqual(got.Faults, want.Faults) || !reflect.DeepEqual(got.Warnings, want.Warnings) {
			t.Fatalf("faults\n%v\nwant\n%v\nwarnings\n%v\nwant\n%v", got.Faults, want.Faults, got.Warnings, want.Warnings)
		}
		if !reflect.DeepEqual(got.Index, want.Index) {
			t.Fatalf("index\n%+v\nwant\n%+v", got.Index, want.Index)
		}
		t.Fatalf("story\n%s\nwant\n%s", dump(got.Story), dump(want.Story))
	}
}

// What an edit does not change is not written to: a story that was compiled before it
// is as it was.
func TestCacheLeavesStories(t *testing.T) {
	files := fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nmeters:\n  trust: {name: Trust, min: 0, max: 5, start: 1}\n  calm: {name: Calm, min: 0, max: 5, start: 2}\nendings: {end: {name: E}}\n---\n")},
		"a.md":     {Data: []byte("## One\n\nIt is `calm` and `if calm > 1` so `else` not `end`.\n\n- [On](b.md#two) `calm +1`\n")},
		"b.md":     {Data: []byte("## Two\n\n`ending end` End.\n")},
		"es/a.md":  {Data: []byte("## Uno {#one}\n\nEs `calm` y `if` tanto `else` no `end`.\n\n- [Sigue](b.md#two)\n")},
	}
	cache := &Cache{}
	before, err := cache.Analyze(files, Options{})
	if err != nil || before.Story == nil {
		t.Fatal(err, before.Faults)
	}
	was := dump(before.Story)
	files["story.md"] = &fstest.MapFile{Data: []byte("---\ntitle: T\nstart: a.md\nmeters:\n  calm: {name: Calm, min: 0, max: 5, start: 2}\n  trust: {name: Trust, min: 0, max: 5, start: 1}\nitems: {key: {name: K}}\nendings: {end: {name: E}}\n---\n")}
	after, err := cache.Analyze(files, Options{})
	if err != nil || after.Story == nil {
		t.Fatal(err, after.Faults)
	}
	if dump(before.Story) != was {
		t.Errorf("the story before is now\n%s\nand was\n%s", dump(before.Story), was)
	}
	sameAnalysis(t, cache, files)
}

// A node that is at fault only because of another file is whole again when that is.
func TestCacheOfMendedFile(t *testing.T) {
	files := fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nendings: {end: {name: E}}\n---\n")},
		"a.md":     {Data: []byte("## One\n\nHere.\n\n- [On](b.md#two)\n")},
		"b.md":     {Data: []byte("## Too\n\n`ending end` End.\n")},
		"es/a.md":  {Data: []byte("## Uno {#one}\n\nEs.\n\n- [Sigue](b.md#two)\n")},
	}
	cache := &Cache{}
	sameAnalysis(t, cache, files)
	files["b.md"] = &fstest.MapFile{Data: []byte("## Two\n\n`ending end` End.\n")}
	sameAnalysis(t, cache, files)
}
