package pace

import (
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// TestReplayPaces holds how long each step of a run is shown.
func TestReplayPaces(t *testing.T) {
	story, err := scenes.CompileDir("../testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	for i, choice := range []int{3, 1, 2, 3} {
		if run, err = run.Choose(choice, time.Duration(i+1)*10*time.Second); err != nil {
			t.Fatal(err)
		}
	}
	steps := run.Steps()
	words := blockWords(story.Text[0], map[game.BlockID]int{}, &steps[0].Record)
	if words < 40 || words > 80 {
		t.Fatalf("the opening has %d words", words)
	}
	reading := time.Duration(words) * time.Minute
	for _, c := range []struct {
		pace Pace
		want time.Duration
	}{
		{Pace{}, reading/280 + Pointing},
		{Pace{Words: 100}, reading/100 + Pointing},
		{Pace{Words: -5}, reading/10 + Pointing},
		{Pace{Words: 1 << 40}, reading/10_000 + Pointing},
		{Pace{Recorded: true}, 10 * time.Second},
		{Pace{Recorded: true, Words: 10_000}, reading/10_000 + Pointing + longestIdle},
	} {
		if got := NewScore(c.pace, story.Text[0], steps).Spans[0]; got != c.want {
			t.Errorf("%+v: %v, want %v", c.pace, got, c.want)
		}
	}
	for _, step := range steps {
		step.At = 0 // a file without times
	}
	if got, want := NewScore(Pace{Recorded: true}, story.Text[0], steps).Spans[0], reading/280+Pointing; got != want {
		t.Errorf("without times: %v, want %v", got, want)
	}
}
