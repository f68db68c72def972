//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
)

// TestPlayOnTerminal plays on a real terminal: start, choose, resize, redraw,
// look around, leave.
func TestPlayOnTerminal(t *testing.T) {
	c := play(t, 80, 24, nil)
	c.see("The Foot · By the sea", "The door is low.", "▸ 1  Take the rope", "×  Climb", "needs Rope, or Nerve at 2 or more")
	c.press("1")
	c.see("+ Gained: Rope", "▲ Suspicion +10, now 10", "1  Take the lamp")
	c.press("\x1b[B\x1b[B")
	c.see("▸ 3  Look at the sea")
	c.resize(120, 40)
	c.see("│ Suspicion", "│ Carried", "│ + Rope")
	c.resize(20, 5)
	c.see("Cobalt needs a")
	c.resize(60, 20)
	c.see("▸ 3  Look at the sea", "q leave")
	c.press("\x0c") // ctrl+l
	c.press("?")
	c.see("Keys", "l        log")
	c.press("\x1b")
	c.see("▸ 3  Look at the sea")
	c.press("\r")
	c.see("+ Learned: The storm")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	c.see("Saved. cobalt play --story testdata/story ")
	c.kept("look-at-the-sea")
}

// TestPlayLeavesByKey holds that ctrl+c leaves like q, and that a run without
// choices leaves nothing behind.
func TestPlayLeavesByKey(t *testing.T) {
	c := play(t, 80, 24, nil)
	c.see("The door is low.")
	c.press("\x03")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	if missions := c.missions(); len(missions) != 0 {
		t.Errorf("missions: %q", missions)
	}
	if out := string(c.output()); strings.Contains(out, "Saved") {
		t.Errorf("it says that it saved: %q", out)
	}
}

// TestPlaySignaled holds that a signal ends the game with 128 and its number,
// the run kept and the terminal as it was.
func TestPlaySignaled(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(s.String(), func(t *testing.T) {
			c := play(t, 80, 24, nil)
			c.see("▸ 1  Take the rope")
			c.press("1")
			c.see("Gained: Rope")
			c.signal(s)
			if status := c.left(); status != 128+int(s) {
				t.Errorf("status %d, want %d", status, 128+int(s))
			}
			c.kept("take-the-rope")
		})
	}
}

// TestPlayHungUp holds that a terminal that goes away loses nothing.
func TestPlayHungUp(t *testing.T) {
	c := play(t, 80, 24, nil)
	c.see("▸ 1  Take the rope")
	c.press("1")
	c.see("Gained: Rope")
	c.hangUp()
	if status := c.ended(); status != 128+int(syscall.SIGHUP) {
		t.Errorf("status %d", status)
	}
	c.kept("take-the-rope")
}

// TestPlayStays holds that ctrl+z stops nothing if nobody could wake the game
// again: here its session has no other process.
func TestPlayStays(t *testing.T) {
	c := play(t, 80, 24, nil)
	c.see("The door is low.")
	c.press("\x1a")
	c.see("Nothing here could wake the game again")
	c.press("1")
	c.see("Gained: Rope")
	c.press("q")
	c.left()
}

// TestPlaySuspended stops the game under a shell that can wake it, and goes on.
func TestPlaySuspended(t *testing.T) {
	data := t.TempDir()
	script := fmt.Sprintf(`set -m; (exec -a cobalt %q --new --story testdata/story --data %q); echo stopped $?; read; fg; echo left $?`,
		program(t), data)
	c := startConsole(t, 80, 24, nil, data, bash(t), []string{"bash", "-c", script})
	c.see("▸ 1  Take the rope")
	c.press("1")
	c.see("Gained: Rope")
	c.press("\x1a")
	c.see("stopped 147")
	c.press("\r")
	c.see("Gained: Rope")
	c.press("q")
	c.see("left 0")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	c.kept("take-the-rope")
}

// TestPlayStoppedFromOutside stops the game by the signals of other programs, those
// that it is told of and those that it is not, and wakes it: the terminal is then as
// the game needs it.
func TestPlayStoppedFromOutside(t *testing.T) {
	for name, signal := range map[string]syscall.Signal{"told": syscall.SIGTSTP, "not told": syscall.SIGSTOP} {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			script := fmt.Sprintf(`set -m; (echo $BASHPID >%[2]q/pid; exec -a cobalt %[1]q --new --story testdata/story --data %[2]q); echo stopped $?; read; fg; echo left $?`,
				program(t), data)
			c := startConsole(t, 80, 24, nil, data, bash(t), []string{"bash", "-c", script})
			c.see("▸ 1  Take the rope")
			c.press("1")
			c.see("Gained: Rope")
			text, err := os.ReadFile(filepath.Join(data, "pid"))
			if err != nil {
				t.Fatal(err)
			}
			pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			if err := syscall.Kill(pid, signal); err != nil {
				t.Fatal(err)
			}
			// A terminal that was not put in order breaks the line anywhere.
			c.wait(func(screen string) bool {
				return strings.Contains(strings.Join(strings.Fields(screen), ""), "stopped147")
			}, "stopped 147")
			if raw := c.output(); signal == syscall.SIGTSTP && bytes.LastIndex(raw, []byte("\x1b[?1049l")) < bytes.LastIndex(raw, []byte("\x1b[?1049h")) {
				t.Error("the alternate screen stays on while the program is stopped")
			}
			before := bytes.Count(c.output(), []byte("\x1b[?1049h"))
			c.press("\n")
			c.wait(func(screen string) bool {
				return bytes.Count(c.output(), []byte("\x1b[?1049h")) > before && strings.Contains(screen, "Gained: Rope") && !strings.Contains(screen, "147")
			}, "the game again")
			c.press("\x1b[B") // a key that a terminal in cooked mode would keep
			c.see("▸ 2")
			c.press("q")
			c.see("left 0")
			end := c.left
			if signal == syscall.SIGSTOP { // bash puts back the settings that it found at the stop
				end = c.ended
			}
			if status := end(); status != 0 {
				t.Errorf("status %d", status)
			}
			c.kept("take-the-rope")
		})
	}
}

