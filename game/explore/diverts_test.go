package explore

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// chain writes a story whose only choice leads through so many diverts.
func chain(t *testing.T, diverts int) *game.Story {
	t.Helper()
	var b strings.Builder
	b.WriteString("---\ntitle: Chain\nplace: Here\n---\n\n## Room\n\n- [Go](#d0)\n- [Leave](#out)\n")
	for i := range diverts {
		fmt.Fprintf(&b, "\n## D%d\n\n[On](#d%d)\n", i, i+1)
	}
	fmt.Fprintf(&b, "\n## D%d\n\n- [Out](#out)\n\n## Out\n\n`ending out` Out.\n", diverts)
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Chain\nstart: room.md\nendings:\n  out: {name: Out, hint: Go.}\n---\n\nDiverts.\n")},
		"room.md":  {Data: []byte(b.String())},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A step of a hundred diverts comes to rest; with one more it is a loop, though
// it goes through no node twice.
func TestHopLimit(t *testing.T) {
	for _, tn := range tunings {
		for diverts, loops := range map[int]bool{game.MaxHops - 1: false, game.MaxHops: false, game.MaxHops + 1: true, game.MaxHops + 2: true} {
			s := chain(t, diverts)
			x, err := exploreSimply(s, game.Agent, manyStates)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Verify(context.Background(), s, Options{tuning: &tn})
			if err != nil {
				t.Fatal(err)
			}
			compareStates(t, r, x)
			compareDead(t, r, x)
			if got := len(r.Defects) > 0 && r.Defects[0].Kind == DivertLoop; got != loops {
				t.Errorf("%d diverts: a loop: %v, %v", diverts, got, r.Defects)
			}
		}
	}
}

// A circle that goes through a node twice is one circle, wherever it is entered.
func TestCircleThroughANodeTwice(t *testing.T) {
	room := func(id, title, diverts string) string {
		return "\n## " + title + "\n\n" + diverts + "\n\n- [" + id + "](#out)\n"
	}
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Eight\nstart: room.md\nendings:\n  out: {name: Out, hint: Go.}\n---\n\nAn eight.\n")},
		"room.md": {Data: []byte("---\ntitle: Room\nplace: Here\nfacts: [left]\n---\n\n## Room\n\n- [Left first](#middle) `learn left`\n- [Right first](#middle)\n- [Leave](#out)\n" +
			room("a", "Middle", "`if left` [Left.](#left)\n\n`else` [Right.](#right)") +
			room("b", "Left", "`forget left` [Back.](#middle)") +
			room("c", "Right", "`learn left` [Back.](#middle)") +
			"\n## Out\n\n`ending out`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Verify(context.Background(), s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	loops := 0
	for _, f := range r.Defects {
		if f.Kind == DivertLoop {
			loops++
		}
	}
	if loops != 1 {
		t.Errorf("%d divert loops, want 1: %v", loops, r.Defects)
	}
}
