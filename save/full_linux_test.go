package save

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What is said of a file that a full disk does not take names no file that nobody
// asked for.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=16k"); err != nil {
		t.Skipf("a small disk cannot be mounted here, which takes root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	path, large := filepath.Join(dir, "f"), bytes.Repeat([]byte("large "), 10_000)
	there := filepath.Join(dir, "there")
	if err := WriteNew(there, []byte("small")); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"a new file":             WriteNew(path, large),
		"a new file of a secret": WritePrivate(path, large),
		"a file written anew":    Replace(there, large),
		"a program":              WriteProgram(path, large, false),
	} {
		if !errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), tempExt) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
