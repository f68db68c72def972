//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// On a terminal results are colored, unless it is dumb or NO_COLOR is set.
func TestRunOnTerminal(t *testing.T) {
	for _, tt := range []struct {
		env  []string
		want string
	}{
		{[]string{"TERM=xterm"}, "\x1b[32mok\x1b[0m    "},
		{[]string{"TERM=dumb"}, "ok    "},
		{[]string{"TERM=emacs"}, "ok    "},
		{[]string{"TERM=xterm", "NO_COLOR=1"}, "ok    "},
	} {
		if got := onTerminal(t, tt.env); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%v: %q", tt.env, got)
		}
	}
}

// onTerminal runs a mission file on a terminal, and returns its output.
func onTerminal(t *testing.T, env []string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.mission")
	if err := os.WriteFile(file, []byte("take-the-rope\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = []string{"cobalt", "run", "--story", "testdata/story", file}
	cmd.Env = env
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	shown, err := io.ReadAll(terminal)
	if err != nil && !errors.Is(err, syscall.EIO) { // how Linux says that nobody is left
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v: %v", env, err)
	}
	return string(shown)
}
