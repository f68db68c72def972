package starter

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/scenes"
)

// starterFiles returns a story that authors begin from as one folder.
func starterFiles(t *testing.T, kind, lang string) fstest.MapFS {
	t.Helper()
	whole := fstest.MapFS{}
	for _, folder := range Folders(kind, lang) {
		err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := fs.ReadFile(folder, name)
			whole[name] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return whole
}

// The stories that authors begin from have no defect and no warning on any
// difficulty, in any language. Their missions pass, and reach all of them.
func TestStarter(t *testing.T) {
	for _, kind := range Kinds() {
		for _, lang := range append([]string{""}, Languages()...) {
			t.Run(kind+" "+lang, func(t *testing.T) {
				folder := starterFiles(t, kind, lang)
				story, err := scenes.Compile(folder)
				if err != nil {
					t.Fatal(err)
				}
				if _, ok := story.Words(lang); !ok {
					t.Fatalf("there is no translation into %q", lang)
				}
				for _, d := range game.Difficulties {
					checkStarter(t, folder, story, d)
				}
			})
		}
	}
}

func checkStarter(t *testing.T, folder fs.FS, story *game.Story, d game.Difficulty) {
	t.Helper()
	report, err := explore.Verify(t.Context(), story, explore.Options{Difficulty: d, MaxMemory: 1 << 30})
	if err != nil || len(report.Defects)+len(report.Warnings) > 0 || !report.Complete {
		t.Errorf("%s: %v %+v %+v", d, err, report.Defects, report.Warnings)
	}
	covered := mission.NewCoverage(story)
	files, err := fs.Glob(folder, "missions/*.mission")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		runStarter(t, folder, story, name, mission.Options{Difficulty: &d, Complete: true, Observe: covered.Observe})
	}
	if total := covered.Total(); total.All().Percent() != 100 {
		t.Errorf("%s: %v%% of it is reached: %+v", d, total.All().Percent(), covered.Missed())
	}
}

func runStarter(t *testing.T, folder fs.FS, story *game.Story, name string, opt mission.Options) {
	t.Helper()
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := mission.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	result, err := mission.Run(story, file, opt)
	if err != nil || !result.OK {
		t.Errorf("%s: %v %+v", name, err, result)
	}
}

// A plain story knows nothing of suspicion: no rule changes it, and no text asks.
func TestPlainStarter(t *testing.T) {
	for name, file := range starterFiles(t, "plain", "es") {
		for _, word := range []string{"suspicion", "trace", "caught", "levels"} {
			if strings.Contains(string(file.Data), word) {
				t.Errorf("%s speaks of %s", name, word)
			}
		}
	}
}

// A brokenFS is a folder with a file that cannot be read.
type brokenFS struct{ fstest.MapFS }

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == "z.md" {
		return nil, errors.New("the disk is gone")
	}
	return b.MapFS.Open(name)
}

func (b brokenFS) ReadFile(name string) ([]byte, error) {
	if name == "z.md" {
		return nil, errors.New("the disk is gone")
	}
	return b.MapFS.ReadFile(name)
}

// If something goes wrong, nothing is written, and nothing stays behind.
func TestNewIsAllOrNothing(t *testing.T) {
	files := brokenFS{fstest.MapFS{"a.md": {Data: []byte("a")}, "z.md": {Data: []byte("z")}}}
	for _, there := range []bool{false, true} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "story")
		if there {
			if err := os.Mkdir(dir, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Write(dir, files); err == nil {
			t.Error("it was written")
		}
		found, err := filepath.Glob(filepath.Join(parent, "*", "*"))
		if hidden, _ := filepath.Glob(filepath.Join(parent, ".*")); err != nil || len(found)+len(hidden) > 0 {
			t.Errorf("left behind: %q %q %v", found, hidden, err)
		}
		if _, err := os.Stat(dir); (err == nil) != there {
			t.Errorf("the folder itself: %v", err)
		}
	}
}

// A file that appears at the last moment stays, and nothing comes beside it.
func TestMoveIntoReplacesNothing(t *testing.T) {
	dir, from := t.TempDir(), t.TempDir()
	for _, name := range []string{filepath.Join(from, "a"), filepath.Join(from, "b"), filepath.Join(dir, "b")} {
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := moveInto(dir, from); err == nil {
		t.Error("it was moved")
	}
	text, err := os.ReadFile(filepath.Join(dir, "b"))
	if err != nil || string(text) != filepath.Join(dir, "b") {
		t.Errorf("b reads %q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a: %v", err)
	}
}
