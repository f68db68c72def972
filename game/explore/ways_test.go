package explore

import (
	"context"
	"reflect"
	"testing"

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
