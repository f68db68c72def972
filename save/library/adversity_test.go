package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"cobalt/game/keep"
	"cobalt/game/longtest"
	"cobalt/game/playthrough"
	"cobalt/save"
	"cobalt/scenes"
)

// whole holds that a run is in its file, choice by choice, and that the library can
// take it up again.
func whole(t *testing.T, l *Library, run playthrough.Run) {
	t.Helper()
	path := l.Path(run)
	if path == "" {
		t.Fatal("the run is not kept")
	}
	folder := filepath.Dir(path)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	again := New(folder, time.Now)
	o := open(t, again, run.Story, slotName(path), keep.NoTrouble, keep.GoOn)
	if got := o.Ways[0].State; got != run.Now().State || o.Ways[0].Choices != run.Choices() {
		t.Errorf("%s holds %d choices of %d", path, o.Ways[0].Choices, run.Choices())
	}
}

// told holds that a run was kept, and that the player is told something with it.
func told(t *testing.T, l *Library, run playthrough.Run) error {
	t.Helper()
	err := l.Keep(run)
	if err == nil || !keep.Kept(err) {
		t.Fatalf("what is told: %v", err)
	}
	return err
}

// A data folder that is removed while somebody plays is made anew with the next
// choice: the run is whole in it, which is told once.
func TestFolderRemoved(t *testing.T) {
	data := t.TempDir()
	_, run := towerRun(t, 0)
	l := New(filepath.Join(data, "missions"), time.Now)
	kept(t, l, run)
	if err := os.RemoveAll(filepath.Join(data, "missions")); err != nil {
		t.Fatal(err)
	}
	run = choose(t, run, 1)
	var remade *keep.RemadeError
	if err := told(t, l, run); !errors.As(err, &remade) || remade.Path != l.Path(run) {
		t.Errorf("what is told: %v", err)
	}
	run = choose(t, run, 3)
	kept(t, l, run)
	whole(t, l, run)
}

// A data folder that becomes a link while somebody plays: to its new place, the run
// goes on in its file; to another folder, it is written anew there; to
// nothing, it is not saved until there is something, and the reason is told.
func TestFolderBecomesLink(t *testing.T) {
	for _, tt := range []struct {
		name, to string
		told     string // behind the next choice
		fails    bool   // it is not kept then
	}{
		{"its new place", "moved", "", false},
		{"another folder", "other", "was gone", false},
		{"nothing", "nothing", "a link to a folder that is not there", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := t.TempDir()
			folder := filepath.Join(data, "missions")
			_, run := towerRun(t, 0)
			l := New(folder, time.Now)
			kept(t, l, run)
			moved := os.Rename(folder, filepath.Join(data, "moved"))
			if err := errors.Join(moved, os.Mkdir(filepath.Join(data, "other"), 0o700), os.Symlink(tt.to, folder)); err != nil {
				t.Skip(err) // no links here
			}
			run = choose(t, run, 1)
			err := l.Keep(run)
			if keep.Kept(err) == tt.fails || tt.told == "" && err != nil || tt.told != "" && !strings.Contains(err.Error(), tt.told) {
				t.Fatalf("what is told: %v", err)
			}
			if tt.fails {
				if err := os.Mkdir(filepath.Join(data, tt.to), 0o700); err != nil {
					t.Fatal(err)
				}
				_ = told(t, l, run)
			}
			if _, err := os.Stat(filepath.Join(data, tt.to, filepath.Base(l.Path(run)))); err != nil {
				t.Error(err)
			}
			whole(t, l, run)
		})
	}
}

