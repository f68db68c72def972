//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A signal ends a run that waits for standard input, with 128 and its number, and
// the last line tells how far it came.
func TestRunInterrupted(t *testing.T) {
	for _, tt := range []struct {
		signal syscall.Signal
		status int
		msg    string
	}{
		{syscall.SIGINT, 130, "cobalt: interrupted: interrupt\n"},
		{syscall.SIGTERM, 143, "cobalt: interrupted: terminated\n"},
		{syscall.SIGHUP, 129, "cobalt: interrupted: hangup\n"},
	} {
		t.Run(tt.signal.String(), func(t *testing.T) {
			status, msg := interrupt(t, tt.signal)
			if status != tt.status || msg != tt.msg {
				t.Errorf("status %d, message %q; want %d, %q", status, msg, tt.status, tt.msg)
			}
		})
	}
}

// interrupt runs a file and then standard input, which never ends, and sends a
// signal once the file is done.
func interrupt(t *testing.T, signal syscall.Signal) (status int, msg string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.mission")
	if err := os.WriteFile(file, []byte("take-the-rope\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd := exec.Command(self)
	cmd.Args = []string{"cobalt", "run", "--story", "testdata/story", file, "-"}
	cmd.Stderr = &complaints
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "ok ") {
		t.Errorf("the first line is %q", lines.Text())
	}
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	var after []string
	for lines.Scan() {
		after = append(after, lines.Text())
	}
	if want := []string{"", "2 missions: 1 passed, 1 not run"}; !slices.Equal(after, want) {
		t.Errorf("after the signal: %q", after)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Fatalf("ended with %v; %s", err, complaints.String())
	}
	return exit.ExitCode(), complaints.String()
}
