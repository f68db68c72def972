package explore_test

import (
	"context"
	"fmt"
	"log"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/scenes"
)

// door is a story with a way to get stuck: who leaves without the key can go
// nowhere.
func door() *game.Story {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte(`---
title: The door
start: room.md
items:
  key: {name: Key, about: It is small.}
endings:
  out: {name: Out, hint: Take the key.}
---

A door, and a key.
`)},
		"room.md": {Data: []byte(`---
title: Room
place: Here
---

## Room

- [Take the key](#hall) ` + "`gain key`" + `
- [Leave it](#hall)

## Hall

- [Unlock the door](#out) ` + "`if key` `time 2`" + `

## Out

` + "`ending out`" + ` You are out.
`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	return story
}

func ExampleVerify() {
	report, err := explore.Verify(context.Background(), door(), explore.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.States, "states, all of them seen:", report.Complete)
	for _, e := range report.Endings {
		fmt.Println(e.ID, "after", e.Choices, "choices and", e.Minutes, "minutes")
	}
	for _, f := range report.Defects {
		fmt.Println(f.Kind, "in line", f.Pos.Line, "after", len(f.Mission), "choice")
	}
	// Output:
	// 4 states, all of them seen: true
	// out after 2 choices and 3 minutes
	// soft-lock in line 11 after 1 choice
}

func ExampleRoute() {
	story := door()
	way, err := explore.Route(context.Background(), story, 0, explore.Choices, explore.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range way.Choices {
		fmt.Println(story.Choices[c].ID)
	}
	// Output:
	// take-the-key
	// unlock-the-door
}

func ExampleSimulate() {
	sample, err := explore.Simulate(context.Background(), door(), game.Agent, 1000, 1)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(sample.Endings[0]+sample.Stuck == sample.Plays)
	// Output: true
}
