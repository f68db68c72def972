package compare_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/analysis/compare"
	"cobalt/game/mission"
	"cobalt/scenes"
)

// tower is a story that tests compare with edited ones.
var tower = map[string]string{
	"story.md": `---
title: Tower
start: foot.md
levels:
  - {at: 0, name: Calm}
meters:
  nerve: {name: Nerve, min: 0, max: 3, start: 1}
items:
  rope: {name: Rope, about: Nine meters.}
facts:
  storm: {name: The storm, about: From the sea.}
endings:
  top: {name: The top, hint: Go up.}
  brig: {name: Brig, hint: Be loud.}
---

A tower.
`,
	"foot.md": `---
title: The Foot
place: By the sea
clock: 6
expired: "#brig"
caught: "#brig"
facts: [wet]
---

## Door

The door is *low*, and it has been painted by somebody who hated it.

` + "`if storm`" + ` The wind takes the gate.

- [Take the rope](#door) ` + "`if not rope` `gain rope` `suspicion +10`" + `
- [Climb](#top) ` + "`needs rope or nerve >= 2` `time 2`" + `

  Nine meters of it.
- [Look at the sea](#door) ` + "`once` `learn storm` `learn wet` `nerve +1` `time 0`" + `

## Brig

` + "`ending brig`" + ` The warden has you.

## Top

` + "`lose all` `ending top`" + ` You see everything.
`,
}

