package hindsight_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// cellar is a story whose doors are plain to see.
var cellar = fstest.MapFS{
	"story.md": {Data: []byte(`---
title: The Cellar
start: house.md
items:
  lamp: {name: Lamp}
facts:
  mapped: {name: The map}
  asked:
endings:
  gold: {name: Gold}
  dust: {name: Dust}
  dark: {name: Dark}
---
`)},
	"house.md": {Data: []byte(`---
title: The House
---

## The Hall

A hall.

- [Take the lamp](#the-stairs) ` + "`gain lamp`" + `
- [Leave the lamp](#the-stairs)

## The Stairs

Stairs.

- [Ask the cook](#the-door) ` + "`learn asked`" + `
- [Say nothing](#the-door)

## The Door

A door.

- [Read the wall](#the-vault) ` + "`if asked`" + ` ` + "`learn mapped`" + `
- [Go in](#the-vault)

## The Vault

A vault.

- [Dig by the map](#gold) ` + "`needs mapped`" + `
- [Dig anywhere](#dig)

## Dig

` + "`if lamp`" + ` [](#dust)

` + "`else`" + ` [](#dark)

## Gold

` + "`ending gold`" + ` Gold.

## Dust

` + "`ending dust`" + ` Dust.

## Dark

` + "`ending dark`" + ` Dark.
`)},
}

