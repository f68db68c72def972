package witness

import (
	"errors"
	"slices"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// A circle reads the same from wherever it is told, also if it goes through a
// node twice.
func TestTurn(t *testing.T) {
	for _, circle := range [][]game.NodeID{{1}, {2, 1}, {1, 2, 1, 3}, {5, 5, 4, 5}} {
		want := Turn(circle)
		for i := range circle {
			turned := slices.Concat(circle[i:], circle[:i])
			if got := Turn(turned); !slices.Equal(got, want) || slices.Compare(got, turned) > 0 {
				t.Errorf("%v reads as %v, and %v as %v", turned, got, circle, want)
			}
		}
	}
}

// A trail is played by the rules: to its state, into its loop, or to the choice
// that can't be taken.
func TestReplay(t *testing.T) {
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nendings:\n  out: {name: Out, hint: Go.}\n---\n\nA trail.\n")},
		"a.md": {Data: []byte("---\ntitle: A\nplace: Here\n---\n\n## Hall\n\n- [On](#room)\n- [Round](#turn) `needs seen(\"#room\")`\n\n## Room\n\n- [Back](#hall)\n- [Out](#out)\n\n" +
			"## Turn\n\n[On.](#bend)\n\n## Bend\n\n[On.](#turn)\n\n## Out\n\n`ending out`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	node := func(st game.State) string { return s.Nodes[st.Node].ID }
	if st, err := Replay(s, game.Agent, []game.ChoiceID{0, 2}); err != nil || node(st) != "hall" || st.Choices != 2 {
		t.Errorf("on and back comes to %s: %v", node(st), err)
	}
	var loop *game.LoopError
	if _, err := Replay(s, game.Agent, []game.ChoiceID{0, 2, 1}); !errors.As(err, &loop) {
		t.Errorf("round the bend: %v", err)
	}
	if _, err := Replay(s, game.Agent, []game.ChoiceID{1}); !errors.Is(err, game.ErrLocked) {
		t.Errorf("a locked choice: %v", err)
	}
	for _, trail := range [][]game.ChoiceID{{2}, {0, 0}, {0, 3, 0}, {1, 0}} {
		if _, err := Replay(s, game.Agent, trail); err == nil {
			t.Errorf("%v is played", trail)
		}
	}
}
