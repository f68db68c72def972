package explore

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// walkOnly has every part of a proof done by the explicit walk.
var walkOnly = tuning{regions: defaultTuning.regions, sets: defaultTuning.sets, walkFirst: 1 << 62}

// Both ways of going over states give the same report, but for its time and
// memory, on stories of the shape that long ones have, and on the shipped one.
func TestBothWays(t *testing.T) {
	stories := map[string]*game.Story{}
	for name, folder := range map[string]func() (*game.Story, error){
		"chapters": func() (*game.Story, error) { return scenes.Compile(scenestest.Chapters(240, 1)) },
		"long":     func() (*game.Story, error) { return scenes.Compile(scenestest.Long(200, 8)) },
		"shipped":  scenes.Cobalt,
	} {
		if name == "shipped" && !longtest.Wanted() {
			continue // its walk takes ten seconds and much memory
		}
		s, err := folder()
		if err != nil {
			t.Fatal(err)
		}
		stories[name] = s
	}
	for name, s := range stories {
		t.Run(name, func(t *testing.T) {
			want, got := proveBy(t, s, &walkOnly), proveBy(t, s, &diagramsOnly)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("by diagrams\n%+v\nby the walk\n%+v", got, want)
			}
		})
	}
}

// Minutes that are too many for costs of diagrams are added up by the walk.
func TestManyMinutes(t *testing.T) {
	const choices = 90
	var b strings.Builder
	b.WriteString("---\ntitle: Wait\nplace: Here\n---\n")
	for i := range choices {
		fmt.Fprintf(&b, "\n## N%d\n\n- [Wait](#n%d) `time 9999`\n- [Wait less](#n%d) `time 9998`\n", i, i+1, i+1)
	}
	fmt.Fprintf(&b, "\n## N%d\n\n`ending out`\n", choices)
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Wait\nstart: wait.md\nendings:\n  out: {name: Out, hint: Wait.}\n---\n\nA wait.\n")},
		"wait.md":  {Data: []byte(b.String())},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, tn := range map[string]*tuning{"walk": &walkOnly, "diagrams": &diagramsOnly} {
		way, err := Route(context.Background(), s, 0, Minutes, Options{tuning: tn})
		if err != nil || len(way.Choices) != choices || way.State.Minutes != choices*9998 {
			t.Errorf("by %s: %+v, %v", name, way, err)
		}
	}
}

// Counters against each other make marks go from state to state of one node: a
// proof goes up and down them in turns, and diagrams give up or come to the same.
func TestCounters(t *testing.T) {
	s, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Count\nstart: hub.md\nmeters:\n  gold: {name: Gold, min: 0, max: 150, start: 0}\n  luck: {name: Luck, min: 0, max: 150, start: 0}\n" +
			"endings:\n  out: {name: Out, hint: Count.}\n---\n\nA count.\n")},
		"hub.md": {Data: []byte("---\ntitle: Hub\nplace: Here\n---\n\n## Hub\n\n- [A](#hub) `gold +1`\n- [B](#hub) `luck +1` `if gold > 10`\n- [C](#hub) `gold -1`\n- [D](#hub) `luck -2`\n" +
			"- [Leave](#out) `if gold > 140 and luck > 100`\n\n## Out\n\n`ending out`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := proveBy(t, s, &walkOnly)
	if want.States != 151*151+1 || want.Endings[0].Choices != 243 || len(want.Defects) > 0 {
		t.Errorf("%+v", want)
	}
	if got := proveBy(t, s, &defaultTuning); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, by the walk alone %+v", got, want)
	}
	if got := proveBy(t, s, &diagramsOnly); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v by diagrams, by the walk %+v", got, want)
	}
}

// proveBy proves a story one way.
func proveBy(t *testing.T, s *game.Story, tn *tuning) Report {
	t.Helper()
	r, err := Verify(context.Background(), s, Options{tuning: tn})
	if err != nil || !r.Complete {
		t.Fatal(err, r.Stopped)
	}
	r.Elapsed, r.Bytes = 0, 0
	return *r
}
