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

	"cobalt/game/longtest"
	"cobalt/game/mission"
)

var kills = flag.Int("kills", 0, "how often a game is killed while it is played (default 60, or 2000 if "+longtest.Variable+" is set)")

// Games are killed by a few hands at once, each at a file of its own, which
// begins anew before it grows long.
const (
	killers    = 4
	killsAFile = 25
)

// killsWanted is how often one of the killers kills.
func killsWanted() int {
	if *kills > 0 {
		return max(1, *kills/killers)
	}
	return max(1, longtest.Count(60, 2000)/killers)
}

// endless is a story that goes on for as long as anybody plays.
var endless = map[string]string{
	"story.md": "---\ntitle: Endless\nstart: road.md\n---\n\nA road.\n",
	"road.md":  "---\ntitle: The Road\nplace: Outside\n---\n\n## Road\n\nIt goes on.\n\n- [Step](#road)\n- [Turn](#road)\n",
}

// A game that is played is killed at some moment, again and again, and taken up
// from its file. Every choice whose outcome was shown is there, and nothing that
// was not chosen.
func TestPlayKilled(t *testing.T) {
	folder := t.TempDir()
	for name, text := range endless {
		write(t, filepath.Join(folder, name), text)
	}
	for i := range killers {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			data := t.TempDir()
			choices := 0
			for kill := 0; kill < killsWanted(); kill += killsAFile {
				choices += killAndGoOn(t, folder, data, fmt.Sprint("run-", kill), min(killsAFile, killsWanted()-kill))
			}
			if left, err := filepath.Glob(filepath.Join(data, "missions", "*.mission")); err != nil || len(left) != (killsWanted()+killsAFile-1)/killsAFile {
				t.Errorf("%q, %v", left, err)
			}
			t.Logf("%d kills, %d choices", killsWanted(), choices)
		})
	}
}

// killAndGoOn kills a game so often, which goes on in the same file each time,
// and returns how many choices are there in the end.
func killAndGoOn(t *testing.T, folder, data, name string, times int) int {
	t.Helper()
	path := filepath.Join(data, "missions", name+".mission")
	write(t, path, "step\n")
	chosen := []string{"step"}
	for kill := range times {
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
	return len(chosen)
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
// that, and kills the game. It returns its choices, and of how many of them
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
