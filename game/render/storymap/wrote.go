package storymap

import (
	"regexp"
	"sync"

	"cobalt/game/render/page"
)

// generator is the command that the pages name as theirs.
const generator = "cobalt map"

// heads match the beginnings of the maps that are no pages.
var heads = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`^flowchart TD\n  (?:%% weighed by |s[0-9]+\["|subgraph s[0-9]+ \[")`),
		regexp.MustCompile(`^digraph "[^\n]*" \{\n  label="[^\n]*"; labelloc=t; fontname="Helvetica"; fontsize=20;\n`),
		regexp.MustCompile(`^\{\n  "story": "[^\n]*",\n  "digest": "[^\n]*",\n  "title": "[^\n]*",\n  "start": "[^\n]*",\n  "weights": `),
	}
})

// Wrote reports whether a text is a map that this package wrote, or its beginning.
func Wrote(text []byte) bool {
	for _, head := range heads() {
		if head.Match(text) {
			return true
		}
	}
	return page.MadeBy(text, generator)
}
