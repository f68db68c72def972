package game_test

import (
	"fmt"
	"log"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// A run is a state and a choice after the other. Nothing else is kept: the
// state before a choice is there for whoever copied it.
func ExampleStory_Choose() {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Tea\nstart: kitchen.md\nitems:\n  cup: {name: A cup}\nendings:\n  tea: {name: Tea}\n---\n")},
		"kitchen.md": {Data: []byte("## Kitchen\n\nThe kettle sings.\n\n- [Take a cup](#kitchen) `gain cup` `if not cup`\n" +
			"- [Pour](#table) `needs cup`\n\n## Table\n\n`ending tea` It is hot.\n")},
	})
	if err != nil {
		log.Fatal(err)
	}
	state, err := story.Begin(game.Agent, nil)
	if err != nil {
		log.Fatal(err)
	}
	for {
		options := story.Options(&state, nil)
		if len(options) == 0 {
			break
		}
		choice := story.NodeChoices(state.Node)[options[0].Choice]
		var record game.Record
		if state, err = story.Choose(state, options[0].Choice, &record); err != nil {
			log.Fatal(err)
		}
		fmt.Println(choice.ID, "leads to", story.NodeRef(state.Node))
		for _, event := range record.Events {
			if event.Kind == game.Gained {
				fmt.Println("  gained", story.VarName(event.Var, 0))
			}
		}
	}
	// Output:
	// take-a-cup leads to kitchen.md#kitchen
	//   gained cup
	// pour leads to kitchen.md#table
}
