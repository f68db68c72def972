package explore

import (
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/explore/flow"
	"cobalt/scenes"
)

// A nearness counts the ways from each node to the nearest text that is waited for:
// choices, diverts, and the ways of the scene's rules.
func TestNearness(t *testing.T) {
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Ways\nstart: way.md\nendings:\n  out: {name: Out, hint: Go on.}\n---\n")},
		"way.md": {Data: []byte("---\ntitle: Way\nplace: Road\n---\n" +
			"## A\n\nOne.\n\n- [On](#b)\n- [Stay](#a)\n\n" +
			"## B\n\n[On](#c)\n\n" +
			"## C\n\nThree.\n\n- [Back](#a)\n\n  Four.\n- [On](#d)\n\n" +
			"## D\n\n`ending out` Out.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := flow.NewTexts(s)
	near := newNearness(s, texts)
	node := func(id string) game.NodeID {
		n, err := s.Scope(0).Node("#" + id)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, test := range []struct {
		name  string
		waits game.BlockRange
		want  map[string]int
	}{
		{"the text of an outcome", s.Choices[s.Nodes[node("c")].First].Outcome, map[string]int{"a": 2, "b": 1, "c": 0, "d": endless}},
		{"the text of a node", s.Nodes[node("d")].Blocks, map[string]int{"a": 3, "b": 2, "c": 1, "d": 0}},
		{"none", game.BlockRange{}, map[string]int{"a": endless, "b": endless, "c": endless, "d": endless}},
	} {
		waits := make([]bool, texts.Len())
		for b := test.waits.First; b < test.waits.Last; b++ {
			waits[b] = true
		}
		near.measure(make([]bool, len(s.Blocks)), waits)
		for id, want := range test.want {
			if got := near.away[node(id)]; got != want {
				t.Errorf("%s: %s is %d ways away, want %d", test.name, id, got, want)
			}
		}
		if test.waits.Last == test.waits.First {
			continue
		}
		near.measureOne(test.waits.First)
		for id, want := range test.want {
			if got := near.away[node(id)]; got != want {
				t.Errorf("%s alone: %s is %d ways away, want %d", test.name, id, got, want)
			}
		}
	}
}
