package save

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fileNamed is the file that these tests write.
var fileNamed = fileOf("run")

// written runs work on a disk that holds before, and returns who watched: after
// every call to the disk, a crash may leave before or after and nothing else.
// The call of that number fails; 0 fails none.
func written(t *testing.T, before, after string, failing int, noLinks bool, work func(d folder) error) (w *witness, err error) {
	t.Helper()
	m := newMemory()
	if before != "" {
		f, err := m.Create(fileNamed, readableByAll)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(writeAll(m, f, fileNamed, []byte(before)), m.Sync()); err != nil {
			t.Fatal(err)
		}
	}
	m.calls, m.noLinks = 0, noLinks
	m.fault = plan{at: failing, fault: fault{err: syscall.EIO}}.fails
	w = watch(t, m, "run", 3, true)
	w.allowed = [][]byte{nil, []byte(after)}
	switch {
	case before != "":
		w.allowed[0] = []byte(before)
	case noLinks, failing > 0: // linking may be the call that fails
		w.allowed = append(w.allowed, []byte{}) // an empty file takes the name first
	}
	if err = work(m); err == nil {
		w.allowed = [][]byte{[]byte(after)}
		clear(w.seen)
		w.crash()
	}
	return w, err
}

// Whatever call to the disk fails, and wherever the power goes, a file that is
// written is there as a whole, as it was before, or not at all.
func TestWriteFaults(t *testing.T) {
	const before, after = "the file as it was, some sectors of it", "the file as it is to be, which is longer"
	for _, tt := range []struct {
		name    string
		before  string
		noLinks bool
		work    func(d folder) error
	}{
		{"new", "", false, func(d folder) error { return writeNew(d, fileNamed, []byte(after), readableByAll) }},
		{"new, without links", "", true, func(d folder) error { return writeNew(d, fileNamed, []byte(after), readableByAll) }},
		{"replaced", before, false, func(d folder) error { return replaceFile(d, fileNamed, []byte(after)) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w, err := written(t, tt.before, after, 0, tt.noLinks, tt.work)
			if err != nil || w.calls < 6 {
				t.Fatalf("%d calls, %v", w.calls, err)
			}
			calls := w.calls
			for failing := range calls + 1 {
				w, _ := written(t, tt.before, after, failing, tt.noLinks, tt.work)
				for _, f := range w.faults {
					t.Errorf("call %d fails: %s", failing, f)
				}
				for name := range w.names {
					if name != fileNamed && !strings.Contains(name, "cobalt") {
						t.Errorf("call %d fails: %s is left", failing, name)
					}
				}
			}
		})
	}
}

// A file that is there is never written over by a new one.
func TestWriteNewRefuses(t *testing.T) {
	for _, noLinks := range []bool{false, true} {
		m := newMemory()
		m.noLinks = noLinks
		if err := writeNew(m, "f", []byte("one"), readableByAll); err != nil {
			t.Fatal(err)
		}
		err := writeNew(m, "f", []byte("two"), readableByAll)
		if !errors.Is(err, fs.ErrExist) || string(m.names["f"].data) != "one" || len(m.names) != 1 {
			t.Errorf("without links %v: %v, and %d files are there", noLinks, err, len(m.names))
		}
	}
}

// The real file system agrees: links stay links, permissions stay, and a thing that
// is not a file is refused.
func TestFilesOnDisk(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "f"), filepath.Join(dir, "link")
	if err := WriteNew(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(path, 0o640), os.Symlink("f", link)); err != nil {
		t.Skip(err) // no links here
	}
	if err := Replace(link, []byte("two")); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	info, err2 := os.Stat(path)
	to, err3 := os.Readlink(link)
	if err := errors.Join(err, err2, err3); err != nil || string(data) != "two" || info.Mode().Perm() != 0o640 || to != "f" {
		t.Errorf("%q, %v, a link to %q: %v", data, info.Mode(), to, err)
	}
	if err := os.Chmod(path, 0o440); err != nil {
		t.Fatal(err)
	}
	long := filepath.Join(dir, strings.Repeat("n", 250))
	for what, got := range map[string][2]error{
		"a file that may not be written": {Replace(path, nil), fs.ErrPermission},
		"a folder":                       {Replace(dir, nil), ErrNoFile},
		"a file that is not there":       {Replace(long, nil), fs.ErrNotExist},
		"a new file over a link":         {WriteNew(link, nil), fs.ErrExist},
		"a new file in no folder":        {WriteNew(filepath.Join(dir, "no", "f"), nil), fs.ErrNotExist},
		"a new file that is a folder":    {WriteNew(long+"/", nil), fs.ErrInvalid},
		"a long name":                    {WriteNew(long, []byte("long")), nil},
	} {
		if !errors.Is(got[0], got[1]) {
			t.Errorf("%s: %v", what, got[0])
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 3 {
		t.Errorf("%v is there, %v", left, err)
	}
}
