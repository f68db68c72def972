package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// oneChoice is a writer, and a run of the tests' story.
func oneChoice(t *testing.T) (Writer, playthrough.Run) {
	t.Helper()
	story, err := scenes.CompileDir("../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	began := time.Date(2026, 11, 22, 14, 3, 11, 0, time.UTC)
	run, err := playthrough.Begin(story, game.Agent, began)
	if err != nil {
		t.Fatal(err)
	}
	if run, err = run.Choose(0, time.Second); err != nil {
		t.Fatal(err)
	}
	return Writer{func() time.Time { return began }}, run
}

// TestWriteRun writes a run to a file, and reads it back.
func TestWriteRun(t *testing.T) {
	w, run := oneChoice(t)
	t.Chdir(t.TempDir())
	name := w.Propose(run)
	if !strings.HasSuffix(name, "-20261122-140311.mission") {
		t.Errorf("the name proposed: %s", name)
	}
	for _, path := range []string{name, " spaced ", "by.hand"} {
		kept, err := w.Write(run, path)
		if err != nil {
			t.Fatal(err)
		}
		if !filepath.IsAbs(kept) {
			t.Errorf("%s is no whole path", kept)
		}
		file, err := mission.ReadFile(kept)
		if err != nil {
			t.Fatal(err)
		}
		if file.Choices() != 1 {
			t.Errorf("%s holds %d choices", kept, file.Choices())
		}
	}
	if _, err := os.Stat("spaced.mission"); err != nil {
		t.Error(err)
	}
}

// TestWriteRunRefuses holds that nothing is ever written over, and that every
// refusal says how to go on.
func TestWriteRunRefuses(t *testing.T) {
	w, run := oneChoice(t)
	folder := t.TempDir()
	t.Chdir(folder)
	taken := filepath.Join(folder, "taken.mission")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", "link.mission"); err != nil {
		t.Fatal(err)
	}
	for path, why := range map[string]string{
		"":                        "there is no name: type one",
		"   ":                     "there is no name: type one",
		taken:                     "is there already, and stays as it is: type another name",
		"taken":                   "is there already, and stays as it is: type another name",
		"link.mission":            "is there already, and stays as it is: type another name",
		folder:                    "is a folder: add a name to it",
		"new/":                    "is a folder: add a name to it",
		"no/such/run":             "there is no folder",
		strings.Repeat("x", 4000): "name too long",
	} {
		if _, err := w.Write(run, path); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%.20q: %v", path, err)
		}
	}
	if data, err := os.ReadFile(taken); err != nil || string(data) != "mine" {
		t.Errorf("what was there is now %q, %v", data, err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
