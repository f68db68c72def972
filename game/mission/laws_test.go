package mission_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/mission"
)

// TestLawSaving: a run that is saved and loaded after any of its choices goes on
// as if it had never stopped: in states, in what is shown, and in how text that
// varies has been shown so far.
func TestLawSaving(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := randomStory(t)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "play"), 0))
		whole, states := play(t, story, r)
		rec, err := mission.Record(story, states[0].Difficulty, mission.Options{})
		if err != nil {
			t.Fatal(err)
		}
		told, err := mission.Record(story, states[0].Difficulty, mission.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, choice := range choices(story, whole, states) {
			if rapid.Bool().Draw(t, "save") {
				rec = reload(t, story, rec)
			}
			if rec.State() != states[i] {
				t.Fatalf("after %d choices: %+v, never saved %+v", i, rec.State(), states[i])
			}
			if rec.Choose(choice, mission.Untimed) != nil || told.Choose(choice, mission.Untimed) != nil {
				t.Fatalf("choice %d is refused", i)
			}
			if got, want := shown(story, rec.Record()), shown(story, told.Record()); got != want {
				t.Fatalf("choice %d shows\n%s\nnever saved\n%s", i, got, want)
			}
		}
	})
}

// choices returns the choices of a run, by their indices.
func choices(story *game.Story, rec *mission.Recorder, states []game.State) (list []int) {
	at := 0
	for i := range rec.File.Lines {
		line := &rec.File.Lines[i]
		if line.Kind != mission.Choice {
			continue
		}
		for k, c := range story.NodeChoices(states[at].Node) {
			if c.ID == line.Choice.Text {
				list = append(list, k)
			}
		}
		at++
	}
	return list
}

// reload writes a run as a file, reads it, and takes it up again.
func reload(t *rapid.T, story *game.Story, rec *mission.Recorder) *mission.Recorder {
	file, err := mission.Parse("a.mission", rec.File.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	again, result, err := mission.Resume(story, file, mission.Options{})
	if err != nil || !result.OK {
		t.Fatalf("%v, %+v", err, result)
	}
	return again
}

// shown returns the words that a step showed.
func shown(story *game.Story, rec *game.Record) string {
	var text []byte
	for i := range rec.Blocks {
		text = story.Text[0].Shown(rec, i).AppendPlain(text)
	}
	return string(text)
}
