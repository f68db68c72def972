package narration_test

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// BenchmarkTwins plays a story of 300 nodes at random and tells it in words, without
// and with text that varies in every paragraph: texts, scenes and changes, in lines of
// 70 columns, as every way to play does. A round is 100
// choices of each.
func BenchmarkTwins(b *testing.B) {
	p, err := phrases.Load(assets.Words, "en")
	if err != nil {
		b.Fatal(err)
	}
	play := func(folder fstest.MapFS) func() {
		story, err := scenes.Compile(folder)
		if err != nil {
			b.Fatal(err)
		}
		n := narration.Narrator{Story: story, Words: story.Text[0], Changes: &p.Changes, Locked: &p.Locked}
		return newTold(b, &n).walk
	}
	plain, varied := scenestest.Twins(300, 10)
	scenestest.Ratio(b, play(plain), play(varied))
}

// A told is a random run that is told.
type told struct {
	b         *testing.B
	narrator  *narration.Narrator
	random    *rand.Rand
	start, st game.State
	lines     int
}

func newTold(b *testing.B, n *narration.Narrator) *told {
	start, err := n.Story.Begin(game.Agent, nil)
	if err != nil {
		b.Fatal(err)
	}
	return &told{b: b, narrator: n, random: rand.New(rand.NewPCG(1, 2)), start: start, st: start}
}

func (t *told) walk() {
	var options []game.Option
	story := t.narrator.Story
	for range 100 {
		if options = story.Options(&t.st, options[:0]); len(options) == 0 {
			t.st = t.start
			continue
		}
		choice := options[t.random.IntN(len(options))]
		if choice.Locked {
			continue
		}
		var rec game.Record
		next, err := story.Choose(t.st, choice.Choice, &rec)
		if err != nil {
			t.b.Fatal(err)
		}
		t.tell(t.narrator.Passage(&t.st, &next, &rec))
		t.st = next
	}
}

// tell sets a passage in lines.
func (t *told) tell(parts []narration.Part) {
	const width = 70
	for _, part := range parts {
		switch {
		case part.Text != nil:
			for _, paragraph := range part.Text.Paragraphs {
				t.lines += len(prose.Wrap(paragraph, width))
			}
		case part.Scene != nil:
			t.lines += len(prose.WrapText(part.Scene.Title, width))
		default:
			for _, c := range part.Changes {
				t.lines += len(prose.WrapText(c.Text, width))
			}
		}
	}
}