// A file that is a link when it is next written to is not written through: the run
// is not saved until it is away, and the reason is told.
func TestFileBecomesLink(t *testing.T) {
	data := t.TempDir()
	_, run := towerRun(t, 0)
	l := New(filepath.Join(data, "missions"), time.Now)
	text := kept(t, l, run)
	path, elsewhere := l.Path(run), filepath.Join(data, "elsewhere")
	if err := errors.Join(os.Rename(path, elsewhere), os.Symlink(elsewhere, path)); err != nil {
		t.Skip(err) // no links here
	}
	run = choose(t, run, 1)
	if err := l.Keep(run); !errors.Is(err, save.ErrNoFile) || contents(t, elsewhere) != text {
		t.Fatalf("%v; beyond the link stands\n%s", err, contents(t, elsewhere))
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_ = told(t, l, run)
	whole(t, l, run)
}

// On a disk that becomes read-only, fills up or fails, the run is not saved, the
// reason is told with the folder and a way out, and the run can be had as text; once
// the disk takes it again, nothing of it is missing.
func TestDiskFails(t *testing.T) {
	for cause, sentence := range map[error]string{
		syscall.EROFS:  "see whether you may write there",
		syscall.ENOSPC: "make room on the disk",
		syscall.EIO:    "input/output error",
	} {
		t.Run(cause.Error(), func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "missions")
			_, run := towerRun(t, 0)
			failing := false
			l := New(folder, time.Now, save.OnSync(func(sync func() error) error {
				if failing {
					return cause
				}
				return sync()
			}))
			before := kept(t, l, run)
			path := l.Path(run)
			failing = true
			for _, choice := range []int{1, 3} {
				run = choose(t, run, choice)
				if err := l.Keep(run); keep.Kept(err) || !errors.Is(err, cause) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), sentence) {
					t.Fatalf("what is told: %v", err)
				}
			}
			if l.Path(run) != "" || contents(t, path) != before {
				t.Errorf("the file holds\n%s", contents(t, path))
			}
			if text, err := l.Text(run); err != nil || !strings.Contains(string(text), "look-at-the-sea") {
				t.Errorf("%s, %v", text, err)
			}
			failing = false
			kept(t, l, run)
			whole(t, l, run)
		})
	}
}

// A folder that may not be written to keeps nobody from playing, and loses nothing.
func TestFolderReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write anywhere")
	}
	folder := filepath.Join(t.TempDir(), "missions")
	_, run := towerRun(t, 0)
	l := New(folder, time.Now)
	kept(t, l, run)
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	run = choose(t, run, 1)
	if err := l.Keep(run); !errors.Is(err, os.ErrPermission) || !strings.Contains(err.Error(), "see whether you may write there") {
		t.Errorf("what is told: %v", err)
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	kept(t, l, run)
	whole(t, l, run)
}

// Two programs play on one data folder, each its own runs, list them, and take
// points down under the same names. Each run is whole in the end, and the profile
// has the finds of both.
func TestTwoPrograms(t *testing.T) {
	const runs = 5
	data := t.TempDir()
	story, begun := towerRun(t)
	var programs sync.WaitGroup
	for first := range 2 {
		programs.Go(func() { playRuns(t, data, begun, runs, first, 1-first) })
	}
	programs.Wait()
	l := New(filepath.Join(data, "missions"), time.Now)
	list, err := l.List(story)
	if err != nil || len(list) != 2*runs+1 {
		t.Errorf("%d missions, %v", len(list), err)
	}
	for _, m := range list {
		if m.Condition != keep.Whole || m.State == nil || m.State.Choices != 2 {
			t.Errorf("%+v", m)
		}
	}
	if past, err := l.KeepFinds(story); err != nil || !past.Took("foot", "door", "take-the-rope") || !past.Took("foot", "door", "take-the-lamp") {
		t.Errorf("the profile: %v\n%s", err, past.Bytes())
	}
}

