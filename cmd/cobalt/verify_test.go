//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"

	"cobalt/scenes/scenestest"
)

// On a terminal a proof tells how far it has come. Ctrl+c ends it at once, with
// everything known so far, marked incomplete.
func TestVerifyInterrupted(t *testing.T) {
	out, messages, status := interruptVerify(t, writeHub(t))
	if status != 130 {
		t.Errorf("status %d, want 130", status)
	}
	if !strings.Contains(messages, " in the frontier") || !strings.HasSuffix(messages, "\r\x1b[Kcobalt: interrupted: interrupt\r\n") {
		t.Errorf("messages end in %q", messages[max(0, len(messages)-100):])
	}
	var got struct {
		Complete bool
		States   int
		Defects  []any
		Endings  []struct {
			Reachable bool
			Choices   *int
		}
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got.Complete || got.States == 0 || len(got.Defects) > 0 || got.Endings[0].Reachable || got.Endings[0].Choices != nil {
		t.Errorf("%+v", got)
	}
}

// writeHub writes a story that no proof is soon through with into a folder.
func writeHub(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, scenestest.Hub(40)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// writeLong writes a story that takes long to prove into a folder.
func writeLong(t *testing.T, nodes, window int) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, scenestest.Long(nodes, window)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// interruptVerify runs a proof with a terminal for its messages, and interrupts
// it once it has told how far it has come.
func interruptVerify(t *testing.T, dir string) (out []byte, messages string, status int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	terminal, errs, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	var stdout bytes.Buffer
	cmd := exec.Command(self)
	cmd.Args = []string{"cobalt", "verify", "--story", dir, "--format", "json"}
	cmd.Env = append(os.Environ(), "TERM=xterm", "HOME="+filepath.Dir(dir))
	cmd.Stdout, cmd.Stderr = &stdout, errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	errs.Close()
	var all []byte
	buf := make([]byte, 4096)
	for sent := false; ; {
		n, err := terminal.Read(buf)
		all = append(all, buf[:n]...)
		if err != nil {
			break // the program has closed its end
		}
		if !sent && bytes.Contains(all, []byte("states a second")) || !sent && bytes.Contains(all, []byte("in the frontier")) {
			sent = true
			if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Fatalf("ended with %v", err)
	}
	return stdout.Bytes(), string(all), exit.ExitCode()
}

// TestHintStory holds that whoever proves the built-in story in the folder of another one
// is told so.
func TestHintStory(t *testing.T) {
	for _, tt := range []struct {
		file, story string
		told        bool
	}{{"story.md", "", true}, {"story.md", ".", false}, {"notes.md", "", false}} {
		t.Chdir(t.TempDir())
		if err := os.WriteFile(tt.file, []byte("---\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		v := &verifyCommand{proving: proving{options: &options{streams: streams{err: &said}, storyDir: tt.story}}}
		v.hintStory()
		if told := strings.Contains(said.String(), "--story . names it"); told != tt.told {
			t.Errorf("beside %s, of the story %q: %q", tt.file, tt.story, said.String())
		}
	}
}