// TestPlayFromStandardInput takes up a mission that comes through a pipe, and
// plays it on the terminal all the same.
func TestPlayFromStandardInput(t *testing.T) {
	data := t.TempDir()
	script := fmt.Sprintf(`printf 'take-the-rope\n' | (exec -a cobalt %q play --story testdata/story --data %q -)`, program(t), data)
	c := startConsole(t, 80, 24, nil, data, bash(t), []string{"bash", "-c", script})
	c.see("Gained: Rope", "▸ 1  Take the lamp")
	c.press("1")
	c.see("Gained: Lamp")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	c.kept("take-the-lamp")
}

// bash is the shell that the tests need: it can give a program another name.
func bash(t *testing.T) string {
	t.Helper()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	return shell
}

// TestPlayInLines holds the terminals on which the game is played in lines by itself.
func TestPlayInLines(t *testing.T) {
	for _, tt := range []struct {
		name          string
		columns, rows uint16
		env, args     []string
	}{
		{"asked for", 80, 24, nil, []string{"--plain"}},
		{"a dumb terminal", 80, 24, []string{"TERM=dumb"}, nil},
		{"a terminal that nobody knows", 80, 24, []string{"TERM=unknown"}, nil},
		{"a shell within Emacs", 80, 24, []string{"TERM=emacs"}, nil},
		{"a terminal without a name", 80, 24, []string{"TERM="}, nil},
		{"a screen reader", 80, 24, []string{"ACCESSIBLE=1"}, nil},
		{"a terminal beyond belief", 65535, 65535, nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := play(t, tt.columns, tt.rows, tt.env, tt.args...)
			c.see("1. Take the rope")
			c.press("1\r")
			c.see("Gained: Rope.")
			c.press("quit\r")
			if status := c.ended(); status != 0 {
				t.Errorf("status %d", status)
			}
			c.see("Saved. cobalt play")
			if out := string(c.output()); strings.Contains(out, "\x1b") {
				t.Errorf("it writes escapes: %q", out)
			}
			c.kept("take-the-rope")
		})
	}
}

// TestPlayColumns holds that lines are broken at the width of the terminal.
func TestPlayColumns(t *testing.T) {
	const width = 40
	c := play(t, width, 120, nil, "--plain")
	c.see("1. Take the rope")
	c.press("help\r")
	c.see("quit: leave.")
	widest := 0
	for line := range strings.Lines(string(c.output())) {
		widest = max(widest, utf8.RuneCountInString(strings.TrimRight(line, "\r\n")))
	}
	if widest > width || widest < width/2 {
		t.Errorf("the widest line has %d columns", widest)
	}
}

// TestPlayColors holds who decides on colors.
func TestPlayColors(t *testing.T) {
	for _, tt := range []struct {
		name      string
		env, args []string
		colored   bool
	}{
		{"a terminal", nil, nil, true},
		{"NO_COLOR", []string{"NO_COLOR=yes"}, nil, false},
		{"NO_COLOR and always", []string{"NO_COLOR=1"}, []string{"--color", "always"}, false},
		{"never", nil, []string{"--color", "never"}, false},
		{"never and forced", []string{"CLICOLOR_FORCE=1"}, []string{"--color", "never"}, false},
		{"a terminal without, forced", []string{"TERM=vt100", "CLICOLOR_FORCE=1"}, nil, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := play(t, 80, 24, tt.env, tt.args...)
			c.see("q leave")
			c.press("q")
			c.left()
			if colored := hasColor(string(c.output())); colored != tt.colored {
				t.Errorf("colored: %v", colored)
			}
		})
	}
}

// hasColor reports whether an output sets a foreground color.
func hasColor(out string) bool {
	for _, part := range strings.Split(out, "\x1b[")[1:] {
		numbers, _, isStyle := strings.Cut(part, "m")
		if !isStyle || strings.ContainsAny(numbers, "?>=<hlJKH") {
			continue
		}
		for _, n := range strings.Split(numbers, ";") {
			if len(n) == 2 && (n[0] == '3' || n[0] == '9') && n[1] <= '8' {
				return true
			}
		}
	}
	return false
}
