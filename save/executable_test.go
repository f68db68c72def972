package save

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// A program is written whole and may be run; one that is there is replaced only if
// that is asked for, and nothing else is left in the folder.
func TestWriteProgram(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "program")
	if err := WriteProgram(path, []byte("one"), false); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o100 == 0 {
		t.Errorf("its permissions are %v (%v)", info.Mode(), err)
	}
	if err := WriteProgram(path, []byte("two"), false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file that is there: %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "one" {
		t.Errorf("it holds %q", got)
	}
	if err := WriteProgram(path, []byte("two"), true); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "two" {
		t.Errorf("replaced, it holds %q", got)
	}
	if err := WriteProgram(filepath.Join(dir, "missing", "program"), []byte("x"), true); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is not there: %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v)", entries, err)
	}
}

// A folder in the program's place is refused, and stays.
func TestWriteProgramOverFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "program"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteProgram(filepath.Join(dir, "program"), []byte("x"), true); !errors.Is(err, ErrNoFile) {
		t.Errorf("over a folder: %v", err)
	}
}
