package translation

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"cobalt/scenes"
)

const (
	yard       = "## The Yard {#yard}\n\nThe warder is here, with a bottle.\n\n- [To the cell](prison.md#the-cell)\n\n  The keys weigh.\n"
	translYard = "## El patio {#yard}\n\nEl carcelero está aquí, con una botella.\n\n- [A la celda](prison.md#the-cell)\n\n  Las llaves pesan.\n"
)

var (
	aWord    = regexp.MustCompile(`\pL+`)
	newWords = []string{"warder", "carcelero", "botella", "keys", "Dunn", "Free", "El bloque C", "Block C", "Leave", "yard\n\nAnd more", "é"}
)

// A memory's findings are those of a check that remembers nothing, whatever was edited
// before it: words in the original, in the translation and in what is kept of it, and
// files that come, go, and come back as they were.
func TestMemoryIsFresh(t *testing.T) {
	start := prison()
	start["yard.md"] = &fstest.MapFile{Data: []byte(yard)}
	start["es/prison.md"] = &fstest.MapFile{Data: []byte(translated)}
	start["es/yard.md"] = &fstest.MapFile{Data: []byte(translYard)}
	start["es/story.md"] = &fstest.MapFile{Data: []byte("---\ntitle: El carcelero\nendings: {free: {name: Libre}}\n---\n\nUna noche *corta*.\n")}
	start["es/"+FileName] = &fstest.MapFile{Data: []byte("glossary:\n  warder: carcelero\n  bottle: [botella, frasco]\n  Dunn: Dunn\n")}
	record(t, start)
	names := slices.Sorted(maps.Keys(start))
	checks, compiled, warned := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		checks++
		files := maps.Clone(start)
		cache, memory := &scenes.Cache{}, &Memory{}
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			got, err := cache.Analyze(files, scenes.Options{})
			if err != nil {
				t.Fatal(err)
			}
			list := memory.Warnings(files, got, "")
			fresh, err := scenes.Analyze(files, scenes.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if want := Warnings(files, fresh, ""); !reflect.DeepEqual(list, want) {
				t.Fatalf("told\n%s\nwant\n%s", told(list), told(want))
			}
			if compiled++; got.Story == nil {
				compiled--
			}
			warned += len(list)
			name := rapid.SampledFrom(names).Draw(t, "file")
			switch f := files[name]; {
			case f == nil || rapid.IntRange(0, 3).Draw(t, "back") == 0:
				files[name] = start[name]
			case name != "story.md" && rapid.IntRange(0, 9).Draw(t, "gone") == 0:
				delete(files, name)
			default:
				words := aWord.FindAllIndex(f.Data, -1)
				if len(words) == 0 {
					continue
				}
				at := rapid.SampledFrom(words).Draw(t, "word")
				files[name] = &fstest.MapFile{Data: slices.Concat(f.Data[:at[0]], []byte(rapid.SampledFrom(newWords).Draw(t, "new")), f.Data[at[1]:])}
			}
		}
	})
	if compiled < checks || warned < checks/4 {
		t.Errorf("in %d checks only %d stories compiled, with %d findings", checks, compiled, warned)
	}
}
