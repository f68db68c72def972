package narration_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/scenes"
)

func teller(t *testing.T, story *game.Story) *narration.Narrator {
	t.Helper()
	p, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	return &narration.Narrator{Story: story, Words: story.Text[0], Changes: &p.Changes, Locked: &p.Locked}
}

// A passage is told in its order: the outcome, the changes of the choice, a new
// scene, the node, and the changes of a block after it.
func TestPassage(t *testing.T) {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte(`---
title: Order
start: a.md
items: {keys: {name: Keys}, lamp: {name: Lamp}, rope: {name: Rope}}
facts: {plan: {name: The plan}, secret: }
meters: {trust: {name: Her trust, min: 0, max: 3, start: 1}}
levels: [{at: 0, name: Calm}, {at: 10, name: Heard}]
endings: {out: {name: Out, hint: Go.}}
---

Order.
`)},
		"a.md": {Data: []byte("---\ntitle: A\ncaught: \"#out\"\n---\n\n## Here\n\n`gain rope` Here.\n\n" +
			"- [Go](b.md) `gain keys` `gain lamp` `learn secret` `suspicion +10`\n\n  You go.\n\n  `learn plan` You think.\n\n## Out\n\n`ending out` Out.\n")},
		"b.md": {Data: []byte("---\ntitle: B\nplace: There\nclock: 3\nexpired: \"#late\"\n---\n\n## There\n\n`trust +1` There.\n\n" +
			"- [Wait](#there) `time 5` `lose all`\n\n## Late\n\n`ending out` Late.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	tl := teller(t, story)
	var rec game.Record
	state, err := story.Begin(game.Agent, &rec)
	if err != nil {
		t.Fatal(err)
	}
	hold(t, tl.Passage(nil, &state, &rec), "Here. | + Gained: Rope")
	for _, want := range []string{
		"You go. | You think. | + Gained: Keys, Lamp; ▲ Suspicion +10, now 10: Heard; + Learned: The plan | == B, There | There. | ▲ Her trust +1, now 2",
		"- Lost: Keys, Lamp, Rope; ■ Too late | Late.",
	} {
		before := state
		rec.Reset()
		if state, err = story.Choose(before, 0, &rec); err != nil {
			t.Fatal(err)
		}
		hold(t, tl.Passage(&before, &state, &rec), want)
	}
}

// hold compares a passage with its notation.
func hold(t *testing.T, parts []narration.Part, want string) {
	t.Helper()
	var all []string
	for _, p := range parts {
		switch {
		case p.Scene != nil:
			all = append(all, fmt.Sprintf("== %s, %s", p.Scene.Title, p.Scene.Place))
		case p.Changes != nil:
			var changes []string
			for _, c := range p.Changes {
				changes = append(changes, c.Sign+" "+c.Text)
			}
			all = append(all, strings.Join(changes, "; "))
		default:
			all = append(all, prose.Plain(p.Text.Paragraphs[0]))
		}
	}
	if got := strings.Join(all, " | "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFill(t *testing.T) {
	if got := narration.Fill("{a} and {b}, {a}", "a", "{b}", "b", "salt"); got != "{b} and salt, {b}" {
		t.Errorf("got %q", got)
	}
	c := narration.Counted{One: "{n} hour of {what}", Other: "{n} hours of {what}"}
	for n, want := range map[int]string{0: "0 hours of fog", 1: "1 hour of fog", 2: "2 hours of fog"} {
		if got := c.Of(n, "what", "fog"); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
