//go:build unix

package mission_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cobalt/game/mission"
)

// A pipe that nobody writes to, a device and a socket are refused at once, by
// their own name and through a link.
func TestReadOnlyFiles(t *testing.T) {
	folder := t.TempDir()
	pipe, link := filepath.Join(folder, "pipe.mission"), filepath.Join(folder, "link.mission")
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.Symlink(pipe, link)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder) // the path of a socket must be short
	socket, err := net.Listen("unix", "socket")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	for path, kind := range map[string]string{pipe: "a pipe", link: "a pipe", os.DevNull: "a device", "socket": "a socket"} {
		_, err := mission.ReadFile(path)
		if !errors.Is(err, mission.ErrNotFile) || !strings.Contains(err.Error(), kind) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
