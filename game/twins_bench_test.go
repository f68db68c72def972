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
// varies in every paragraph, and renders what is shown: to plain text, as a run
// without a terminal does, and as styled texts, as the terminal does. A round is
// 1,000 choices of each.
func BenchmarkTwins(b *testing.B) {
	plain, varied := scenestest.Twins(300, 10)
	var buf []byte
	b.Run("plain", func(b *testing.B) {
		benchmarkTwins(b, plain, varied, func(words *game.Words, rec *game.Record) {
			buf = buf[:0]
			for i := range rec.Blocks {
				buf = words.AppendShown(buf, rec, i)
			}
		})
	})
	var texts []game.Text
	b.Run("styled", func(b *testing.B) {
		benchmarkTwins(b, plain, varied, func(words *game.Words, rec *game.Record) {
			texts = words.AppendPassage(texts[:0], rec, 0)
		})
	})
}

func benchmarkTwins(b *testing.B, plain, varied fstest.MapFS, render func(*game.Words, *game.Record)) {
	scenestest.Ratio(b, walker(b, plain, render), walker(b, varied, render))
}

// walker returns a function that takes 1,000 choices at random, the same ones in
// both twins, because their rules are the same.
func walker(b *testing.B, folder fstest.MapFS, render func(*game.Words, *game.Record)) func() {
	story, err := scenes.Compile(folder)
	if err != nil {
		b.Fatal(err)
	}
	start, err := story.Begin(game.Agent, nil)
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	st, rec := start, &game.Record{}
	var options []game.Option
	return func() {
		for range 1000 {
			if options = story.Options(&st, options[:0]); len(options) == 0 {
				st = start
				continue
			}
			rec.Reset()
			choice := options[random.IntN(len(options))]
			if choice.Locked {
				continue
			}
			if st, err = story.Choose(st, choice.Choice, rec); err != nil {
				b.Fatal(err)
			}
			render(story.Text[0], rec)
		}
	}
}
