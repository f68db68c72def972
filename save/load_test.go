package save

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

func TestStates(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	whole := string(fill(t, s, story, "whole", 0, 2, 1).File.Bytes())
	for _, tt := range []struct {
		name, text string
		state      State
		problem    string // nothing: there is none
		choices    uint32
	}{
		{"bare", "lift-the-keys\n", OK, "", 1},
		{"changed, and well", "---\ndigest: sha256:00\n---\nlift-the-keys\n", Changed, "", 1},
		{"changed", "---\ndigest: sha256:00\n---\nlift-the-keys\nfly\n", Changed, ":5: it does not replay to its end: 1 of its 2 choices can be taken", 1},
		{"another", "---\nstory: other\n---\ngo\n", Foreign, `a mission of the story "other"`, 0},
		{"newer", "---\nversion: 2\n---\ngo\n", Newer, "a newer one reads it", 0},
		{"damaged", strings.Replace(whole, "@ 1", "@ 9", 1), Damaged, "its sum does not match its lines", 3},
		{"damaged in front", strings.Replace(whole, "agent", "ghost", 1), Damaged, "its front matter does not match", 3},
		{"damaged and another", strings.Replace(whole, "a-small-story", "a-small-stork", 1), Damaged, "its front matter does not match", 0},
		{"cut off", whole[:len(whole)-40], Damaged, "its sum does not match its lines", 2},
		{"cut off in front", whole[:30], Damaged, "never ends", 0},
		{"a dash", "-", Damaged, "it is damaged, or was never played", 0},
		{"faulty", "lift-the-keys\nNO\n", Damaged, "small letters", 1},
		{"empty", "", Damaged, "the file is empty", 0},
	} {
		if err := os.WriteFile(s.path(tt.name), []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		m, err := s.Load(tt.name, story)
		if err != nil || m.State != tt.state {
			t.Errorf("%s: %+v, %v", tt.name, m, err)
			continue
		}
		if (m.Problem == nil) != (tt.problem == "") || m.Problem != nil && !strings.Contains(m.Problem.Error(), tt.problem) {
			t.Errorf("%s: problem %v", tt.name, m.Problem)
		}
		if m.Problem != nil && !strings.Contains(m.Problem.Error(), s.path(tt.name)) {
			t.Errorf("%s: not named in %v", tt.name, m.Problem)
		}
		if m.Result != nil && m.Result.State.Choices != tt.choices || m.Result == nil && tt.choices > 0 {
			t.Errorf("%s: %+v, want %d choices", tt.name, m.Result, tt.choices)
		}
		if data, err := os.ReadFile(s.path(tt.name)); err != nil || string(data) != tt.text {
			t.Errorf("%s: loading changed it: %v", tt.name, err)
		}
	}
	for _, name := range []string{"newer", "damaged", "damaged in front", "cut off", "faulty", "empty"} {
		if _, _, err := s.Take(name); err == nil {
			t.Errorf("%s can be written to", name)
		}
	}
}

// The list begins with the mission saved last.
func TestListOrder(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	for _, name := range []string{"b", "c", "a"} {
		fill(t, s, story, name, 0)
	}
	all, err := s.List(story)
	var names []string
	for _, m := range all {
		names = append(names, m.Name)
	}
	if err != nil || !slices.Equal(names, []string{"a", "c", "b"}) {
		t.Errorf("%q, %v", names, err)
	}
}

// Every bit of a save of 4 KiB is told when it is another, and every length
// that is not its own: nothing wrong is ever shown as right. If the digest of the
// story or of its rules is another, the file is told as of a story that has changed
// since; if the rules are named and the same, the story's digest decides nothing.
func TestEveryFlip(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("36,000 saves are read by one goroutine; TestEveryFlipOfRules reads some")
	}
	story := smallStory(t)
	f := fileOfSize(t, story, 1, 4096)
	if err := f.Sign(time.Unix(1_800_000_000, 0)); err != nil {
		t.Fatal(err)
	}
	whole := f.Bytes()
	if len(whole) < 4000 {
		t.Fatalf("a save of %d bytes", len(whole))
	}
	right := &Mission{State: Damaged}
	if replayText(right, whole, story); right.State != OK {
		t.Fatalf("unbroken, it is %v", right.State)
	}
	broken := func(what string, data []byte, at int, want State) {
		m := &Mission{Path: "f", State: Damaged}
		replayText(m, data, story)
		as := m.State == want && m.Problem == nil && m.Result.State == right.Result.State
		if !as && (m.State != Damaged || m.Problem == nil) {
			t.Errorf("%s %d: %v, %v", what, at, m.State, m.Problem)
		}
	}
	want := flipped(whole, story)
	for i := range whole {
		for bit := range 8 {
			whole[i] ^= 1 << bit
			broken("bit", whole, i*8+bit, want(i))
			whole[i] ^= 1 << bit
		}
		if i > 0 {
			broken("length", whole[:i], i, Damaged)
		}
	}
}

// flipped returns a function that says how it stands with a save of which the byte
// at an offset is another, if that is still text.
func flipped(whole []byte, story *game.Story) func(at int) State {
	digest, rules := bytes.Index(whole, []byte(story.Digest)), bytes.Index(whole, []byte("rules: "))
	return func(at int) State {
		switch {
		case rules >= 0 && at >= rules+len("rules: ") && at < rules+len("rules: ")+len(story.Rules):
			return Changed
		case at >= digest && at < digest+len(story.Digest) && rules >= 0:
			return OK
		case at >= digest && at < digest+len(story.Digest):
			return Changed
		default:
			return Damaged
		}
	}
}

