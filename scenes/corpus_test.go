package scenes

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/diag"
	"cobalt/scenes/letters"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// quotedSuffix marks a file of an archive whose lines are Go strings without
// their quotes, so that a test can hold bytes that no editor would keep.
const quotedSuffix = ".quoted"

// archiveFS makes a folder of an archive's files, and of the base's files that the
// archive does not replace.
func archiveFS(t testing.TB, a *txtar.Archive) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile(filepath.Join("testdata", "base.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range append(base.Files, a.Files...) {
		name, quoted := strings.CutSuffix(f.Name, quotedSuffix)
		if name == "want" {
			continue
		}
		if quoted {
			f.Data = unquoteLines(t, f.Data)
		}
		fsys[name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func unquoteLines(t testing.TB, data []byte) []byte {
	t.Helper()
	var out []byte
	for line := range bytes.Lines(data) {
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.TrimSuffix(string(line), "\n"), `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		out = append(append(out, text...), '\n')
	}
	return out
}

// golden compares an archive's file "want" with the result, or rewrites the file.
func golden(t *testing.T, path string, a *txtar.Archive, got string) {
	t.Helper()
	got = strings.TrimSuffix(got, "\n") + "\n"
	for i := range a.Files {
		f := &a.Files[i]
		if f.Name != "want" {
			continue
		}
		if string(f.Data) == got {
			return
		}
		if !*update {
			t.Errorf("%s:\ngot:\n%swant:\n%s", path, got, f.Data)
			return
		}
		f.Data = []byte(got)
		write(t, path, a)
		return
	}
	if !*update {
		t.Errorf("%s has no file \"want\"; got:\n%s", path, got)
		return
	}
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(got)})
	write(t, path, a)
}

func write(t *testing.T, path string, a *txtar.Archive) {
	t.Helper()
	if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}

// archives calls test for each archive of a folder of testdata.
func archives(t *testing.T, dir string, atLeast int, test func(t *testing.T, path string, a *txtar.Archive)) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
	if err != nil || len(paths) < atLeast {
		t.Fatalf("testdata/%s has %d archives, want at least %d (%v)", dir, len(paths), atLeast, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			test(t, path, a)
		})
	}
}

// TestBroken holds the messages of broken stories against those on record.
func TestBroken(t *testing.T) {
	archives(t, "broken", 60, func(t *testing.T, path string, a *txtar.Archive) {
		story, err := Compile(archiveFS(t, a))
		if err == nil {
			t.Fatalf("it compiles, to a story of %d nodes", len(story.Nodes))
		}
		var errs diag.List
		if errors.As(err, &errs) {
			checkErrors(t, errs)
		}
		golden(t, path, a, err.Error())
	})
}

// checkErrors checks the properties of every list of faults.
func checkErrors(t testing.TB, errs diag.List) {
	t.Helper()
	for i, e := range errs {
		if e.File == "" || e.Line < 1 || e.Col < 1 || e.Message == "" {
			t.Errorf("an error without a place or a message: %#v", e)
		}
		for _, r := range e.Error() {
			if letters.Forbidden(r) || r == '\n' || r == '\t' {
				t.Errorf("%q holds the control character %U", e.Error(), r)
			}
		}
		if i > 0 && (errs[i-1].File > e.File || errs[i-1].File == e.File && errs[i-1].Line > e.Line) {
			t.Errorf("%v stands before %v", errs[i-1], e)
		}
	}
}
