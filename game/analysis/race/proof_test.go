package race

import (
	"testing"

	"cobalt/game"
)

// TestShare holds how rare an ending is said to be: as the plays had it, and unknown for
// an ending that none came to, on a difficulty without plays, and for other rules.
func TestShare(t *testing.T) {
	p := &Proof{Rules: "a", Plays: 200, Random: map[string]map[string]int{"agent": {"ghost": 3, "alone": 0}}}
	story := &game.Story{Rules: "a"}
	if share, known := p.Share(story, game.Agent, "ghost"); share != 0.015 || !known {
		t.Errorf("3 of 200 are %v, %v", share, known)
	}
	for _, c := range []struct {
		rules, ending string
		d             game.Difficulty
	}{{"a", "alone", game.Agent}, {"a", "ghost", game.Recruit}, {"b", "ghost", game.Agent}, {"a", "none", game.Agent}} {
		if _, known := p.Share(&game.Story{Rules: c.rules}, c.d, c.ending); known {
			t.Errorf("%+v is known", c)
		}
	}
	if _, known := (*Proof)(nil).Share(story, game.Agent, "ghost"); known {
		t.Error("no proof knows something")
	}
}
