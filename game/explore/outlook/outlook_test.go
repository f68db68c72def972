package outlook_test

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/explore/outlook"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

func compile(t testing.TB, text string) *game.Story {
	t.Helper()
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nitems: {keys: {name: Keys}}\nendings: {free: {name: Free}, dead: {name: Dead}}\n---\n")},
		"a.md":     {Data: []byte(text)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return story
}

func Example() {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nendings: {free: {name: Free}}\n---\n")},
		"a.md":     {Data: []byte("## A\n\nHere.\n\n- [On](#b)\n\n## B\n\n`ending free`\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	nodes, err := outlook.Of(context.Background(), story, game.Agent, 1<<30)
	fmt.Println(nodes[1].Choices, nodes[1].Exact, len(nodes[1].Open), err)
	// Output: 1 true 1 <nil>
}

func TestOf(t *testing.T) {
	story := compile(t, "## A\n\nA.\n\n- [Take](#b) `gain keys`\n- [Wait](#a) `once`\n- [Jump](#c)\n\n## B\n\nB.\n\n- [Out](#d) `if keys`\n- [Never](#c) `if not keys`\n\n"+
		"## C\n\n`ending dead`\n\n## D\n\n`ending free`\n\n## E\n\n[On](#d)\n")
	nodes, err := outlook.Of(t.Context(), story, game.Agent, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []outlook.Node{
		{Entered: true, Exact: true, Open: []game.EndingID{0, 1}},
		{Entered: true, Exact: true, Choices: 1, Open: []game.EndingID{0}, Perhaps: []game.EndingID{1}},
		{Entered: true, Exact: true, Choices: 1, Open: []game.EndingID{1}},
		{Entered: true, Exact: true, Choices: 2, Open: []game.EndingID{0}},
		{Perhaps: []game.EndingID{0}},
	} {
		if fmt.Sprint(nodes[i]) != fmt.Sprint(want) {
			t.Errorf("%s is %+v, want %+v", story.Nodes[i].ID, nodes[i], want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := outlook.Of(ctx, story, game.Agent, 1<<30); err == nil {
		t.Error("a canceled look is no error")
	}
}

// On random stories the bounds hold against a search of all states by the rules alone.
func TestLawBounds(t *testing.T) {
	for seed := range uint64(longtest.Count(12, 500)) {
		story, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		nodes, err := outlook.Of(context.Background(), story, game.Agent, 1<<30)
		if err != nil {
			t.Fatal(err)
		}
		report, err := explore.Verify(context.Background(), story, explore.Options{})
		if err != nil || !report.Complete {
			t.Fatal(err)
		}
		unreachable := map[game.Pos]bool{}
		for _, d := range report.Defects {
			unreachable[d.Pos] = unreachable[d.Pos] || d.Kind == explore.UnreachableNode
		}
		least, whole := search(story)
		for n := range nodes {
			node := &nodes[n]
			if node.Entered == unreachable[story.Nodes[n].Pos] {
				t.Fatalf("%s is %+v, and the proof says the opposite", story.Nodes[n].ID, node)
			}
			if at, ok := least[game.NodeID(n)]; node.Entered && ok && (node.Choices < at || node.Exact && whole && node.Choices != at) {
				t.Fatalf("%s is %+v, and the least is %d", story.Nodes[n].ID, node, at)
			}
		}
	}
}

// search finds the fewest choices to each node by playing on from every state, as far
// as there are not too many.
func search(s *game.Story) (least map[game.NodeID]int, whole bool) {
	least = map[game.NodeID]int{}
	see := func(rec *game.Record, choices int) {
		for _, e := range rec.Events {
			if _, ok := least[e.Node]; e.Kind == game.Entered && !ok {
				least[e.Node] = choices
			}
		}
	}
	var rec game.Record
	start, err := s.Begin(game.Agent, &rec)
	if err != nil {
		return least, false
	}
	see(&rec, 0)
	known := map[game.State]bool{}
	layer := []game.State{start}
	for choices := 1; len(layer) > 0; choices++ {
		var next []game.State
		for _, st := range layer {
			if _, ended := st.Ended(); ended {
				continue
			}
			for _, o := range s.Options(&st, nil) {
				rec.Reset()
				after, err := s.Choose(st, o.Choice, &rec)
				if o.Locked || err != nil {
					continue
				}
				see(&rec, choices)
				after.Minutes, after.Choices = 0, 0
				if !known[after] {
					known[after] = true
					next = append(next, after)
				}
			}
		}
		if layer = next; len(known) > 3_000 {
			return least, false
		}
	}
	return least, true
}