// edited is the tower with something replaced, in whichever file has it.
func edited(t *testing.T, replace ...string) *game.Story {
	t.Helper()
	files := maps.Clone(tower)
	for i := 0; i < len(replace); i += 2 {
		found := false
		for name, text := range files {
			if strings.Contains(text, replace[i]) {
				files[name], found = strings.ReplaceAll(text, replace[i], replace[i+1]), true
			}
		}
		if !found {
			t.Fatalf("%q is nowhere", replace[i])
		}
	}
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	story, err := scenes.Compile(folder)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// told writes a structure down, a difference a word.
func told(s *compare.Structure) []string {
	out := []string{}
	for _, k := range s.Kinds() {
		for _, name := range k.Names.Removed {
			out = append(out, "-"+k.One+" "+name)
		}
		for _, name := range k.Names.Added {
			out = append(out, "+"+k.One+" "+name)
		}
		for _, r := range k.Names.Renamed {
			out = append(out, k.One+" "+r.Was+" > "+r.Now)
		}
		for _, c := range k.Names.Changed {
			out = append(out, fmt.Sprintf("%s %s: words %t, rules %t", k.One, c.Name, c.Words, c.Rules))
		}
	}
	return out
}

func TestStructure(t *testing.T) {
	for _, tt := range []struct {
		name    string
		replace []string
		want    []string
	}{
		{"nothing", nil, []string{}},
		{"a comment", []string{"## Brig\n", "<!-- Poor thing. -->\n\n## Brig\n"}, []string{}},
		{"a text", []string{"The door is *low*", "The door is low"}, []string{"node foot.md#door: words true, rules false"}},
		{"an effect", []string{"suspicion +10", "suspicion +15"}, []string{"choice foot.md#door take-the-rope: words false, rules true"}},
		{"what a guard governs", []string{
			"The door is *low*, and it has been painted by somebody who hated it.\n\n`if storm` The", "`if storm` The door is *low*, and it has been painted by somebody who hated it.\n\nThe",
		}, []string{"node foot.md#door: words false, rules true"}},
		{"a node renamed", []string{"## Top", "## Roof", "(#top)", "(#roof)"}, []string{
			"node foot.md#top > foot.md#roof", "node foot.md#roof: words true, rules false",
		}},
		{"a node renamed, and its text", []string{"## Door", "## Gate", "(#door)", "(#gate)", "hated it", "loved it"}, []string{
			"node foot.md#door > foot.md#gate", "node foot.md#gate: words true, rules false",
		}},
		{"a label", []string{"[Climb]", "[Climb up]"}, []string{
			"choice foot.md#door climb > foot.md#door climb-up", "choice foot.md#door climb-up: words true, rules false",
		}},
		{"an id", []string{"`once`", "`once` `id sea`"}, []string{"choice foot.md#door look-at-the-sea > foot.md#door sea"}},
		{"an ending", []string{"  top: {name: The top", "  roof: {name: The top", "ending top", "ending roof"}, []string{
			"node foot.md#top: words false, rules true", "ending top > roof",
		}},
		{"more", []string{"  storm:", "  late:\n  storm:", "## Top", "## Cellar\n\n- [Wait](#top)\n\n## Top"}, []string{
			"+node foot.md#cellar", "+choice foot.md#cellar wait", "+fact late",
		}},
		{"a scene's own", []string{"[wet]", "[dry]", "learn wet", "learn dry", "clock: 6", "clock: 7"}, []string{
			"scene foot.md: words false, rules true", "choice foot.md#door look-at-the-sea: words false, rules true",
			"-fact foot:wet", "+fact foot:dry",
		}},
		{"a meter", []string{"max: 3", "max: 4"}, []string{"meter nerve: words false, rules true"}},
		{"the title", []string{"title: Tower", "title: Keep"}, []string{"scene story.md: words true, rules false"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := compare.Of(edited(t), edited(t, tt.replace...), "")
			if got := told(&c.Structure); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if c.Structure.Count() != len(tt.want) {
				t.Errorf("%d differences are counted", c.Structure.Count())
			}
		})
	}
}

func read(t *testing.T, text string) *mission.File {
	t.Helper()
	file, err := mission.Parse("a.mission", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func run(t *testing.T, b *game.Story, text string) *compare.Mission {
	t.Helper()
	m, err := compare.Of(edited(t), b, "").Run(read(t, text), compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestParted(t *testing.T) {
	b := edited(t, "`needs rope or", "`needs storm or")
	m := run(t, b, "take-the-rope\nclimb\n")
	p := m.Parted
	if p == nil || p.Line != 2 || p.Choice != "climb" || p.ByFirst || p.At != "foot.md#door" {
		t.Fatalf("parted: %+v", p)
	}
	if !slices.Equal(p.Open, []string{"look-at-the-sea"}) || !slices.Equal(p.Locked, []string{"climb"}) {
		t.Errorf("open %q, locked %q", p.Open, p.Locked)
	}
	// The other way round it is the first that parts.
	back, err := compare.Of(b, edited(t), "").Run(read(t, "take-the-rope\nclimb\n"), compare.Options{})
	if err != nil || back.Parted == nil || !back.Parted.ByFirst || back.Parted.Line != 2 {
		t.Errorf("back: %+v, %v", back, err)
	}
}

// A file that neither version takes to its end is no difference by itself.
func TestBothStop(t *testing.T) {
	if m := run(t, edited(t, "Nine meters of it.", "All of it."), "climb\n"); !m.Same() {
		t.Errorf("%+v", m)
	}
}

func TestState(t *testing.T) {
	m := run(t, edited(t, "`gain rope` `suspicion +10`", "`suspicion +20` `learn storm` `nerve +1`"), "take\nexpect suspicion == 10 and rope\nexpect nerve >= 1\n")
	want := []compare.Value{
		{Name: "suspicion", A: "10", B: "20"},
		{Name: "nerve", A: "1", B: "2"},
		{Name: "items", OnlyA: []string{"rope"}, OnlyB: []string{}},
		{Name: "facts", OnlyA: []string{}, OnlyB: []string{"storm"}},
	}
	if !reflect.DeepEqual(m.State, want) {
		t.Errorf("state: %+v", m.State)
	}
	if len(m.Expected) != 1 || m.Expected[0].Line != 2 || !m.Expected[0].InFirst || !strings.Contains(m.Expected[0].Message, "suspicion is 20") {
		t.Errorf("expected: %+v", m.Expected)
	}
	if len(m.Passages) != 1 || m.Passages[0].Line != 1 || m.Passages[0].AtB != "foot.md#door" {
		t.Errorf("passages: %+v", m.Passages)
	}
}

// A place of another name is the same place, and a title is no obstacle.
func TestRenamedPlaces(t *testing.T) {
	b := edited(t, "## Top", "## Roof", "(#top)", "(#roof)", "title: Tower", "title: Keep")
	m := run(t, b, "---\nstory: tower\n---\nlook\nclimb\nexpect ending top\n")
	if !m.Same() {
		t.Errorf("%+v", m)
	}
	var wrong *mission.StoryError
	if _, err := compare.Of(edited(t), b, "").Run(read(t, "---\nstory: keep\n---\nclimb\n"), compare.Options{}); !errors.As(err, &wrong) {
		t.Errorf("a mission of another story: %v", err)
	}
}

// The built-in story is the same as itself under all its missions, and an edit
// of one passage shows in those that come to it, and in nothing else.
func TestBuiltIn(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	c := compare.Of(story, story, "")
	if n := c.Structure.Count(); n != 0 {
		t.Errorf("%d differences of structure", n)
	}
	names, err := fs.Glob(scenes.Embedded(), "missions/*.mission")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(scenes.Embedded(), name)
		if err != nil {
			t.Fatal(err)
		}
		if m, err := c.Run(read(t, string(text)), compare.Options{}); err != nil || !m.Same() {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
}
