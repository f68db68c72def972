package hindsight

import (
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// How often a text was shown decides nothing, so that states which differ in
// nothing else are met once.
func TestSearchLeavesShowingsOut(t *testing.T) {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nendings: {fin: {name: Fin}}\n---\n")},
		"a.md":     {Data: []byte("## Hall\n\nIt is `cycle`" + strings.Repeat(" x `then`", 200) + " y `end`.\n\n- [Stay](#hall)\n- [Out](#out)\n\n## Out\n\n`ending fin`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	start, err := story.Begin(game.Agent, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := newSearch(story, 10); !s.from(start, nil) {
		t.Errorf("the search met %d states, and was not done", len(s.been))
	}
}