// playRuns is a program that plays runs of the same choices, keeps each at every
// choice, and takes a point down at its end.
func playRuns(t *testing.T, data string, begun playthrough.Run, runs int, choices ...int) {
	l := New(filepath.Join(data, "missions"), time.Now)
	if _, err := l.KeepFinds(begun.Story); err != nil {
		t.Error(err)
	}
	for range runs {
		run := begun.Fork(begun.Started)
		for _, choice := range choices {
			next, err := run.Choose(choice, run.Now().At+time.Second)
			if err != nil {
				t.Error(err)
				return
			}
			if run = next; !keep.Kept(l.Keep(run)) {
				t.Error("a run was not kept")
			}
		}
		if err := l.Copy(run, "the point"); err != nil && !errors.Is(err, keep.ErrTaken) && !errors.Is(err, keep.ErrBusy) {
			t.Error(err)
		}
		if _, err := l.List(begun.Story); err != nil {
			t.Error(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
}

// Files that the first release wrote are taken up and gone on with as they are; one
// of a newer release is told, and left alone.
func TestOtherVersions(t *testing.T) {
	story, err := scenes.CompileDir("../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		trouble keep.Trouble
		ways    []keep.WayKind
	}{
		{"bare", keep.NoTrouble, []keep.WayKind{keep.GoOn}},
		{"first-release", keep.NoTrouble, []keep.WayKind{keep.GoOn}},
		{"newer", keep.TroubleNewer, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			text := contents(t, filepath.Join("testdata", tt.name+save.Ext))
			overwrite(t, filepath.Join(folder, "old"+save.Ext), text)
			l := New(folder, time.Now)
			o := open(t, l, story, "old", tt.trouble, tt.ways...)
			if len(tt.ways) == 0 {
				if !strings.Contains(o.Why, "a newer one reads it") || contents(t, filepath.Join(folder, "old"+save.Ext)) != text {
					t.Errorf("why: %q", o.Why)
				}
				return
			}
			run := take(t, l, o, 0)
			run = choose(t, run, 3)
			after := kept(t, l, run)
			for line := range strings.Lines(text[strings.LastIndex(text, "---")+1:]) {
				if !strings.Contains(after, line) {
					t.Errorf("the line %q is gone:\n%s", line, after)
				}
			}
			whole(t, l, run)
		})
	}
}

// Thousands of missions are listed, each replayed; the newest is offered to go on
// with, and a run is kept among them.
func TestThousandsOfMissions(t *testing.T) {
	most := longtest.Count(1_000, 10_000)
	folder := t.TempDir()
	story, run := towerRun(t, 1)
	for i := range most {
		overwrite(t, filepath.Join(folder, fmt.Sprintf("slot-%05d%s", i, save.Ext)), "take-the-rope\n")
	}
	l := New(folder, time.Now)
	kept(t, l, run)
	if err := os.Chtimes(l.Path(run), time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	list, err := l.List(story)
	if err != nil || len(list) != most+1 {
		t.Fatalf("%d missions, %v", len(list), err)
	}
	for _, m := range list {
		if m.Condition != keep.Whole || m.State == nil || m.State.Choices != 1 {
			t.Fatalf("%+v", m)
		}
	}
	if last, _ := l.Last(story); last == nil || last.Name != slotName(l.Path(run)) {
		t.Errorf("to go on with: %+v", last)
	}
	if err := l.Rename(fmt.Sprintf("slot-%05d", most-1), "the last"); err != nil {
		t.Error(err)
	}
	whole(t, l, run)
}

// The missions of another story in the same folder, however many were played since,
// do not hide the one to go on with; nor do a few that have ended.
func TestLastAmongOthers(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 1)
	l := New(folder, time.Now)
	kept(t, l, run)
	later := time.Now().Add(time.Hour)
	for i := range 200 {
		text := "---\nstory: pier\n---\nwalk\n"
		if i < 40 {
			text = "shout\nshout\n"
		}
		path := filepath.Join(folder, fmt.Sprintf("other-%03d%s", i, save.Ext))
		overwrite(t, path, text)
		if err := os.Chtimes(path, later, later); err != nil {
			t.Fatal(err)
		}
	}
	if last, _ := l.Last(story); last == nil || last.Name != slotName(l.Path(run)) {
		t.Errorf("to go on with: %+v", last)
	}
}

// The newest mission is told if it cannot be gone on with, whether or not an older one
// can; one that is older than a whole one is not.
func TestLastBroken(t *testing.T) {
	whole, damaged := "take-the-rope\n", "---\nstory: tower\nsum: sha256:00\n---\ntake-the-rope\n"
	for _, test := range []struct {
		name         string
		texts        []string // the oldest first
		last, broken string
		condition    keep.Condition
	}{
		{"none", nil, "", "", 0},
		{"whole", []string{whole}, "m0", "", 0},
		{"damaged", []string{damaged}, "", "m0", keep.Damaged},
		{"parted", []string{"take-the-rope\nfly\n"}, "", "m0", keep.Parted},
		{"newer", []string{whole, "---\nversion: 9\n---\n"}, "m0", "m1", keep.Newer},
		{"older", []string{damaged, whole}, "m1", "", 0},
		{"ended", []string{damaged, "shout\nshout\n"}, "", "", 0},
		{"foreign", []string{damaged, "---\nstory: pier\n---\nwalk\n"}, "", "m0", keep.Damaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			story, _ := towerRun(t)
			for i, text := range test.texts {
				path := filepath.Join(folder, fmt.Sprintf("m%d%s", i, save.Ext))
				overwrite(t, path, text)
				if at := time.Unix(int64(i+1)*1000, 0); os.Chtimes(path, at, at) != nil {
					t.Fatal("the time of a file cannot be set")
				}
			}
			last, broken := New(folder, time.Now).Last(story)
			if nameOf(last) != test.last || nameOf(broken) != test.broken {
				t.Errorf("last %q, broken %q; want %q, %q", nameOf(last), nameOf(broken), test.last, test.broken)
			}
			if broken != nil && broken.Condition != test.condition {
				t.Errorf("its condition is %v", broken.Condition)
			}
		})
	}
}

func nameOf(m *keep.Mission) string {
	if m == nil {
		return ""
	}
	return m.Name
}
