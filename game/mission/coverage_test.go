package mission_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

const hallVocabulary = `---
title: Hall
start: hall.md
items:
  key: {name: Key, about: Of brass.}
endings:
  out: {name: Out, hint: Leave.}
  in: {name: In, hint: Stay.}
---

A hall.
`

// hall has every kind of block, and of reasons for it not to happen.
const hall = `---
title: The Hall
place: Somewhere
---
<!-- A comment. -->

## Hall

A hall.

` + "`if key`" + ` With a key
in it.

` + "`else`" + ` Without.

> ` + "`if seen(\"#hall\")`" + ` Again?

![A picture](hall.txt)

` + "```letter\nDear you,\n\n## no heading\n```" + `

- [Take it](#hall) ` + "`once` `gain key`" + `

  ` + "`if key`" + ` [It *bites*.](#bitten)

  It does not.
- [Go](#end)

## Bitten

[](#hall)

## End

` + "`ending out`" + ` Out.

## Never

` + "`ending in`" + ` In.
`

func hallStory(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.Compile(fstest.MapFS{"story.md": {Data: []byte(hallVocabulary)}, "hall.md": {Data: []byte(hall)}})
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// covered runs choices, and returns their coverage.
func covered(t testing.TB, story *game.Story, missions ...string) *mission.Coverage {
	t.Helper()
	c := mission.NewCoverage(story)
	for _, src := range missions {
		file, err := mission.Parse("a.mission", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := mission.Run(story, file, mission.Options{Observe: c.Observe}); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func TestCoverageMarks(t *testing.T) {
	const want = `7 1 node hall.md#hall
9 1 text hall.md#hall
11 0 text hall.md#hall if key *
14 1 text hall.md#hall else *
16 0 text hall.md#hall if seen("#hall") *
18 1 text hall.md#hall
20 1 text hall.md#hall
26 0 choice hall.md#hall take-it
28 0 text hall.md#hall take-it if key *
30 0 text hall.md#hall take-it *
31 1 choice hall.md#hall go
33 0 node hall.md#bitten
35 0 text hall.md#bitten
37 1 node hall.md#end
39 1 text hall.md#end
41 0 node hall.md#never
43 0 text hall.md#never
`
	c := covered(t, hallStory(t), "go\n")
	var got strings.Builder
	for _, m := range c.Marks(0) {
		fmt.Fprintf(&got, "%d %d %s %s", m.Pos.Line, m.Times, m.Kind, m.Name)
		if m.Kind == mission.TextMark && m.Counts {
			got.WriteString(" *")
		}
		got.WriteByte('\n')
	}
	if got.String() != want {
		t.Errorf("got\n%s", got.String())
	}
}

func TestCoverageExtent(t *testing.T) {
	story := hallStory(t)
	for _, tt := range []struct {
		name     string
		missions []string
		want     mission.Extent
		percent  float64
		missed   int
	}{
		{"nothing", nil, mission.Extent{Nodes: mission.Share{Of: 4}, Choices: mission.Share{Of: 2}, Texts: mission.Share{Of: 5}, Endings: mission.Share{Of: 2}}, 0, 13},
		{"one", []string{"go\n"}, mission.Extent{Nodes: mission.Share{Reached: 2, Of: 4}, Choices: mission.Share{Reached: 1, Of: 2}, Texts: mission.Share{Reached: 1, Of: 5}, Endings: mission.Share{Reached: 1, Of: 2}}, 38.4, 8},
		{"as far as it goes", []string{"take-it\nno-such\n", "go\n"}, mission.Extent{Nodes: mission.Share{Reached: 3, Of: 4}, Choices: mission.Share{Reached: 2, Of: 2}, Texts: mission.Share{Reached: 4, Of: 5}, Endings: mission.Share{Reached: 1, Of: 2}}, 76.9, 3},
	} {
		c := covered(t, story, tt.missions...)
		got := c.Total()
		if got != tt.want || got.All().Percent() != tt.percent || len(c.Missed()) != tt.missed {
			t.Errorf("%s: %+v, %v %%, %d missed: %v", tt.name, got, got.All().Percent(), len(c.Missed()), c.Missed())
		}
	}
}

func TestShare(t *testing.T) {
	for _, tt := range []struct {
		share   mission.Share
		percent float64
		atLeast float64
		is      bool
	}{
		{mission.Share{}, 100, 100, true},
		{mission.Share{Reached: 9999, Of: 10000}, 99.9, 100, false},
		{mission.Share{Reached: 9999, Of: 10000}, 99.9, 99.99, true},
		{mission.Share{Reached: 1, Of: 3}, 33.3, 33.4, false},
		{mission.Share{Reached: 0, Of: 3}, 0, 0, true},
	} {
		if tt.share.Percent() != tt.percent || tt.share.AtLeast(tt.atLeast) != tt.is {
			t.Errorf("%+v: %v %%, at least %v: %v", tt.share, tt.share.Percent(), tt.atLeast, tt.share.AtLeast(tt.atLeast))
		}
	}
}

// Runs that are observed at once are counted as runs one behind the other, and
// whatever is run, every part is either missed or reached.
func TestCoverageLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story, err := scenes.Compile(scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{}))
		if err != nil {
			t.Skip(err)
		}
		runs := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 5), 0, 20), 1, 4).Draw(t, "runs")
		alone, together := mission.NewCoverage(story), mission.NewCoverage(story)
		var wg sync.WaitGroup
		for _, run := range runs {
			walk(story, run, alone)
			wg.Go(func() { walk(story, run, together) })
		}
		wg.Wait()
		for s := range story.Scenes {
			if !slices.Equal(alone.Marks(game.SceneID(s)), together.Marks(game.SceneID(s))) {
				t.Fatalf("%v differs from %v", alone.Marks(game.SceneID(s)), together.Marks(game.SceneID(s)))
			}
		}
		total := alone.Total()
		if all := total.All(); all.Reached+len(alone.Missed()) != all.Of || total.Nodes.Of != len(story.Nodes) || total.Choices.Of != len(story.Choices) {
			t.Fatalf("%+v, and missed %d", total, len(alone.Missed()))
		}
	})
}

// walk takes choices by number, as far as it goes.
func walk(story *game.Story, run []int, c *mission.Coverage) {
	r, err := mission.Start(story, game.Agent, mission.Options{Observe: c.Observe})
	if err != nil {
		return
	}
	for _, n := range run {
		state := r.State()
		options := story.Options(&state, nil)
		if len(options) == 0 {
			return
		}
		_ = r.Take(options[n%len(options)].Choice) // one that is locked is left
	}
}
