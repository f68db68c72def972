//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/termios"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// patience is how long a console is waited for before a test fails.
const patience = 2 * time.Minute

// A console is a program that runs on a terminal of its own.
type console struct {
	t      *testing.T
	cmd    *exec.Cmd
	keys   *os.File // everything written here is typed
	tty    *os.File // the program's side, kept open to look at its settings
	before unix.Termios
	data   string // the program's data folder

	mu      sync.Mutex
	screen  *vt.Emulator
	raw     bytes.Buffer
	hanging bool // the terminal goes away with the next thing it is sent
	changed chan struct{}
	done    sync.WaitGroup
}

// play starts the game on a terminal of that size, without its title.
func play(t *testing.T, columns, rows uint16, env []string, args ...string) *console {
	t.Helper()
	data := t.TempDir()
	words := append([]string{"cobalt", "--new", "--story", "testdata/story", "--data", data}, args...)
	return startConsole(t, columns, rows, env, data, program(t), words)
}

// program is this program, as a test script has it.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return self
}

func startConsole(t *testing.T, columns, rows uint16, env []string, data, path string, words []string) *console {
	t.Helper()
	c := &console{t: t, cmd: &exec.Cmd{Path: path, Args: words}, data: data, changed: make(chan struct{}, 1)}
	c.screen = vt.NewEmulator(min(int(columns), 200), min(int(rows), 100))
	var err error
	if c.keys, c.tty, err = pty.Open(); err != nil {
		t.Fatal(err)
	}
	c.resizeTerminal(columns, rows)
	c.before = c.settings()
	c.cmd.Stdin, c.cmd.Stdout, c.cmd.Stderr = c.tty, c.tty, c.tty
	c.cmd.Env = append([]string{"TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "HOME=" + data}, env...)
	c.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c.done.Add(2)
	go c.watch()
	go c.reply()
	t.Cleanup(c.close)
	return c
}

// watch shows the output of the program on the screen.
func (c *console) watch() {
	defer c.done.Done()
	buf := make([]byte, 1<<16)
	for {
		n, err := c.keys.Read(buf)
		c.mu.Lock()
		c.raw.Write(buf[:n])
		_, _ = c.screen.Write(buf[:n])
		hanging := c.hanging
		c.mu.Unlock()
		select {
		case c.changed <- struct{}{}:
		default:
		}
		if err != nil || hanging {
			c.screen.InputPipe().(io.Closer).Close() // its own Close races with the reader
			c.keys.Close()
			return
		}
	}
}

// hangUp takes the terminal away. A file that is read from stays open, so the
// program is first made to write something.
func (c *console) hangUp() {
	c.t.Helper()
	c.mu.Lock()
	c.hanging = true
	c.mu.Unlock()
	c.press("?")
}

// reply types the answers of the terminal.
func (c *console) reply() {
	defer c.done.Done()
	_, _ = io.Copy(c.keys, c.screen) // until the terminal is gone
	_, _ = io.Copy(io.Discard, c.screen)
}

func (c *console) close() {
	_ = c.cmd.Process.Kill() // it may have ended
	c.keys.Close()
	c.tty.Close()
	c.done.Wait()
}

func (c *console) resizeTerminal(columns, rows uint16) {
	c.t.Helper()
	if err := pty.Setsize(c.keys, &pty.Winsize{Rows: rows, Cols: columns}); err != nil {
		c.t.Fatal(err)
	}
}

// resize changes the size of the window.
func (c *console) resize(columns, rows uint16) {
	c.t.Helper()
	c.mu.Lock()
	c.screen.Resize(int(columns), int(rows))
	c.mu.Unlock()
	c.resizeTerminal(columns, rows)
}

func (c *console) settings() unix.Termios {
	c.t.Helper()
	settings, err := termios.GetTermios(int(c.tty.Fd()))
	if err != nil {
		c.t.Fatal(err)
	}
	return *settings
}

func (c *console) press(keys string) {
	c.t.Helper()
	if _, err := io.WriteString(c.keys, keys); err != nil {
		c.t.Fatal(err)
	}
}

// see waits until the screen shows all of the texts.
func (c *console) see(texts ...string) {
	c.t.Helper()
	c.wait(func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	}, strings.Join(texts, ", "))
}

// wait waits until the screen is as wanted.
func (c *console) wait(wanted func(screen string) bool, name string) {
	c.t.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		c.mu.Lock()
		screen := c.screen.String()
		c.mu.Unlock()
		if wanted(screen) {
			return
		}
		select {
		case <-c.changed:
		case <-deadline.C:
			c.t.Fatalf("the screen never showed %s; it shows:\n%s", name, screen)
		}
	}
}

// signal sends the program a signal.
func (c *console) signal(s syscall.Signal) {
	c.t.Helper()
	if err := c.cmd.Process.Signal(s); err != nil {
		c.t.Fatal(err)
	}
}

// left waits for the program's end, and holds that the terminal is as it was
// before. It returns the exit status, or minus the signal that killed it.
func (c *console) left() int {
	c.t.Helper()
	status := c.ended()
	if after := c.settings(); after != c.before {
		c.t.Errorf("the terminal's settings were %+v, and are %+v", c.before, after)
	}
	c.wait(func(string) bool { return bytes.Contains(c.output(), []byte("\x1b[?1049l")) }, "the alternate screen being left")
	if raw := c.output(); bytes.LastIndex(raw, []byte("\x1b[?25h")) < bytes.LastIndex(raw, []byte("\x1b[?25l")) {
		c.t.Error("the cursor stays hidden")
	}
	return status
}

func (c *console) output() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	return bytes.Clone(c.raw.Bytes())
}

// ended waits for the program's end.
func (c *console) ended() int {
	c.t.Helper()
	timer := time.AfterFunc(patience, func() { _ = c.cmd.Process.Kill() })
	defer timer.Stop()
	err := c.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		c.t.Fatal(err)
	}
	if s, ok := c.cmd.ProcessState.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return -int(s.Signal())
	}
	return c.cmd.ProcessState.ExitCode()
}

// missions returns the mission files in the data folder, by name, in order.
func (c *console) missions() []string {
	c.t.Helper()
	paths, err := filepath.Glob(filepath.Join(c.data, "missions", "*.mission"))
	if err != nil {
		c.t.Fatal(err)
	}
	var texts []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			c.t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// kept holds that there is one mission file, and that it ends with a choice.
func (c *console) kept(choice string) {
	c.t.Helper()
	missions := c.missions()
	if len(missions) != 1 {
		c.t.Fatalf("there are %d mission files", len(missions))
	}
	if last := lastChoice(missions[0]); last != choice {
		c.t.Errorf("the mission ends with %q, not with %s", last, choice)
	}
}

// lastChoice is the id of the last choice of a mission file.
func lastChoice(text string) string {
	last := ""
	for line := range strings.Lines(text) {
		if id, _, timed := strings.Cut(line, " @ "); timed {
			last = strings.TrimSpace(id)
		}
	}
	return last
}
