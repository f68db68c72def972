package layout

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

func compile(t testing.TB, folder fstest.MapFS) *game.Story {
	t.Helper()
	story, err := scenes.Compile(folder)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// inn is a story with every kind of edge.
func inn(t testing.TB) *game.Story {
	return compile(t, fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Inn\nstart: inn.md\nfacts:\n  late:\nendings:\n  bed: {name: Bed, hint: Sleep.}\n---\n\nAn inn.\n")},
		"inn.md": {Data: []byte(`---
title: The Inn
place: Road
clock: 5
expired: "#night"
caught: "#cellar"
---

## Door

You knock.

- [Knock again](#door) ` + "`suspicion +30`" + `
- [Go in](#room)

  ` + "`if late`" + ` [Nobody is up.](#night)

- [Go on](yard.md)

  [A dog is in the way.](yard.md#dog)

## Room

` + "`if late`" + ` [It is dark.](#night)

` + "`else`" + ` [It is light.](#bed)

## Bed

` + "`ending bed`" + ` You sleep.

## Night

- [Sleep](#bed)
- [Lie awake](#bed) ` + "`learn late`" + `

## Cellar

- [Wait](yard.md)
`)},
		"yard.md": {Data: []byte("---\ntitle: The Yard\nplace: Road\n---\n\n## Well\n\nA well.\n\n- [Back](inn.md#night)\n\n## Dog\n\nA dog.\n\n- [Back](inn.md)\n- [On](#well)\n")},
	})
}

// describe writes an edge as an author would.
func describe(g *Graph, e *Edge) string {
	from := g.Story.Scenes[e.Scene].ID + ".md"
	if e.From != game.NoNode {
		from = g.Story.NodeRef(e.From)
	}
	s := fmt.Sprintf("%s %s %s", from, e.Kind, g.Story.NodeRef(e.To))
	for _, c := range e.Choices {
		s += " " + g.Story.Choices[c].ID
	}
	return s
}

func TestEdges(t *testing.T) {
	g := Of(inn(t))
	var got []string
	for i := range g.Edges {
		got = append(got, describe(g, &g.Edges[i]))
	}
	want := []string{
		"inn.md expired inn.md#night",
		"inn.md caught inn.md#cellar",
		"inn.md#door choice inn.md#door knock-again",
		"inn.md#door choice inn.md#room go-in",
		"inn.md#door choice inn.md#night go-in",
		"inn.md#door choice yard.md#dog go-on", // its link is never followed
		"inn.md#room divert inn.md#bed",
		"inn.md#room divert inn.md#night",
		"inn.md#night choice inn.md#bed sleep lie-awake",
		"inn.md#cellar choice yard.md#well wait",
		"yard.md#well choice inn.md#night back",
		"yard.md#dog choice inn.md#door back",
		"yard.md#dog choice yard.md#well on",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the edges are\n%s", strings.Join(got, "\n"))
	}
	for i, e := range g.Edges {
		if j, ok := g.Edge(e.Kind, e.Scene, e.From, e.To); !ok || i != j {
			t.Errorf("edge %d is found as %d, %v", i, j, ok)
		}
	}
	for n := range g.Story.Nodes {
		first, last := g.Leaving(game.NodeID(n))
		for i, e := range g.Edges {
			if (e.From == game.NodeID(n)) != (i >= first && i < last) {
				t.Errorf("%s leaves by %d to %d", g.Story.NodeRef(game.NodeID(n)), first, last)
			}
		}
	}
	if e := g.Endings(2); !slices.Equal(e, []game.EndingID{0}) {
		t.Errorf("the bed is the endings %v", e)
	}
}

func TestPanel(t *testing.T) {
	g := Of(inn(t))
	p := g.Panel(0)
	var got []string
	for _, l := range p.Lines {
		got = append(got, fmt.Sprintf("%v -> %v by %d", p.Marks[l.From], p.Marks[l.To], len(l.Edges)))
	}
	want := []string{
		"{4 65535 0} -> {0 3 0} by 1", // expired
		"{3 65535 0} -> {0 4 0} by 1", // caught
		"{0 0 0} -> {0 0 0} by 1", "{0 0 0} -> {0 1 0} by 1", "{0 0 0} -> {0 3 0} by 1", "{0 0 0} -> {2 6 1} by 1",
		"{0 1 0} -> {0 2 0} by 1", "{0 1 0} -> {0 3 0} by 1",
		"{0 3 0} -> {0 2 0} by 1", "{0 4 0} -> {2 5 1} by 1",
		"{1 65535 1} -> {0 3 0} by 1", "{1 65535 1} -> {0 0 0} by 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the lines are\n%s", strings.Join(got, "\n"))
	}
	passages := g.Passages
	if len(passages) != 2 || len(passages[0].Edges) != 2 || passages[0].From != 0 || passages[1].To != 0 {
		t.Errorf("the passages are %v", passages)
	}
}

