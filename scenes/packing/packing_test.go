package packing

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/pack"
)

// The pictures that a story refers to are packed with what lies beside them, its own
// before those that come with the program; others are not.
func TestPictures(t *testing.T) {
	story := &game.Story{
		People: []game.Person{{Art: "art/portrait.txt"}},
		Text: []*game.Words{
			{Blocks: []game.Text{{Kind: game.Art, Source: "art/own.txt"}, {Kind: game.Art, Source: "art/missing.txt"}}},
			{Intro: []game.Text{{Kind: game.Art, Source: "art/prison.txt"}, {Kind: game.Art, Source: "art/large.txt"}}},
		},
	}
	folder := fstest.MapFS{
		"art/own.txt":       {Data: []byte("own")},
		"art/own.color.txt": {Data: []byte("lll")},
		"art/own.3.txt":     {Data: []byte("new")},
		"art/other.txt":     {Data: []byte("unused")},
		"art/portrait.txt":  {Data: []byte("face")},
		"art/large.txt":     {Data: make([]byte, maxPicture+1)},
	}
	p, err := Pack(story, folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range p.Art {
		names = append(names, f.Path)
	}
	prison, err := fs.Glob(assets.Art, "art/prison.*")
	if err != nil || len(prison) == 0 {
		t.Fatalf("%d files of the prison: %v", len(prison), err)
	}
	want := append([]string{"art/own.3.txt", "art/own.color.txt", "art/own.txt", "art/portrait.txt"}, prison...)
	if !slices.Equal(names, want) {
		t.Errorf("packed %v, want %v", names, want)
	}
}

// The interface's words are packed by key, in English at least.
func TestPhrases(t *testing.T) {
	p, err := Pack(&game.Story{}, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(p.Phrases, func(l pack.Phrases) bool { return l.Tag == "en" })
	if at < 0 || len(p.Phrases[at].Words) < 100 || p.Phrases[at].Words.Get("panel.clock") == "" {
		t.Errorf("%d languages, English is number %d", len(p.Phrases), at)
	}
}