// A save that names the rules of its story is changed if these are others, and only
// then; every other bit of it is told as damage.
func TestEveryFlipOfRules(t *testing.T) {
	story := *smallStory(t)
	story.Rules = "sha256:" + strings.Repeat("7d", 32)
	f := fileOfSize(t, &story, 1, 512)
	if err := f.Sign(time.Unix(1_800_000_000, 0)); err != nil {
		t.Fatal(err)
	}
	whole := f.Bytes()
	want := flipped(whole, &story)
	for i := range whole {
		whole[i] ^= 1
		m := &Mission{Path: "f", State: Damaged}
		if replayText(m, whole, &story); m.State != want(i) {
			t.Errorf("byte %d: %v, and not %v", i, m.State, want(i))
		}
		whole[i] ^= 1
	}
}

// Going on is saving and loading at every step, and is going back and doing it
// again: by state, by the words told, and by the lines written.
func TestGoingOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		story, err := scenes.Compile(scenestest.Random(scenestest.Rand(rapid.Uint64().Draw(t, "story")), scenestest.Shape{}))
		if err != nil {
			t.Fatal(err)
		}
		run, err := playthrough.Begin(story, game.Ghost, time.Unix(1_800_000_000, 0))
		if err != nil {
			t.Skip("the story has a loop at its beginning")
		}
		rec, err := mission.Record(story, game.Ghost, mission.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := newMemory().store()
		sl, err := s.Create("run")
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "play"), 0))
		for choices := 0; choices < 25; choices++ {
			open := slices.DeleteFunc(story.Options(&run.Now().State, nil), func(o game.Option) bool { return o.Locked })
			if len(open) == 0 {
				break
			}
			if run, err = run.Choose(open[r.IntN(len(open))].Choice, time.Duration(choices)*time.Second); err != nil {
				break // a loop
			}
			if err := rec.Follow(run); err != nil {
				t.Fatal(err)
			}
			saveLoadCompare(t, s, sl, rec)
			undoRedo(t, rec, run)
		}
	})
}

// saveLoadCompare saves a run, loads it, and compares the two.
func saveLoadCompare(t *rapid.T, s *Store, sl *Slot, rec *mission.Recorder) {
	if err := sl.Save(rec.File); err != nil {
		t.Fatal(err)
	}
	m, err := s.Load("run", rec.Story())
	if err != nil || m.State != OK || m.Result.State != rec.State() || !slices.Equal(m.Result.Splits, rec.Splits()) {
		t.Fatalf("loaded as %+v, %v", m, err)
	}
	again, _, err := mission.Resume(rec.Story(), m.File, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "loaded", rec, again)
}

// undoRedo takes the last choice of a run back, and takes it again.
func undoRedo(t *rapid.T, rec *mission.Recorder, run playthrough.Run) {
	again, _, err := mission.Resume(rec.Story(), rec.File, mission.Options{})
	if err == nil {
		err = errors.Join(again.Follow(run.To(run.Choices()-1)), again.Follow(run))
	}
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "redone", rec, again)
}

func compare(t *rapid.T, what string, want, got *mission.Recorder) {
	if got.State() != want.State() {
		t.Fatalf("%s, the state is %+v, and was %+v", what, got.State(), want.State())
	}
	if string(got.File.Bytes()) != string(want.File.Bytes()) {
		t.Fatalf("%s, it is written\n%s\nand was\n%s", what, got.File.Bytes(), want.File.Bytes())
	}
	if !slices.Equal(got.Record().Blocks, want.Record().Blocks) || !slices.Equal(got.Record().Events, want.Record().Events) {
		t.Fatalf("%s, it tells %+v, and told %+v", what, got.Record(), want.Record())
	}
}

// Errors name the attempt and the file.
func TestErrors(t *testing.T) {
	s := onDisk(t)
	_, err := s.Load("nobody", smallStory(t))
	if !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), "nobody.mission: cannot be loaded: ") {
		t.Error(err)
	}
	full := &Error{Path: "/x/run.mission", Did: "saved", Err: syscall.ENOSPC}
	if got, want := full.Brief(), "no space left on device (make room on the disk, or say --data with a folder elsewhere)"; got != want {
		t.Errorf("in brief: %s", got)
	}
}

// replayText loads a mission from a text.
func replayText(m *Mission, data []byte, story *game.Story) {
	m.File, m.Problem = mission.Parse(m.Path, data)
	m.replay(story)
}

// A save that cannot be replayed to its end is changed if its story is of another
// state, even one with the same rules, and damaged only if it is of this very one.
func TestPartedOnTheSameRules(t *testing.T) {
	story := *smallStory(t)
	m := memoryWith(t, fileOf("run"), "---\nstory: "+story.ID+"\ndigest: "+story.Digest+"\nrules: "+story.Rules+"\n---\nfly\n")
	for digest, want := range map[string]State{story.Digest: Damaged, "sha256:" + strings.Repeat("0", 64): Changed} {
		story.Digest = digest
		found, err := m.store().Load("run", &story)
		if err != nil || found.State != want || !errors.Is(found.Problem, ErrParted) {
			t.Errorf("%v: %v", err, found)
		}
	}
}

// memoryWith is a folder in memory with a file.
func memoryWith(t *testing.T, name, text string) *memory {
	t.Helper()
	m := newMemory()
	f, err := m.Create(name, ownerOnly)
	if err == nil {
		err = writeAll(m, f, name, []byte(text))
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}
