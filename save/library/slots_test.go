package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/save"
	"cobalt/scenes"
)

// overwrite writes a file as another program would.
func overwrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A file that somebody else wrote to stays theirs when it is renamed while it is
// played: the run goes on beside it, which is told.
func TestRenameOfAChangedSlot(t *testing.T) {
	_, run := towerRun(t, 0)
	l := New(t.TempDir(), time.Now)
	kept(t, l, run)
	const theirs = "take-the-lamp # mine\n"
	overwrite(t, l.Path(run), theirs)
	if err := l.Rename(slotName(l.Path(run)), "the foot"); err != nil {
		t.Fatal(err)
	}
	renamed := filepath.Join(l.store.Dir(), "the foot"+save.Ext)
	run = choose(t, run, 1)
	var moved *keep.MovedError
	if err := l.Keep(run); !errors.As(err, &moved) || moved.From != renamed || moved.To != l.Path(run) || l.Path(run) == renamed {
		t.Errorf("%v; kept at %q", err, l.Path(run))
	}
	if text := contents(t, renamed); text != theirs {
		t.Errorf("it was written over:\n%s", text)
	}
}

// A slot that cannot be taken up as it was offered stays the run's that plays in
// it.
func TestTakeUpWhatIsPlayed(t *testing.T) {
	story, run := towerRun(t, 0)
	l := New(t.TempDir(), time.Now)
	kept(t, l, run)
	path := l.Path(run)
	o := open(t, l, story, slotName(path), keep.NoTrouble, keep.GoOn)
	run = choose(t, run, 1)
	kept(t, l, run)
	if _, err := l.Take(o, 0); err == nil {
		t.Fatal("what was offered is not there any more, and was taken up")
	}
	if l.Path(run) != path {
		t.Errorf("the run is kept at %q, not at %q", l.Path(run), path)
	}
}

// A run that could not be kept does not drive the one that was taken up after it
// out of its slot.
func TestUnkeptRunLeavesTheNextAlone(t *testing.T) {
	data := t.TempDir()
	story, run := towerRun(t, 0)
	l := New(filepath.Join(data, "missions"), time.Now)
	kept(t, l, run)
	path := l.Path(run)
	o := open(t, l, story, slotName(path), keep.NoTrouble, keep.GoOn)
	unkept := choose(t, run, 1)
	l.homes[0].run, l.homes[0].dirty = unkept, true // the disk was full
	again := take(t, l, o, 0)
	kept(t, l, unkept)
	kept(t, l, choose(t, again, 1))
	if l.Path(again) != path || l.Path(unkept) == path || l.Path(unkept) == "" {
		t.Errorf("the run is kept at %q, the one before at %q", l.Path(again), l.Path(unkept))
	}
}

// longer is the story of the tests as an edit left it, with a run that stands at
// a node which it did not have before.
func longer(t *testing.T) (*game.Story, playthrough.Run) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "story")
	if err := os.CopyFS(folder, os.DirFS("../../cmd/cobalt/testdata/story")); err != nil {
		t.Fatal(err)
	}
	foot := filepath.Join(folder, "foot.md")
	text := strings.Replace(contents(t, foot), "- [Shout]", "- [Up](#attic-1)\n- [Shout]", 1)
	for i := 1; i < 40; i++ {
		text += fmt.Sprintf("\n## Attic %d\n\nDust.\n\n- [Up](#attic-%d)\n- [Down](#door)\n", i, i+1)
	}
	overwrite(t, foot, text+"\n## Attic 40\n\nDust.\n\n- [Down](#door)\n")
	story, err := scenes.CompileDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return story, choose(t, run, append([]int{4}, make([]int, 39)...)...)
}

// A run is written to a file as the story is that it is a run of, however that
// was edited since the program began.
func TestWriteAnEditedRun(t *testing.T) {
	story, run := longer(t)
	w := Writer{time.Now}
	path, err := w.Write(run, filepath.Join(t.TempDir(), filepath.Base(w.Propose(run))))
	if err != nil {
		t.Fatal(err)
	}
	file, err := mission.ReadFile(path)
	if err != nil || file.Changed(story) {
		t.Errorf("%v:\n%s", err, contents(t, path))
	}
}
