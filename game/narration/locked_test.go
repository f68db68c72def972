package narration_test

import (
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// The words for conditions that do not hold.
func TestWhyLocked(t *testing.T) {
	for _, c := range []struct{ needs, before, want string }{
		{"keys", "", "needs Warder's keys"},
		{"plan", "", "needs The plan"},
		{"secret", "", "needs something to happen first"},
		{"wedged", "", "needs something to happen first"},
		{`seen("#end")`, "", "needs something to happen first"},
		{"not keys", "gain keys", "needs Warder's keys left behind"},
		{"not plan", "learn plan", "needs The plan unknown"},
		{"not secret", "learn secret", "needs things to have gone otherwise"},
		{`not seen("#start")`, "", "needs things to have gone otherwise"},
		{"keys and lamp", "", "needs Warder's keys and Lamp"},
		{"keys and lamp", "gain lamp", "needs Warder's keys"},
		{"keys or lamp", "", "needs Warder's keys, or Lamp"},
		{"not (keys or lamp)", "gain keys", "needs Warder's keys left behind"},
		{"keys and (lamp or plan)", "", "needs Warder's keys, and either Lamp, or The plan"},
		{"(lamp or plan) and keys", "", "needs Warder's keys, and either Lamp, or The plan"},
		{"(keys or lamp) and (plan or trust == 3)", "", "needs either Warder's keys, or Lamp, and either The plan, or Her trust at 3"},
		{"keys and lamp or plan", "", "needs Warder's keys and Lamp, or The plan"},
		{"keys and (lamp or plan) or trust == 3", "", "needs (Warder's keys, and either Lamp, or The plan), or Her trust at 3"},
		{"keys and (lamp or plan)", "gain keys", "needs Lamp, or The plan"},
		{"not (keys and lamp)", "gain keys` `gain lamp", "needs Warder's keys left behind, or Lamp left behind"},
		{"secret and wedged", "", "needs something to happen first"},
		{"suspicion < 40", "suspicion = 60", "needs suspicion below 40"},
		{"suspicion <= 40", "suspicion = 60", "needs suspicion at 40 or less"},
		{"trace == 2", "", "needs trace at 2"},
		{"trust >= 2", "", "needs Her trust at 2 or more"},
		{"trust > 2", "", "needs Her trust above 2"},
		{"trust != 1", "", "needs Her trust not at 1"},
		{"not trust == 1", "", "needs Her trust not at 1"},
		{"not trust >= 1", "", "needs Her trust below 1"},
		{"clock >= 9", "", "needs at least 9 minutes left"},
		{"clock > 8", "", "needs at least 9 minutes left"},
		{"clock == 1", "", "needs the minutes left at 1"},
	} {
		t.Run(c.needs, func(t *testing.T) {
			story := lockedStory(t, c.needs, c.before)
			now, err := story.Begin(game.Agent, nil)
			if err == nil {
				now, err = story.Choose(now, 0, nil)
			}
			if err != nil {
				t.Fatal(err)
			}
			options := story.Options(&now, nil)
			if !options[1].Locked {
				t.Fatal("the choice is not locked")
			}
			needs := story.NodeChoices(now.Node)[options[1].Choice].Needs
			if got := teller(t, story).WhyLocked(needs, &now); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// lockedStory is a story whose second node has a locked choice.
func lockedStory(t *testing.T, needs, before string) *game.Story {
	t.Helper()
	effects := ""
	if before != "" {
		effects = " `" + before + "`"
	}
	folder := fstest.MapFS{
		"story.md": {Data: []byte(`---
title: Locks
start: room.md
meters: {trust: {name: Her trust, min: 0, max: 3, start: 1}}
items: {keys: {name: "Warder's keys"}, lamp: {name: Lamp}}
facts: {plan: {name: The plan}, secret: }
endings: {out: {name: Out, hint: Go.}}
---

Locks.
`)},
		"room.md": {Data: []byte("---\ntitle: Room\nclock: 8\nexpired: \"#end\"\ncaught: \"#end\"\nfacts: [wedged]\n---\n\n" +
			"## Start\n\nHere.\n\n- [Go on](#door)" + effects + " `time 0`\n\n## Door\n\nA door.\n\n- [Wait](#end)\n- [Open](#end) `needs " + needs + "`\n\n" +
			"## End\n\n`ending out` Out.\n")},
	}
	story, err := scenes.Compile(folder)
	if err != nil {
		t.Fatal(err)
	}
	return story
}
