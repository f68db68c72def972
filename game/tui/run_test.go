package tui

import (
	"slices"
	"testing"
	"time"

	"cobalt/game"
)

// What was shown and taken back is shown all the same, whatever came instead.
func TestShown(t *testing.T) {
	story := lockkeeper(t)
	run, err := Begin(story, game.Agent, epoch)
	if err != nil {
		t.Fatal(err)
	}
	var want []game.ChoiceID
	for _, way := range [][]int{{0, 0}, {1}, {2}} {
		for run.Choices() > 0 {
			run, _ = run.Back()
		}
		for _, choice := range way {
			if run, err = run.Choose(story, choice, time.Second); err != nil {
				t.Fatal(err)
			}
			want = append(want, run.Now().Choice)
		}
	}
	run, _ = run.Back()
	var got []game.ChoiceID
	for _, step := range run.Shown() {
		if step.Choice != game.NoChoice {
			got = append(got, step.Choice)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("shown %v, want %v", got, want)
	}
}

// What this run shows is not past before another begins.
func TestPast(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	m := New(o)
	feed(m, "1", "u", "2")
	if nodes, choices := m.table.past.Size(); nodes+choices != 0 {
		t.Errorf("%d nodes and %d choices are past", nodes, choices)
	}
	m.table.again()
	if _, choices := m.table.past.Size(); choices != 2 {
		t.Errorf("%d choices are past", choices)
	}
	if nodes, _ := o.Past.Size(); nodes != 0 {
		t.Error("the program's past was written to")
	}
}
