package explore

import (
	"context"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

// A choice that compares two meters of many values falls into more regions than
// are followed at once. It is proven state by state, exactly, and the report says so.
func TestStateByState(t *testing.T) {
	story, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: T\nstart: a.md\nmeters:\n  a: {name: A, min: 0, max: 60, start: 0}\n  b: {name: B, min: 0, max: 60, start: 30}\n" +
			"  c: {name: C, min: 0, max: 60, start: 7}\nendings: {fin: {name: Fin}, never: {name: Never}}\n---\n")},
		"a.md": {Data: []byte("## Hall\n\n- [More](#hall) `a +1`\n- [Less](#hall) `b -1`\n- [Trade](#hall) `a -c` `b +c` `c = a` `if a > b`\n" +
			"- [Out](#end) `if a == b and b == c`\n- [Odd](#other) `if a > 60`\n\n## End\n\n`ending fin`\n\n## Other\n\n`ending never`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	report, err := Verify(context.Background(), story, Options{})
	if err != nil {
		t.Fatal(err)
	}
	x, err := exploreSimply(story, game.Agent, 1<<18)
	if err != nil {
		t.Fatal(err)
	}
	if report.Single == 0 || !report.Complete || report.States != len(x.states)+1 {
		t.Errorf("%d choices were taken state by state, %d states, by hand %d", report.Single, report.States, len(x.states))
	}
	if !report.Endings[0].Reachable || report.Endings[1].Reachable {
		t.Errorf("endings %+v", report.Endings)
	}
}
