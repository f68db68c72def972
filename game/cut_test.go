package game_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// A record that was cut off says what the record said, however many follow, and has no room in
// which it would be added to into another.
func TestCut(t *testing.T) {
	varied, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nendings: {end: {name: E}}\n---\n")},
		"a.md": {Data: []byte("## One\n\nIt is `cycle` one `then` two `then` three `end`.\n\nPlain.\n\n`first` Here. `then` Still here. `end`\n\n" +
			"- [Stay](#one)\n- [Leave](#end)\n\n## End\n\n`ending end` End.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	chapters, err := scenes.Compile(scenestest.Chapters(60, 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range []*game.Story{varied, chapters} {
		var rec game.Record
		var kept []game.Record
		var want []string
		st, err := story.Begin(game.Agent, &rec)
		for range 40 {
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, told(&rec))
			kept = append(kept, rec.Cut())
			st, err = story.Choose(st, 0, &rec)
		}
		for i := range kept {
			if got := told(&kept[i]); got != want[i] {
				t.Errorf("record %d:\n%s\nand before it was cut off\n%s", i, got, want[i])
			}
			if cap(kept[i].Blocks) != len(kept[i].Blocks) || cap(kept[i].Events) != len(kept[i].Events) {
				t.Errorf("record %d has room behind it", i)
			}
		}
	}
}

// told is all that a record says.
func told(r *game.Record) string {
	text := fmt.Sprintln(r.Blocks, r.Events)
	for i := range r.Blocks {
		text += fmt.Sprintln(slices.Clone(r.Picks(i)))
	}
	return text
}