func TestCount(t *testing.T) {
	story := inn(t)
	g := Of(story)
	c := g.NewCount()
	for range 2 {
		play(t, story, []int{0, 0, 1}, c.Step)
	}
	play(t, story, []int{0, 0, 0, 0}, c.Step)
	if c.Runs != 3 || c.Nodes[0] != 3 || c.Nodes[1] != 2 || c.Nodes[4] != 1 || c.Endings[0] != 2 || c.Scenes[0] != 3 || c.Scenes[1] != 0 {
		t.Errorf("%d runs, nodes %v, endings %v", c.Runs, c.Nodes, c.Endings)
	}
	caught, _ := g.Edge(Caught, 0, game.NoNode, 4)
	if c.Edges[caught] != 1 {
		t.Errorf("caught %d times", c.Edges[caught])
	}
	there := g.NewCount()
	play(t, story, []int{2, 0, 2, 1, 0, 0}, there.Step)
	if there.Scenes[1] != 1 || there.Passages[0] != 1 || there.Passages[1] != 1 {
		t.Errorf("there and back, twice: scenes %v, passages %v", there.Scenes, there.Passages)
	}
	sum := g.NewCount()
	sum.Add(c)
	sum.Add(c)
	if sum.Runs != 6 || sum.Nodes[0] != 6 || sum.Endings[0] != 4 || sum.Edges[caught] != 2 {
		t.Errorf("twice as much is %+v", sum)
	}
}

// play takes choices by their index within the node, and reports every step.
func play(t testing.TB, story *game.Story, choices []int, step func(game.ChoiceID, game.NodeID, []game.Event)) {
	t.Helper()
	var rec game.Record
	st, err := story.Begin(game.Agent, &rec)
	if err != nil {
		t.Fatal(err)
	}
	step(game.NoChoice, game.NoNode, rec.Events)
	for _, i := range choices {
		rec.Reset()
		before := st.Node
		if st, err = story.Choose(st, i, &rec); err != nil {
			t.Fatal(err)
		}
		step(story.Nodes[before].First+game.ChoiceID(i), before, rec.Events)
	}
}

// Runs of random stories go along edges of the graph, from beginning to end.
func TestEveryStepIsAnEdge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := scenestest.Rand(rapid.Uint64().Draw(t, "story"))
		story, err := scenes.Compile(scenestest.Random(r, scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		g := Of(story)
		var rec game.Record
		st, err := story.Begin(game.Agent, &rec)
		before, choice := game.NoNode, game.NoChoice
		for range 50 {
			if err != nil {
				return // round in circles
			}
			nodes, edges := 0, 0
			g.Follow(choice, before, rec.Events, func(game.NodeID) { nodes++ }, func(int) { edges++ })
			if choice == game.NoChoice {
				edges++
			}
			if nodes != edges {
				t.Fatalf("from %d by %d: %d nodes by %d edges: %+v", before, choice, nodes, edges, rec.Events)
			}
			options := slices.DeleteFunc(story.Options(&st, nil), func(o game.Option) bool { return o.Locked })
			if len(options) == 0 {
				return
			}
			rec.Reset()
			i := options[r.IntN(len(options))].Choice
			before, choice = st.Node, story.Nodes[st.Node].First+game.ChoiceID(i)
			st, err = story.Choose(st, i, &rec)
		}
	})
}

func TestOrder(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range Of(story).Order {
		got = append(got, story.Scenes[s].ID)
	}
	want := "budapest prison assignment kremlin hospital extraction train hotel chase aftermath"
	if strings.Join(got, " ") != want {
		t.Errorf("the order is %v", got)
	}
	if !reflect.DeepEqual(Of(story).Edges, Of(story).Edges) {
		t.Error("the graph of a story is not always the same")
	}
}
