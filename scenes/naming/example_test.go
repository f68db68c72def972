package naming_test

import (
	"fmt"
	"testing/fstest"

	"cobalt/scenes/index"
	"cobalt/scenes/naming"
)

func ExampleRename() {
	changed, err := naming.Rename(&naming.Source{
		Story: fstest.MapFS{
			"story.md": {Data: []byte("---\ntitle: Door\nstart: a.md\nendings: {free: {name: Free}}\n---\n")},
			"a.md":     {Data: []byte("## A\n\nA door.\n\n- [Walk out](#b)\n\n## B\n\n`ending free`\n")},
		},
		Missions: map[string]string{"out.mission": "walk # out\nexpect ending free\n"},
	}, naming.Request{Name: index.Name{Kind: index.Choice, Scene: "a", Node: "a", ID: "walk-out"}, New: "leave"})
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range changed {
		fmt.Printf("%s:\n%s", c.Name, c.After)
	}
	// Output:
	// a.md:
	// ## A
	//
	// A door.
	//
	// - [Walk out](#b) `id leave` `was walk-out`
	//
	// ## B
	//
	// `ending free`
	// out.mission:
	// leave # out
	// expect ending free
}