func compile(t testing.TB, fsys fstest.MapFS) *game.Story {
	t.Helper()
	story, err := scenes.Compile(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// play takes choices by their ids.
func play(t testing.TB, story *game.Story, ids ...string) []*playthrough.Step {
	t.Helper()
	st, err := story.Begin(game.Agent, nil)
	if err != nil {
		t.Fatal(err)
	}
	steps := []*playthrough.Step{{Choice: game.NoChoice, State: st}}
	for _, id := range ids {
		node := story.Nodes[st.Node]
		i := slices.IndexFunc(story.NodeChoices(st.Node), func(c game.Choice) bool { return c.ID == id })
		if st, err = story.Choose(st, i, nil); err != nil {
			t.Fatalf("%s at %s: %v", id, node.ID, err)
		}
		steps = append(steps, &playthrough.Step{Choice: node.First + game.ChoiceID(i), State: st})
	}
	return steps
}

// told puts a report into words.
func told(story *game.Story, r *hindsight.Report) []string {
	endings := func(list []game.EndingID) string {
		var ids []string
		for _, e := range list {
			ids = append(ids, story.Endings[e].ID)
		}
		return strings.Join(ids, ",")
	}
	choice := func(c game.ChoiceID) string {
		if c == game.NoChoice {
			return "-"
		}
		return story.Choices[c].ID
	}
	var lines []string
	for _, turn := range r.Turns {
		line := fmt.Sprintf("turn %d: %s to %s", turn.Step, endings(turn.Before), endings(turn.After))
		for _, c := range turn.Instead {
			line += ", not " + choice(c)
		}
		lines = append(lines, line)
	}
	for _, d := range r.Doors {
		line := fmt.Sprintf("shut to %s at %s:", endings(d.Endings), choice(d.Shown))
		if d.Open {
			line = fmt.Sprintf("open to %s:", endings(d.Endings))
		}
		for _, c := range d.Causes {
			line += fmt.Sprintf(" %d %s %v", c.Step, choice(c.Choice), c.Taken)
		}
		lines = append(lines, line)
	}
	return lines
}

// TestCellar checks whole reports. The story is so small that all of it is its
// finale: nothing was brought to it, and every loss is a turn.
func TestCellar(t *testing.T) {
	story := compile(t, cellar)
	for _, c := range []struct {
		name  string
		ids   []string
		wants []string
	}{
		{"the map", []string{"leave-the-lamp", "ask-the-cook", "read-the-wall", "dig-by-the-map"}, []string{
			"turn 4: gold,dark to gold, not dig-anywhere",
			"turn 1: gold,dust,dark to gold,dark, not take-the-lamp",
		}},
		{"by the way", []string{"take-the-lamp", "ask-the-cook", "go-in", "dig-anywhere"}, []string{
			"turn 3: gold,dust to dust, not read-the-wall",
			"turn 1: gold,dust,dark to gold,dust, not leave-the-lamp",
		}},
		{"nobody asked", []string{"take-the-lamp", "say-nothing", "go-in", "dig-anywhere"}, []string{
			"turn 2: gold,dust to dust, not ask-the-cook",
			"turn 1: gold,dust,dark to gold,dust, not leave-the-lamp",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(story, hindsight.Look(story, play(t, story, c.ids...))); !slices.Equal(got, c.wants) {
				t.Errorf("got  %q\nwant %q", got, c.wants)
			}
		})
	}
}

// TestOffTheWalk puts a corridor of ten thousand ways behind the hall, so that
// only the things which were brought there can explain the vault's doors.
func TestOffTheWalk(t *testing.T) {
	far := fstest.MapFS{"story.md": {Data: []byte(strings.Replace(string(cellar["story.md"].Data), "items:",
		"meters:\n  a: {name: A, min: 0, max: 300, start: 0}\n  b: {name: B, min: 0, max: 300, start: 0}\nitems:", 1))}}
	const corridor = `## The Vault

A corridor.

- [Count up](#the-vault) ` + "`a +1`" + `
- [Count on](#the-vault) ` + "`b +1`" + `
- [Stop](#the-end) ` + "`a = 0` `b = 0`" + `

## The End
`
	far["house.md"] = &fstest.MapFile{Data: []byte(strings.Replace(string(cellar["house.md"].Data), "## The Vault\n", corridor, 1))}
	story := compile(t, far)
	for _, c := range []struct {
		name  string
		ids   []string
		wants []string
	}{
		{"nobody asked", []string{"take-the-lamp", "say-nothing", "go-in", "count-up", "stop", "dig-anywhere"}, []string{
			"shut to gold at dig-by-the-map: 2 ask-the-cook false",
			"open to dust: 1 take-the-lamp true",
		}},
		{"unread", []string{"leave-the-lamp", "ask-the-cook", "go-in", "stop", "dig-anywhere"}, []string{
			"shut to gold at dig-by-the-map: 3 read-the-wall false",
			"shut to dust at -: 1 take-the-lamp false",
		}},
		{"the map", []string{"leave-the-lamp", "ask-the-cook", "read-the-wall", "stop", "dig-by-the-map"}, []string{
			"turn 5: gold,dark to gold, not dig-anywhere",
			"open to gold: 3 read-the-wall true 2 ask-the-cook true",
			"shut to dust at -: 1 take-the-lamp false",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(story, hindsight.Look(story, play(t, story, c.ids...))); !slices.Equal(got, c.wants) {
				t.Errorf("got  %q\nwant %q", got, c.wants)
			}
		})
	}
}

// TestNothing: a run without an end, or without a step, has no report.
func TestNothing(t *testing.T) {
	story := compile(t, cellar)
	for _, steps := range [][]*playthrough.Step{nil, play(t, story), play(t, story, "take-the-lamp")} {
		if r := hindsight.Look(story, steps); len(r.Turns)+len(r.Doors) > 0 {
			t.Errorf("%d steps: %v", len(steps), told(story, r))
		}
	}
}

// stroll plays at random, until an ending or for so many choices.
func stroll(story *game.Story, r *rand.Rand, from *playthrough.Step, most int) []*playthrough.Step {
	steps := []*playthrough.Step{from}
	st := from.State
	for range most {
		options := slices.DeleteFunc(story.Options(&st, nil), func(o game.Option) bool { return o.Locked })
		if len(options) == 0 {
			break
		}
		o := options[r.IntN(len(options))]
		next, err := story.Choose(st, o.Choice, nil)
		if err != nil {
			break
		}
		steps = append(steps, &playthrough.Step{Choice: story.Nodes[st.Node].First + game.ChoiceID(o.Choice), State: next})
		st = next
	}
	return steps
}

// lawful checks the laws that hold for every report.
func lawful(story *game.Story, steps []*playthrough.Step, r *hindsight.Report, rnd *rand.Rand) error {
	open := func(step int, c game.ChoiceID) bool {
		st := steps[step-1].State
		return story.Choices[c].Node == st.Node && story.Availability(&st, int(c-story.Nodes[st.Node].First)) == game.Open
	}
	for _, turn := range r.Turns {
		if turn.Step < 1 || turn.Step >= len(steps) || len(turn.Before) <= len(turn.After) {
			return fmt.Errorf("no turn: %+v", turn)
		}
		for _, c := range turn.Instead {
			if c == steps[turn.Step].Choice || !open(turn.Step, c) {
				return fmt.Errorf("choice %d could not be taken instead at step %d", c, turn.Step)
			}
		}
		for range 20 {
			last := slices.Clone(stroll(story, rnd, steps[turn.Step], 200))
			if e, ended := last[len(last)-1].State.Ended(); ended && !slices.Contains(turn.After, e) {
				return fmt.Errorf("behind step %d, %s was come to, which is not of %v", turn.Step, story.Endings[e].ID, turn.After)
			}
		}
	}
	for _, d := range r.Doors {
		if len(d.Endings) == 0 || d.At < 0 || d.At >= len(steps) {
			return fmt.Errorf("no door: %+v", d)
		}
		if d.Shown != game.NoChoice && (story.Choices[d.Shown].Node != steps[d.At].State.Node || open(d.At+1, d.Shown)) {
			return fmt.Errorf("choice %d was not met locked behind step %d", d.Shown, d.At)
		}
		for _, c := range d.Causes {
			if c.Step < 1 || c.Step >= len(steps) || c.Taken != (steps[c.Step].Choice == c.Choice) || !open(c.Step, c.Choice) {
				return fmt.Errorf("no cause of the run: %+v", c)
			}
		}
	}
	return nil
}

// TestLaws holds the package's promises on random plays of random stories.
func TestLaws(t *testing.T) {
	found := 0
	for seed := range uint64(100) {
		found += lawfulPlay(t, seed)
	}
	if found == 0 {
		t.Error("nothing was found in any play")
	}
	rapid.Check(t, func(t *rapid.T) { lawfulPlay(t, rapid.Uint64Range(0, 1<<20).Draw(t, "seed")) })
}

// lawfulPlay holds the promises on a random play, and returns how much was found.
func lawfulPlay(t rapid.TB, seed uint64) (found int) {
	rnd := scenestest.Rand(seed)
	story, err := scenes.Compile(scenestest.Random(rnd, scenestest.Shape{}))
	if err != nil {
		t.Fatal(err)
	}
	st, err := story.Begin(game.Difficulties[seed%3], nil)
	if err != nil {
		return 0
	}
	steps := stroll(story, rnd, &playthrough.Step{Choice: game.NoChoice, State: st}, 100)
	r := hindsight.Look(story, steps)
	if err := lawful(story, steps, r, rnd); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(r, hindsight.Look(story, steps)) {
		t.Fatal("the second look tells otherwise")
	}
	return len(r.Doors) + len(r.Turns)
}

// TestCobalt holds them on every mission of the story that comes to an ending,
// and that each has something to tell.
func TestCobalt(t *testing.T) {
	story, err := scenes.CompileDir("../../../scenes/cobalt")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../../scenes/cobalt/missions/*.mission")
	if err != nil {
		t.Fatal(err)
	}
	ended := map[game.EndingID]bool{}
	for _, name := range files {
		file, err := mission.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var steps []*playthrough.Step
		observe := func(s *mission.Step) { steps = append(steps, &playthrough.Step{Choice: s.Choice, State: s.After}) }
		if _, err := mission.Run(story, file, mission.Options{Observe: observe}); err != nil {
			t.Fatal(err)
		}
		e, done := steps[len(steps)-1].State.Ended()
		if !done || ended[e] {
			continue
		}
		ended[e] = true
		r := hindsight.Look(story, steps)
		if len(r.Turns) == 0 {
			t.Errorf("%s: nothing turned", name)
		}
		if err := lawful(story, steps, r, scenestest.Rand(1)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(ended) < 10 {
		t.Errorf("the missions come to %d endings", len(ended))
	}
}

func BenchmarkLook(b *testing.B) {
	story, err := scenes.CompileDir("../../../scenes/cobalt")
	if err != nil {
		b.Fatal(err)
	}
	file, err := mission.ReadFile("../../../scenes/cobalt/missions/ending-custody.mission")
	if err != nil {
		b.Fatal(err)
	}
	var steps []*playthrough.Step
	observe := func(s *mission.Step) { steps = append(steps, &playthrough.Step{Choice: s.Choice, State: s.After}) }
	if _, err := mission.Run(story, file, mission.Options{Observe: observe}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		hindsight.Look(story, steps)
	}
}
