package save

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
)

// a clock that goes on by a second whenever it is asked.
func ticking() func() time.Time {
	at := time.Unix(1_800_000_000, 0)
	return func() time.Time { at = at.Add(time.Second); return at }
}

// onDisk returns a store in a folder that is not there yet.
func onDisk(t testing.TB) *Store {
	return Open(filepath.Join(t.TempDir(), "data", "missions"), ticking())
}

// record plays the given choices.
func record(t testing.TB, story *game.Story, choices ...int) *mission.Recorder {
	t.Helper()
	rec, err := mission.Record(story, game.Agent, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range choices {
		if err := rec.Choose(c, time.Duration(i)*time.Second); err != nil {
			t.Fatal(err)
		}
	}
	return rec
}

// fill saves a run of some choices to a new slot, once for each choice.
func fill(t testing.TB, s *Store, story *game.Story, name string, choices ...int) *mission.Recorder {
	t.Helper()
	sl, err := s.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	rec := record(t, story)
	for i := 0; ; i++ {
		if err := sl.Save(rec.File); err != nil {
			t.Fatal(err)
		}
		if i == len(choices) {
			break
		}
		if err := rec.Choose(choices[i], time.Duration(i)*time.Second); err != nil {
			t.Fatal(err)
		}
	}
	if err := sl.Close(); err != nil {
		t.Fatal(err)
	}
	return rec
}

func TestSaveAndLoad(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	if names, err := s.Names(); err != nil || len(names) > 0 {
		t.Fatalf("before anything: %q, %v", names, err)
	}
	rec := fill(t, s, story, "a run", 0, 2, 1, 0)
	m, err := s.Load("a run", story)
	if err != nil || m.State != OK || m.Problem != nil || m.Result.State != rec.State() || string(m.File.Bytes()) != string(rec.File.Bytes()) {
		t.Fatalf("%+v, %v", m, err)
	}
	versions, err := s.Versions("a run", story)
	if err != nil || len(versions) != Versions {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	for i, v := range versions {
		if v.File.Choices() != 3-i || v.Version != i+1 || v.State != OK {
			t.Errorf("version %d: %d choices, %v", v.Version, v.File.Choices(), v.State)
		}
	}
	files, err := os.ReadDir(s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name())
		if info, err := f.Info(); err != nil || info.Mode() != 0o600 {
			t.Errorf("%s is of mode %v", f.Name(), info.Mode())
		}
	}
	if want := []string{".a run.mission.1", ".a run.mission.2", ".a run.mission.3", "a run.mission"}; !slices.Equal(names, want) {
		t.Errorf("in the folder are %q", names)
	}
	if info, err := os.Stat(s.Dir()); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is of mode %v", info.Mode())
	}
}

