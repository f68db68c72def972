//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// BenchmarkFirstFrame measures the time from a process's start to its first frame on
// a terminal of its own: of a bare Bubble Tea program that draws one line, of the
// title, of the title with the built-in story loaded, and of the first passage.
func BenchmarkFirstFrame(b *testing.B) {
	folder := b.TempDir()
	for _, program := range []string{".", "./testdata/bare"} {
		if out, err := exec.Command("go", "build", "-o", folder+"/", program).CombinedOutput(); err != nil {
			b.Fatalf("%s: %v\n%s", program, err, out)
		}
	}
	for _, c := range []struct {
		name, program string
		args          []string
		shows         string
	}{
		{"bare", "bare", nil, "bare"},
		{"title", "cobalt", nil, "█"},
		{"loaded", "cobalt", nil, "New mission"},
		{"passage", "cobalt", []string{"--new"}, "Keleti"},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				showFirst(b, filepath.Join(folder, c.program), c.args, c.shows)
			}
		})
	}
}

// showFirst runs a program on a terminal until it shows a text.
func showFirst(b *testing.B, program string, args []string, shows string) {
	b.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + filepath.Dir(program), "PATH=" + os.Getenv("PATH")}
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		b.Fatal(err)
	}
	var shown bytes.Buffer
	buf := make([]byte, 1<<16)
	for !bytes.Contains(shown.Bytes(), []byte(shows)) {
		n, err := terminal.Read(buf)
		if err != nil {
			b.Fatalf("%s ended: %v\n%s", program, err, shown.Bytes())
		}
		shown.Write(buf[:n])
	}
	b.StopTimer()
	_ = cmd.Process.Signal(syscall.SIGKILL) // it may have ended
	_, _ = io.Copy(io.Discard, terminal)    // until the terminal is gone
	terminal.Close()
	_ = cmd.Wait()
	b.StartTimer()
}
