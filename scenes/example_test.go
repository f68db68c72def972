package scenes_test

import (
	"fmt"
	"testing/fstest"

	"cobalt/scenes"
)

// Everything that is wrong with a story is told at once, by file, line and column.
func ExampleCompile() {
	_, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Tea\nstart: kitchen.md\nitems:\n  cup: {name: A cup}\n---\n")},
		"kitchen.md": {Data: []byte("## Kitchen\n\nThe kettle sings.\n\n" +
			"- [Take a cup](#kitchen) `gain cupp`\n- [Pour](#tabel)\n\n## Table\n\n[It is hot.](#kitchen)\n")},
	})
	fmt.Println(err)
	// Output:
	// kitchen.md:5:32: unknown item "cupp" (did you mean "cup"?)
	// kitchen.md:6:11: unknown node "tabel" in kitchen.md (did you mean "table"?)
}
