package scenestest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// Hub writes a story of one node with so many choices that can be taken once.
// Each raises two meters by amounts of its own, so that almost every set of
// choices that were taken leads to other values: 2^choices states, without
// anything that they have in common. No proof is soon through with thirty.
//
// Choices is 1 to 60.
func Hub(choices int) fstest.MapFS {
	var b strings.Builder
	b.WriteString("---\ntitle: Hub\nplace: Here\n---\n\n## Hub\n\nEverybody is here.\n\n")
	gold, luck := 1, 1
	for i := range choices {
		gold, luck = (gold*37+11)%701, (luck*53+29)%691
		fmt.Fprintf(&b, "- [Ask number %d](#hub) `once` `gold +%d` `luck +%d`\n", i, gold, luck)
	}
	b.WriteString("- [Leave](#out) `if gold > 9000 and luck < 9000`\n\n## Out\n\n`ending out` You are out.\n")
	return fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Hub\nstart: hub.md\nmeters:\n  gold: {name: Gold, min: 0, max: 30000, start: 0}\n" +
			"  luck: {name: Luck, min: 0, max: 30000, start: 0}\nendings:\n  out: {name: Out, hint: Leave.}\n---\n\nA hub.\n")},
		"hub.md": {Data: []byte(b.String())},
	}
}
