//go:build unix

package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cobalt/game/mission"
)

var kills = flag.Int("kills", 30, "how often a game is killed while it is played")

// endless is a story that goes on for as long as anybody plays.
var endless = map[string]string{
	"story.md": "---\ntitle: Endless\nstart: road.md\n---\n\nA road.\n",
	"road.md":  "---\ntitle: The Road\nplace: Outside\n---\n\n## Road\n\nIt goes on.\n\n- [Step](#road)\n- [Turn](#road)\n",
}

// A game that is played is killed at some moment, again and again, and taken up
// where it was. Every choice whose outcome was shown is there, and nothing that
// was not chosen.
func TestPlayKilled(t *testing.T) {
	folder, data := t.TempDir(), t.TempDir()
	for name, text := range endless {
		write(t, filepath.Join(folder, name), text)
	}
	path := filepath.Join(data, "missions", "run.mission")
	write(t, path, "step\n")
	chosen := []string{"step"}
	for kill := range *kills {
		sent, shown := playUntilKilled(t, []string{"cobalt", "play", "--plain", "--story", folder, "--data", data, path})
		file, err := mission.ReadFile(path)
		if err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		there := choicesOf(file)
		least, most := len(chosen)+shown, len(chosen)+len(sent)
		if chosen = append(chosen, sent...); len(there) < least || len(there) > most || strings.Join(there, " ") != strings.Join(chosen[:len(there)], " ") {
			t.Fatalf("kill %d: %d choices are there, %d to %d should be:\n%q", kill, len(there), least, most, there)
		}
		chosen = there
	}
	if others, err := filepath.Glob(filepath.Join(data, "missions", "*.mission")); err != nil || len(others) != 1 {
		t.Errorf("%q, %v", others, err)
	}
	t.Logf("%d kills, %d choices", *kills, len(chosen))
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func choicesOf(file *mission.File) []string {
	var choices []string
	for i := range file.Lines {
		if file.Lines[i].Kind == mission.Choice {
			choices = append(choices, file.Lines[i].Choice.Text)
		}
	}
	return choices
}

// playUntilKilled chooses at random, waits until it sees the outcome of some of
// that, and kills the game. It returns what it chose, and of how many choices
// the outcome was shown.
func playUntilKilled(t *testing.T, words []string) (sent []string, shown int) {
	t.Helper()
	cmd := &exec.Cmd{Path: program(t), Args: words, Env: []string{"TERM=dumb"}, Stderr: os.Stderr}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 1 + rand.IntN(12) {
		choice := rand.IntN(2)
		sent = append(sent, []string{"step", "turn"}[choice])
		if _, err := fmt.Fprintln(in, choice+1); err != nil {
			t.Fatal(err)
		}
	}
	lines := bufio.NewScanner(out)
	for wanted := rand.IntN(len(sent) + 1); shown < wanted && lines.Scan(); {
		shown += countShown(lines.Text())
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		shown += countShown(lines.Text())
	}
	_, _ = io.Copy(io.Discard, out)
	_ = cmd.Wait() // it was killed
	return sent, shown
}

func countShown(line string) int {
	if strings.HasPrefix(line, "You chose: ") {
		return 1
	}
	return 0
}
