package scenes

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/scenes/letters"
)

// FuzzCompile compiles any three texts as story.md, a scene and its translation.
// That never panics, every fault has a place and a clean message, and a story
// that compiles can be played.
func FuzzCompile(f *testing.F) {
	for _, dir := range []string{"good", "broken"} {
		paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range paths {
			a, err := txtar.ParseFile(path)
			if err != nil {
				f.Fatal(err)
			}
			files := archiveFS(f, a)
			f.Add(data(files, "story.md"), data(files, "a.md"), data(files, "es/a.md"))
		}
	}
	f.Fuzz(func(t *testing.T, story, scene, translation []byte) {
		fsys := fstest.MapFS{"story.md": {Data: story}, "a.md": {Data: scene}}
		if len(translation) > 0 {
			fsys["es/a.md"] = &fstest.MapFile{Data: translation}
		}
		compiled, err := Compile(fsys)
		var errs diag.List
		switch {
		case errors.As(err, &errs):
			checkErrors(t, errs)
		case err != nil:
			t.Fatalf("no fault of the story: %v", err)
		default:
			checkWords(t, compiled)
			play(t, compiled, uint64(len(scene)))
		}
	})
}

func data(files fstest.MapFS, name string) []byte {
	if f := files[name]; f != nil {
		return f.Data
	}
	return nil
}

// checkWords checks the properties of every story's words.
func checkWords(t *testing.T, s *game.Story) {
	t.Helper()
	for _, w := range s.Text {
		if len(w.Blocks) != len(s.Blocks) || len(w.Choices) != len(s.Choices) || len(w.Nodes) != len(s.Nodes) ||
			len(w.Scenes) != len(s.Scenes) || len(w.Items) != len(s.Items) || len(w.Facts) != len(s.Facts) ||
			len(w.Meters) != len(s.Meters) || len(w.Levels) != len(s.Levels) || len(w.Endings) != len(s.Endings) {
			t.Fatalf("the words in %q don't run parallel to the story", w.Tag)
		}
		lines := append(append([]string{w.Title}, w.Nodes...), w.Choices...)
		for _, line := range lines {
			checkText(t, line, "")
		}
		for i := range w.Blocks {
			for _, line := range w.Blocks[i].Lines {
				checkText(t, line, "\t")
			}
			for _, p := range w.Blocks[i].Paragraphs {
				for _, run := range p {
					checkText(t, run.Text, "\n")
				}
			}
			for _, p := range w.Blocks[i].Pieces {
				for _, runs := range p.Texts {
					for _, run := range runs {
						checkText(t, run.Text, "\n")
					}
				}
			}
			checkText(t, w.Blocks[i].Alt+w.Blocks[i].Style+w.Blocks[i].Source, "")
		}
	}
}

// checkText checks that a text is clean and holds no control character but those allowed.
func checkText(t *testing.T, text, allowed string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%q is not UTF-8", text)
	}
	for _, r := range text {
		if (letters.Forbidden(r) || r == '\n' || r == '\t') && (allowed == "" || r != rune(allowed[0])) {
			t.Errorf("%q holds %U", text, r)
		}
	}
}

// play takes 20 choices at random. In each language the bare words of what is shown
// are those of the styled text.
func play(t *testing.T, s *game.Story, seed uint64) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	var rec game.Record
	state, err := s.Begin(game.Ghost, &rec)
	for range 20 {
		if err != nil {
			if loop := (*game.LoopError)(nil); !errors.As(err, &loop) {
				t.Fatal(err)
			}
			return
		}
		for _, words := range s.Text {
			for i := range rec.Blocks {
				bare, styled := words.AppendShown(nil, &rec, i), words.Shown(&rec, i).AppendPlain(nil)
				if string(bare) != string(styled) {
					t.Fatalf("bare words %q, styled %q", bare, styled)
				}
			}
		}
		rec.Reset()
		var open []int
		for _, o := range s.Options(&state, nil) {
			if !o.Locked {
				open = append(open, o.Choice)
			}
		}
		if len(open) == 0 {
			return
		}
		state, err = s.Choose(state, open[random.IntN(len(open))], &rec)
	}
}
