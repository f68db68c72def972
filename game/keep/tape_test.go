package keep_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/scenes"
)

// follow follows a mission file's text through the story that package mission
// tests with, and returns its tape.
func follow(t *testing.T, text string) keep.Tape {
	t.Helper()
	story, err := scenes.CompileDir("../mission/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	file, err := mission.Parse("a.mission", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	run, result, err := keep.Follow(story, file, game.Agent, time.Unix(1_900_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return keep.NewTape(file, run, result, false)
}

// A tape has the choices with their times, and the expectations behind the choices
// that they stand behind.
func TestTape(t *testing.T) {
	first := begin(t)
	id := first.Story.Choices[next(t, first).Now().Choice].ID
	tape := follow(t, "---\nbegan: 2027-01-15T08:00:00.000Z\n---\nexpect choices == 0\n"+id+" @ 1.5\nexpect choices == 1\nexpect choices == 2\n")
	if run := tape.Run; run.Choices() != 1 || run.Now().At != 1500*time.Millisecond || run.Started.Unix() != 1_800_000_000 {
		t.Errorf("%d choices, the last at %v, begun %v", run.Choices(), run.Now().At, run.Started)
	}
	var faults []bool
	for _, c := range tape.Checks {
		faults = append(faults, c.Fault != "")
	}
	if !slices.Equal(faults, []bool{false, false, true}) || len(tape.ChecksAt(0)) != 1 || len(tape.ChecksAt(1)) != 2 || len(tape.ChecksAt(2)) != 0 {
		t.Errorf("%+v", tape.Checks)
	}
	if tape.Parted != "" {
		t.Errorf("parted: %s", tape.Parted)
	}
}

// A file that cannot be followed to its end says at which line, and why; a choice
// without a time is taken when the one before it was.
func TestTapeParts(t *testing.T) {
	first := begin(t)
	id := first.Story.Choices[next(t, first).Now().Choice].ID
	tape := follow(t, id+"\nfly-away @ 2\n")
	if !strings.HasPrefix(tape.Parted, "Line 2: ") || !strings.Contains(tape.Parted, "fly-away") {
		t.Errorf("parted: %q", tape.Parted)
	}
	if run := tape.Run; run.Choices() != 1 || run.Now().At != 0 || run.Started.Unix() != 1_900_000_000 {
		t.Errorf("%d choices, the last at %v, begun %v", run.Choices(), run.Now().At, run.Started)
	}
}

// The moment at which a run began is written once, and read back.
func TestBegan(t *testing.T) {
	run := begin(t)
	file := mission.New(run.Story, game.Agent)
	if _, ok := keep.Began(file); ok {
		t.Error("a new file says when it began")
	}
	if err := keep.SetBegan(file, run); err != nil {
		t.Fatal(err)
	}
	later := run.Fork(run.Started.Add(time.Hour))
	if err := keep.SetBegan(file, later); err != nil {
		t.Fatal(err)
	}
	if at, ok := keep.Began(file); !ok || !at.Equal(run.Started) {
		t.Errorf("%v, %v", at, ok)
	}
}
