package phrases_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/pack"
	"cobalt/game/tui/phrases"
	"cobalt/scenes/packing"
)

// The phrases of the table that a pack holds are those of the words' own file, in every
// language.
func TestFromTable(t *testing.T) {
	p, err := packing.Pack(&game.Story{}, assets.Art)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Phrases) < 2 {
		t.Fatalf("the pack has %d languages", len(p.Phrases))
	}
	for _, l := range p.Phrases {
		want, err := phrases.Load(assets.Words, l.Tag)
		if err != nil {
			t.Fatal(err)
		}
		got, err := phrases.FromTable(l.Words)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: of the table they are others: %v", l.Tag, err)
		}
	}
}

func TestFromTableRefuses(t *testing.T) {
	p, err := packing.Pack(&game.Story{}, assets.Art)
	if err != nil {
		t.Fatal(err)
	}
	whole := p.Phrases[0].Words
	more := append(slices.Clone(whole), pack.Word{Key: "zebra", Text: "stripes"})
	if _, err := phrases.FromTable(more); err == nil || !strings.Contains(err.Error(), "belongs to no phrase") {
		t.Errorf("with an unknown key: %v", err)
	}
	words := map[string]string{}
	for _, word := range whole {
		words[word.Key] = word.Text
	}
	maps.DeleteFunc(words, func(key, _ string) bool { return key == "panel.clock" })
	if _, err := phrases.FromTable(pack.TableOf(words)); err == nil || !strings.Contains(err.Error(), "panel.clock") {
		t.Errorf("without a word: %v", err)
	}
}