func TestNames(t *testing.T) {
	for _, name := range []string{"a", "Budapest, first try", "2026-11-22 14.03", "ünïcødé", "a.b", "COM", "COM12", "nulls", "20261122-140311-2", strings.Repeat("x", MaxName)} {
		if err := CheckName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if got, ok := slotOf(fileOf(name)); !ok || got != name {
			t.Errorf("%q: its file is of slot %q", name, got)
		}
		if got, ok := slotOf(keptOf(name, 2)); !ok || got != name {
			t.Errorf("%q: its version is of slot %q", name, got)
		}
	}
	for _, name := range []string{
		"", ".", "..", "../x", "a/b", `a\b`, "/etc/passwd", "a/../../b", "C:x", ".hidden", "-rf", " a", "a ", "a.", "a\n", "a\x1b[2J", "a\x00b", "\xff",
		"nul", "NUL.txt", "com1", "COM¹", "lpt9.x", "x.mission", "x.MISSION", "a*", "a?", "a|b", "\u202eabc", "a\u00a0b", "\ufffd", strings.Repeat("x", MaxName+1),
	} {
		if err := CheckName(name); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, file := range []string{".mission", "..mission", ".a.mission.0", ".a.mission.4", ".a.mission.01", ".a.mission.lock", ".a.mission.0123456789abcdef.tmp", "a.txt", ".mission.1"} {
		if name, ok := slotOf(file); ok {
			t.Errorf("%q is taken for a file of slot %q", file, name)
		}
	}
}

// No name leads out of the folder, whatever is asked for.
func TestNothingOutside(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	rec := fill(t, s, story, "in", 0)
	outside := filepath.Join(filepath.Dir(s.Dir()), "out.mission")
	if err := os.WriteFile(outside, rec.File.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../out", "..", ".", "", "in/../../out", outside, strings.TrimSuffix(outside, Ext), ".in", "a\x00"} {
		_, errLoad := s.Load(name, story)
		_, _, errTake := s.Take(name)
		_, errCreate := s.Create(name)
		_, errPath := s.Path(name)
		_, errVersions := s.Versions(name, story)
		for what, err := range map[string]error{
			"load": errLoad, "take": errTake, "create": errCreate, "path": errPath, "versions": errVersions,
			"rename from": s.Rename(name, "x"), "rename to": s.Rename("in", name), "delete": s.Delete(name),
		} {
			if !errors.Is(err, ErrName) {
				t.Errorf("%s %q: %v", what, name, err)
			}
		}
	}
	if data, err := os.ReadFile(outside); err != nil || string(data) != string(rec.File.Bytes()) {
		t.Errorf("the file outside: %v", err)
	}
	if names, err := s.Names(); err != nil || !slices.Equal(names, []string{"in"}) {
		t.Errorf("%q, %v", names, err)
	}
}

// A second program on a slot is told, and whoever deletes or renames it too.
func TestBusy(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	fill(t, s, story, "a", 0)
	first, f, err := s.Take("a")
	if err != nil {
		t.Fatal(err)
	}
	_, _, errTake := s.Take("a")
	_, errCreate := s.Create("a")
	for what, err := range map[string]error{"take": errTake, "create": errCreate, "delete": s.Delete("a"), "rename": s.Rename("a", "b")} {
		if !errors.Is(err, ErrBusy) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if m, err := s.Load("a", story); err != nil || m.State != OK {
		t.Errorf("loading what is played: %+v, %v", m, err)
	}
	copied, err := s.CreateNumbered("a")
	if err != nil || copied.Name() != "a-2" {
		t.Fatalf("a copy: %+v, %v", copied, err)
	}
	if err := errors.Join(first.Save(f), copied.Save(f.Clone()), first.Close(), copied.Close()); err != nil {
		t.Fatal(err)
	}
	again, _, err := s.Take("a")
	if err != nil {
		t.Fatalf("once it was given back: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

// A file that somebody else put in a slot's place is not written over.
func TestChangedUnderneath(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	rec := fill(t, s, story, "a", 0)
	sl, f, err := s.Take("a")
	if err != nil {
		t.Fatal(err)
	}
	other := append(rec.File.Bytes(), "# mine\n"...)
	if err := os.WriteFile(sl.Path(), other, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sl.Save(f); !errors.Is(err, ErrChanged) {
		t.Errorf("changed: %v", err)
	}
	if data, err := os.ReadFile(sl.Path()); err != nil || string(data) != string(other) {
		t.Errorf("the file was written over: %v", err)
	}
	if err := os.WriteFile(sl.Path(), sl.last, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sl.Save(f); err != nil {
		t.Errorf("touched alone: %v", err)
	}
	fresh, err := s.Create("b")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fresh.Path(), []byte("go\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := fresh.Save(f); !errors.Is(err, ErrTaken) {
		t.Errorf("put there by hand: %v", err)
	}
}

// A folder that vanishes is made anew, and the slot in it.
func TestFolderVanishes(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	sl, err := s.Create("a")
	if err != nil {
		t.Fatal(err)
	}
	rec := record(t, story, 0)
	for range 3 {
		if err := sl.Save(rec.File); err != nil {
			t.Fatal(err)
		}
		if m, err := s.Load("a", story); err != nil || m.State != OK {
			t.Fatalf("%+v, %v", m, err)
		}
		if _, _, err := s.Take("a"); !errors.Is(err, ErrBusy) {
			t.Fatalf("the lock was lost: %v", err)
		}
		if err := os.RemoveAll(filepath.Dir(s.Dir())); err != nil {
			t.Fatal(err)
		}
	}
	if err := sl.Close(); err != nil {
		t.Error(err)
	}
}

// A slot that cannot be written to says so, and is saved once it can be.
func TestFolderCannotBe(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	data := filepath.Dir(s.Dir())
	if err := os.WriteFile(data, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Create("a"); err == nil || !strings.Contains(err.Error(), "cannot be created: ") {
		t.Errorf("a file in the folder's place: %v", err)
	}
	if err := os.Remove(data); err != nil {
		t.Fatal(err)
	}
	fill(t, s, story, "a", 0)
}

// 10,000 slots are listed; one among them is found.
func TestManySlots(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	fill(t, s, story, "one")
	for i := range 10_000 {
		if err := os.WriteFile(filepath.Join(s.Dir(), fmt.Sprintf("slot-%05d.mission", i)), []byte("go\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	names, err := s.Names()
	if err != nil || len(names) != 10_001 || names[0] != "one" || names[10_000] != "slot-09999" {
		t.Errorf("%d names, %v", len(names), err)
	}
	sl, _, err := s.Take("one")
	if err != nil {
		t.Fatal(err)
	}
	if err := sl.Close(); err != nil {
		t.Error(err)
	}
}

func TestRenameAndDelete(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	rec := fill(t, s, story, "a", 0, 2, 1)
	fill(t, s, story, "b", 0)
	if err := s.Rename("a", "b"); !errors.Is(err, ErrTaken) {
		t.Errorf("onto another: %v", err)
	}
	if err := s.Rename("c", "d"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of none: %v", err)
	}
	if err := s.Rename("a", "the first"); err != nil {
		t.Fatal(err)
	}
	m, err := s.Load("the first", story)
	if err != nil || m.State != OK || m.Result.State != rec.State() {
		t.Errorf("renamed: %+v, %v", m, err)
	}
	if versions, err := s.Versions("the first", story); err != nil || len(versions) != 3 {
		t.Errorf("%d versions, %v", len(versions), err)
	}
	if err := errors.Join(s.Delete("the first"), s.Delete("b")); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete("b"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("deleted twice: %v", err)
	}
	if files, err := os.ReadDir(s.Dir()); err != nil || len(files) > 0 {
		t.Errorf("left are %v, %v", files, err)
	}
}

// A slot whose file is gone, and its versions not, is one still.
func TestFileIsGone(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	fill(t, s, story, "a", 0)
	if err := os.Remove(s.path("a")); err != nil {
		t.Fatal(err)
	}
	m, err := s.Load("a", story)
	if err != nil || m.State != Damaged || !strings.Contains(m.Problem.Error(), "only versions before it are left") {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := s.Create("a"); !errors.Is(err, ErrTaken) {
		t.Errorf("another of that name: %v", err)
	}
	if _, _, err := s.Take("a"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("taken up: %v", err)
	}
}
