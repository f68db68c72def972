package playthrough_test

import (
	"runtime"
	"slices"
	"sync"
	"testing"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// Any number of goroutines may go on with copies of one run, and none changes another's.
func TestCopiesGoOn(t *testing.T) {
	story := bridge(t, "")
	run := begin(t, story)
	runs := make([]playthrough.Run, 8)
	var all sync.WaitGroup
	for i := range runs {
		all.Go(func() {
			copied := run
			for n := range 20 {
				next, err := copied.Choose(2*((i+n)%2), 0)
				if err != nil {
					t.Error(err)
					return
				}
				if copied = next; n%5 == 4 {
					copied, _ = copied.Back()
				}
			}
			runs[i] = copied
		})
	}
	all.Wait()
	for i, r := range runs {
		if !r.Same(run) || r.Choices() != 16 {
			t.Errorf("run %d has %d choices", i, r.Choices())
		}
		if got, want := ids(story, r.Steps()), ids(story, runs[i%2].Steps()); !slices.Equal(got, want) {
			t.Errorf("run %d took %v, not %v", i, got, want)
		}
		holdsRules(t, r)
	}
}

// holdsRules holds the steps of a run against the rules.
func holdsRules(t *testing.T, run playthrough.Run) {
	t.Helper()
	st := run.Steps()[0].State
	for _, step := range run.Since(0) {
		var rec game.Record
		next, err := run.Story.Choose(st, int(step.Choice-run.Story.Nodes[st.Node].First), &rec)
		if err != nil || next != step.State || !slices.Equal(rec.Blocks, step.Record.Blocks) || !slices.Equal(rec.Events, step.Record.Events) {
			t.Fatalf("%v\n%+v\n%+v, and by the rules\n%+v\n%+v", err, step.State, step.Record, next, rec)
		}
		st = next
	}
}

// The steps of a run take little memory: a host keeps those of all who play.
func TestStepsAreSmall(t *testing.T) {
	story, err := scenes.Compile(scenestest.Chapters(60, 1))
	if err != nil {
		t.Fatal(err)
	}
	run := begin(t, story)
	const choices, bytes, objects = 48, 600, 1 // of each choice
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for range choices {
		run = choose(t, run, 0)
	}
	runtime.ReadMemStats(&after)
	size, n := float64(after.TotalAlloc-before.TotalAlloc)/choices, float64(after.Mallocs-before.Mallocs)/choices
	t.Logf("%.0f bytes in %.2f objects a choice", size, n)
	if size > bytes || n > objects {
		t.Errorf("a choice takes %.0f bytes in %.2f objects, more than %d in %d", size, n, bytes, objects)
	}
	holdsRules(t, run)
}
