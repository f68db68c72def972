package explore

import (
	"context"
	"reflect"
	"testing"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// Proofs on all difficulties in one go are those of each by itself.
func TestVerifyAllIsVerifyOfEach(t *testing.T) {
	for seed := range uint64(12) {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		o := Options{tuning: &diagramsOnly}
		all, err := VerifyAll(context.Background(), s, game.Difficulties[:], o)
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != len(game.Difficulties) {
			t.Fatalf("story %d: %d reports", seed, len(all))
		}
		for i, d := range game.Difficulties {
			o.Difficulty = d
			alone, err := Verify(context.Background(), s, o)
			if err != nil || !reflect.DeepEqual(claims(all[i]), claims(alone)) {
				t.Errorf("story %d on %s: %v\n%+v\nalone\n%+v", seed, d, err, claims(all[i]), claims(alone))
			}
		}
	}
}
