package game_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// A step that never comes to rest leaves no counts of showings behind in its record:
// the next step recorded there ends as one in a record of its own.
func TestShowingsAfterLoop(t *testing.T) {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nendings: {end: {name: E}}\n---\n")},
		"a.md": {Data: []byte("## One\n\nIt is `cycle` one `then` two `then` three `end`.\n\n- [Stay](#one)\n- [Fall](#two)\n- [Leave](#out)\n\n" +
			// so many counts that those of the loop stand in bytes of their own
			"## Far\n\n" + strings.Repeat("`first` A `then` b `then` c `end`.\n\n", 8) + "[](#one)\n\n" +
			"## Two\n\nDown `cycle` and `then` or `end` down.\n\n[](#three)\n\n## Three\n\n`first` Up. `then` Up again. `end`\n\n[](#two)\n\n" +
			"## Out\n\n`first` Out. `then` Out again. `end`\n\n- [Back](#one)\n\n## End\n\n`ending end` End.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var rec game.Record
	st, err := story.Begin(game.Agent, &rec)
	if err != nil {
		t.Fatal(err)
	}
	for round, choice := range []int{0, 2, 0, 0, 2} {
		rec.Reset()
		if _, err := story.Choose(st, 1, &rec); st.Node == story.Start && !errors.As(err, new(*game.LoopError)) {
			t.Fatalf("round %d: %v, want a loop", round, err)
		}
		rec.Reset()
		got, err := story.Choose(st, choice, &rec)
		if err != nil {
			t.Fatal(err)
		}
		want, err := story.Choose(st, choice, nil)
		if err != nil || got != want {
			t.Fatalf("round %d: %v, counts %q, want %q", round, err, got.Showings, want.Showings)
		}
		if st = got; round == 1 {
			st = want
		}
	}
}

// A choice takes no memory of its own: the state that is given back stands where the
// caller has room for it, in a story whose texts do not vary. Steps that are recorded
// take none as soon as the record has had a step of their length.
func TestChooseTakesNoMemory(t *testing.T) {
	story, err := scenes.Compile(scenestest.Chapters(60, 1))
	if err != nil {
		t.Fatal(err)
	}
	start, err := story.Begin(game.Agent, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, rec := range map[string]*game.Record{"no record": nil, "a record": {}} {
		play := func() {
			for st, n := start, 0; st.Ending == 0 && n < 100; n++ {
				rec.Reset()
				if st, err = story.Choose(st, 0, rec); err != nil {
					t.Fatal(err)
				}
			}
		}
		if n := testing.AllocsPerRun(5, play); n > 0 {
			t.Errorf("with %s a play of 100 choices allocates %v times", name, n)
		}
	}
}
