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
	"time"

	"github.com/creack/pty"
)

// BenchmarkFirstFrame measures the time from a process's start to its first frame on
// a terminal of its own: of a bare Bubble Tea program that draws one line, of the
// title, of the title with the built-in story loaded, and of the first passage. It also
// reports the processor time that it took until then, and to end.
func BenchmarkFirstFrame(b *testing.B) {
	folder := b.TempDir()
	for _, program := range []string{".", "./testdata/bare"} {
		if out, err := exec.Command("go", "build", "-o", folder+"/", program).CombinedOutput(); err != nil {
			b.Fatalf("%s: %v\n%s", program, err, out)
		}
	}
	// With settings it is no first start, which asks something before the title.
	if err := os.WriteFile(filepath.Join(folder, "settings.yaml"), []byte("reduced-motion: on\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	kept := []string{"--data", folder}
	for _, c := range []struct {
		name, program string
		args          []string
		shows         string
	}{
		{"bare", "bare", nil, "bare"},
		{"title", "cobalt", kept, "█"},
		{"loaded", "cobalt", kept, "New mission"},
		{"passage", "cobalt", append(kept, "--new"), "Keleti"},
	} {
		b.Run(c.name, func(b *testing.B) {
			var processor time.Duration
			for b.Loop() {
				processor += showFirst(b, filepath.Join(folder, c.program), c.args, c.shows)
			}
			b.ReportMetric(float64(processor.Nanoseconds())/float64(b.N), "cpu-ns/op")
		})
	}
}

// showFirst runs a program on a terminal until it shows a text, and returns the processor
// time that it took.
func showFirst(b *testing.B, program string, args []string, shows string) time.Duration {
	b.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + filepath.Dir(program), "PATH=" + os.Getenv("PATH")}
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		b.Fatal(err)
	}
	late := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
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
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}
