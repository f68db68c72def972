package game_test

import (
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// TestLawTranslation: a translation changes no rule and no state, and has words
// for all that its original shows.
func TestLawTranslation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "story")
		folder := scenestest.Random(scenestest.Rand(seed), scenestest.Shape{})
		original, err := scenes.Compile(folder)
		if err != nil {
			t.Fatal(err)
		}
		translated, err := scenes.Compile(scenestest.Translate(folder))
		if err != nil {
			t.Fatalf("story %d: %v\n%s", seed, err, scenestest.Translate(folder)["es/scenea.md"].Data)
		}
		if translated.Rules != original.Rules || translated.Digest != original.Digest {
			t.Fatal("a translation changes a digest")
		}
		words, found := translated.Words("es")
		if !found {
			t.Fatal("there is no translation")
		}
		end, taken := play(t, original, func(game.State) {})
		var rec game.Record
		st, err := translated.Begin(end.Difficulty, &rec)
		for _, choice := range taken {
			if err != nil {
				break
			}
			rec.Reset()
			if st, err = translated.Choose(st, choice, &rec); err == nil && len(words.Passage(&rec)) != len(translated.Text[0].Passage(&rec)) {
				t.Fatal("a passage has other blocks in a translation")
			}
		}
		if err != nil || st != end {
			t.Fatalf("with a translation: %+v, %v\nwithout:            %+v", st, err, end)
		}
	})
}
