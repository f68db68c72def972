package coverage

import (
	"regexp"
	"sync"

	"cobalt/game/render/page"
)

// generator is the command that the page names as its own.
const generator = "cobalt run --coverage"

// heads match the beginnings of the text and of the JSON.
var heads = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`^Coverage of [^\n]*, by [0-9]+ missions?\n\nscene  `),
		regexp.MustCompile(`^\{\n  "story": "[^\n]*",\n  "digest": "[^\n]*",\n  "missions": [0-9]+,\n  "percent": `),
	}
})

// Wrote reports whether a text is coverage that this package wrote, or its
// beginning.
func Wrote(text []byte) bool {
	for _, head := range heads() {
		if head.Match(text) {
			return true
		}
	}
	return page.MadeBy(text, generator)
}
