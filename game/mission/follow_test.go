package mission_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
)

// TestFollow holds a record that follows a run, however that moves, against one
// that takes the same choices itself.
func TestFollow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story := randomStory(t)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "play"), 0))
		run, err := playthrough.Begin(story, game.Ghost, time.Unix(1_800_000_000, 0))
		if err != nil {
			t.Skip("the story has a loop at its beginning")
		}
		follows := record(t, story)
		for range 12 {
			for range r.IntN(4) {
				run = moved(run, r)
			}
			chooses := retaken(t, run, follows.File)
			if err := follows.Follow(run); err != nil {
				t.Fatal(err)
			}
			if got, want := follows.File.Bytes(), chooses.File.Bytes(); string(got) != string(want) {
				t.Fatalf("it followed to\n%s\nand with the choices taken it is\n%s", got, want)
			}
			if follows.State() != run.Now().State || !slices.Equal(follows.Splits(), chooses.Splits()) || !sameSeen(story, follows, chooses) {
				t.Fatalf("it followed to %+v, and the run is at %+v", follows.State(), run.Now().State)
			}
		}
	})
}

func record(t *rapid.T, story *game.Story) *mission.Recorder {
	rec, err := mission.Record(story, game.Ghost, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// moved takes a choice at random, or goes back or forward.
func moved(run playthrough.Run, r *rand.Rand) playthrough.Run {
	switch r.IntN(4) {
	case 0:
		return run.To(run.Choices() - r.IntN(4))
	case 1:
		next, _ := run.Forward()
		return next
	}
	story := run.Story
	open := slices.DeleteFunc(story.Options(&run.Now().State, nil), func(o game.Option) bool { return o.Locked })
	if len(open) == 0 {
		return run.To(0)
	}
	at := run.Now().At + time.Duration(r.IntN(1e10)).Truncate(time.Millisecond)
	next, err := run.Choose(open[r.IntN(len(open))].Choice, at)
	if err != nil {
		return run.To(0) // a loop of the story
	}
	return next
}

// retaken writes a run down by the rules. The choices that another file begins with
// have the times that they have there.
func retaken(t *rapid.T, run playthrough.Run, was *mission.File) *mission.Recorder {
	rec := record(t, run.Story)
	common := true
	var lines []mission.Line
	for _, line := range was.Lines {
		if line.Kind == mission.Choice {
			lines = append(lines, line)
		}
	}
	for i, step := range run.Since(0) {
		c, at := &run.Story.Choices[step.Choice], step.At
		if common = common && i < len(lines) && lines[i].Choice.Text == c.ID; common {
			at = lines[i].At
		}
		if err := rec.Choose(int(step.Choice-run.Story.Nodes[c.Node].First), at); err != nil {
			t.Fatal(err)
		}
	}
	return rec
}

func sameSeen(story *game.Story, a, b *mission.Recorder) bool {
	for n := range story.Nodes {
		if a.Seen(game.NodeID(n)) != b.Seen(game.NodeID(n)) {
			return false
		}
	}
	return true
}

// A record that was resumed from a file keeps the file's lines as far as the run
// that it follows has their choices.
func TestFollowResumed(t *testing.T) {
	story := smallStory(t)
	const text = "lift-the-keys # by night\nexpect at yard.md\ngo-on @ 9\n"
	rec, result, err := mission.Resume(story, mustParse(t, text), mission.Options{})
	if err != nil || result.Ran != 3 {
		t.Fatal(err, result)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	for _, c := range []int{0, 2, 1} {
		if err == nil {
			run, err = run.Choose(c, run.Now().At+time.Second)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		run  playthrough.Run
		want string
	}{
		{run, text + "fetch-the-rope                @ 3.000\n"},
		{run.To(2), text},
		{run.To(1), "lift-the-keys # by night\nexpect at yard.md\n"},
		{run.To(0), ""},
	} {
		if err := rec.Follow(tt.run); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(string(rec.File.Bytes())[3:], "---\n")
		if got != tt.want {
			t.Errorf("after %d choices it is\n%s\nwant\n%s", tt.run.Choices(), got, tt.want)
		}
	}
}

// A run of another difficulty is not followed, and a file that is full says so
// each time.
func TestFollowRefuses(t *testing.T) {
	story := smallStory(t)
	rec, err := mission.Record(story, game.Agent, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := playthrough.Begin(story, game.Ghost, time.Unix(1_800_000_000, 0))
	if err != nil || rec.Follow(other) == nil {
		t.Errorf("a run of another difficulty: %v", err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err == nil {
		run, err = run.Choose(0, time.Second)
	}
	if err != nil {
		t.Fatal(err)
	}
	for len(rec.File.Lines) < mission.MaxLines {
		rec.File.Lines = append(rec.File.Lines, rec.File.Lines[0])
	}
	for range 2 {
		if err := rec.Follow(run); !errors.Is(err, mission.ErrTooLarge) {
			t.Errorf("a full file: %v", err)
		}
	}
	rec.File.Lines = rec.File.Lines[:1]
	if err := rec.Follow(run); err != nil || rec.File.Choices() != 1 {
		t.Errorf("a file with room again: %v, %d choices", err, rec.File.Choices())
	}
}
