package game_test

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// BenchmarkTwins plays a story of 300 nodes at random, without and with text that
// varies in every paragraph. A round is 1,000 choices of each. "plain" renders all
// that there is to read, passages and choices, to plain text. "step" renders the
// passages alone, as BenchmarkStepRendered does. "styled" makes styled texts of them, as screens
// and transcripts have them.
func BenchmarkTwins(b *testing.B) {
	plain, varied := scenestest.Twins(300, 10)
	passage := func(w *walker) {
		for i := range w.rec.Blocks {
			w.buf = w.words.AppendShown(w.buf, &w.rec, i)
		}
	}
	for _, bm := range []struct {
		name   string
		render func(*walker)
	}{
		{"plain", func(w *walker) {
			passage(w)
			first := w.story.Nodes[w.st.Node].First
			for _, o := range w.options {
				w.buf = append(append(w.buf, w.words.Choices[first+game.ChoiceID(o.Choice)]...), '\n')
			}
		}},
		{"step", passage},
		{"styled", func(w *walker) {
			for i := range w.rec.Blocks {
				w.text = w.words.Shown(&w.rec, i)
			}
		}},
	} {
		b.Run(bm.name, func(b *testing.B) {
			scenestest.Ratio(b, newWalker(b, plain, bm.render).walk, newWalker(b, varied, bm.render).walk)
		})
	}
}

// A walker plays a story at random. Two of them take the same choices of two
// stories whose rules are the same.
type walker struct {
	b         *testing.B
	story     *game.Story
	words     *game.Words
	render    func(*walker)
	random    *rand.Rand
	start, st game.State
	rec       game.Record
	options   []game.Option
	buf       []byte
	text      *game.Text // shown last
}

func newWalker(b *testing.B, folder fstest.MapFS, render func(*walker)) *walker {
	b.Helper()
	story, err := scenes.Compile(folder)
	if err != nil {
		b.Fatal(err)
	}
	start, err := story.Begin(game.Agent, nil)
	if err != nil {
		b.Fatal(err)
	}
	return &walker{b: b, story: story, words: story.Text[0], render: render, random: rand.New(rand.NewPCG(1, 2)), start: start, st: start}
}

// walk takes 1,000 choices, or begins anew where there is none.
func (w *walker) walk() {
	for range 1000 {
		if w.options = w.story.Options(&w.st, w.options[:0]); len(w.options) == 0 {
			w.st = w.start
			continue
		}
		w.buf = w.buf[:0]
		w.render(w)
		w.rec.Reset()
		choice := w.options[w.random.IntN(len(w.options))]
		if choice.Locked {
			continue
		}
		var err error
		if w.st, err = w.story.Choose(w.st, choice.Choice, &w.rec); err != nil {
			w.b.Fatal(err)
		}
	}
}
