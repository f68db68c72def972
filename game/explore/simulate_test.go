package explore

import (
	"context"
	"errors"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"cobalt/game"
	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// The figures of a seed are the same whoever plays: one goroutine or several.
func TestSimulateIsTheSameEverywhere(t *testing.T) {
	for seed := range uint64(longtest.Count(3, 8)) {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		one := simulate(t, s, 1, 100, seed)
		for _, procs := range []int{2, 3, 8} {
			if got := simulate(t, s, procs, 100, seed); !reflect.DeepEqual(got, one) {
				t.Errorf("story %d: %d goroutines:\n%+v, one:\n%+v", seed, procs, got, one)
			}
		}
	}
}

func simulate(t *testing.T, s *game.Story, procs, plays int, seed uint64) *Sample {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
	sample, err := Simulate(context.Background(), s, game.Agent, plays, seed)
	if err != nil {
		t.Fatal(err)
	}
	sample.Elapsed = 0
	return sample
}

// Every play comes to exactly one end, and to none that the proof calls
// unreachable, in no fewer choices than it says.
func TestSimulateAgreesWithTheProof(t *testing.T) {
	for seed := range uint64(longtest.Count(20, 100)) {
		s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Verify(context.Background(), s, Options{})
		if err != nil {
			t.Fatal(err)
		}
		sample := simulate(t, s, 2, 30, seed)
		sum := sample.Stuck + sample.Looped + sample.Endless
		least := -1
		for e, plays := range sample.Endings {
			sum += plays
			if plays > 0 && !r.Endings[e].Reachable {
				t.Errorf("story %d: a play came to %s, which no run comes to", seed, r.Endings[e].ID)
			}
			if plays > 0 && (least < 0 || r.Endings[e].Choices < least) {
				least = r.Endings[e].Choices
			}
		}
		if sum != sample.Plays {
			t.Errorf("story %d: %d ends of %d plays", seed, sum, sample.Plays)
		}
		if sample.Choices.Min < least || sample.Choices.Median < sample.Choices.Min || sample.Choices.Max < sample.Choices.Median {
			t.Errorf("story %d: lengths %+v, the least is %d", seed, sample.Choices, least)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, tt := range []struct {
		plays map[int]int
		want  Spread
	}{
		{nil, Spread{}},
		{map[int]int{7: 1}, Spread{7, 7, 7, 7}},
		{map[int]int{1: 1, 2: 1}, Spread{1, 1, 2, 1.5}},
		{map[int]int{1: 1, 2: 1, 9: 1}, Spread{1, 2, 9, 4}},
		{map[int]int{3: 10, 100: 1}, Spread{3, 3, 100, 130.0 / 11}},
	} {
		if got := spreadOf(tt.plays); got != tt.want {
			t.Errorf("%v: %+v, want %+v", tt.plays, got, tt.want)
		}
	}
}

// TestWatch holds that watchers are told every play, whole.
func TestWatch(t *testing.T) {
	s := compileLong(t, 40, 2)
	var mutex sync.Mutex
	begun, steps, ended := 0, 0, 0
	watcher := func() Watcher {
		return func(choice game.ChoiceID, at game.NodeID, events []game.Event) {
			mutex.Lock()
			defer mutex.Unlock()
			switch {
			case choice == game.NoChoice:
				begun++
			case s.Choices[choice].Node != at:
				t.Errorf("choice %d was taken at node %d", choice, at)
			default:
				steps++
			}
			for _, e := range events {
				if e.Kind == game.Ended {
					ended++
				}
			}
		}
	}
	sample, err := Watch(context.Background(), s, game.Agent, 50, 1, watcher)
	if err != nil {
		t.Fatal(err)
	}
	if begun != 50 || steps != sample.Taken || ended != sample.Endings[0]+sample.Endings[1] {
		t.Errorf("%d plays, %d choices, %d endings; the sample is %+v", begun, steps, ended, sample)
	}
}

// Plays that are interrupted are the first ones: their figures are those of so many
// plays.
func TestSimulateInterrupted(t *testing.T) {
	s := randomStory(t, 1)
	const seed = 7
	ctx, cancel := context.WithCancel(context.Background())
	var begun atomic.Int64
	watcher := func() Watcher {
		return func(choice game.ChoiceID, _ game.NodeID, _ []game.Event) {
			if choice == game.NoChoice && begun.Add(1) == 300 {
				cancel()
			}
		}
	}
	got, err := Watch(ctx, s, game.Agent, 1_000_000, seed, watcher)
	if !errors.Is(err, context.Canceled) || got.Plays < 300 || got.Plays > 300+runtime.GOMAXPROCS(0) {
		t.Fatalf("%v, %+v", err, got)
	}
	want := simulate(t, s, 1, got.Plays, seed)
	got.Elapsed, want.Elapsed = 0, 0
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the figures are\n%+v, want\n%+v", got, want)
	}
}

// Without a single play there are no figures.
func TestSimulateCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got, err := Simulate(ctx, randomStory(t, 1), game.Agent, 10, 1); got != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%+v, %v", got, err)
	}
}

func randomStory(t *testing.T, seed uint64) *game.Story {
	t.Helper()
	s, err := scenes.Compile(scenestest.Random(scenestest.Rand(seed), scenestest.Shape{}))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
