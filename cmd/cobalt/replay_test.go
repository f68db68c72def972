//go:build unix

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReplayOnTerminal watches a file on a real terminal, steps through it, and
// takes it over: the run is a new file, and what was watched is as it was.
func TestReplayOnTerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.mission")
	const watched = "take-the-rope\nexpect rope\ntake-the-lamp\nclimb\n"
	if err := os.WriteFile(file, []byte(watched), 0o600); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	c := startConsole(t, 80, 24, nil, data, program(t),
		[]string{"cobalt", "replay", "--story", "testdata/story", "--data", data, file})
	c.see("The Foot · By the sea", "playing 1x", "choice 0 of 3")
	c.press(" ")
	c.see("paused", "▸ 1  Take the rope")
	c.press("\x1b[C")
	c.see("+ Gained: Rope", "choice 1 of 3", "1 check holds")
	c.press("m")
	c.see("Scenes", "The Stair")
	c.press("G\r")
	c.see("The file ends here.", "Take over from here")
	c.press("\x1b[D\x1b[D")
	c.see("choice 1 of 3")
	c.press("t")
	c.see("From here on it is yours")
	c.press("1")
	c.see("Gained: Lamp")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	c.see("Saved. cobalt play --story testdata/story ")
	c.kept("take-the-lamp")
	if now, err := os.ReadFile(file); err != nil || string(now) != watched {
		t.Errorf("the file is %q, %v", now, err)
	}
}

// TestReplayOnlyWatched holds that watching to the end leaves nothing behind.
func TestReplayOnlyWatched(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.mission")
	if err := os.WriteFile(file, []byte("take-the-rope\nclimb\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	c := startConsole(t, 80, 24, nil, data, program(t),
		[]string{"cobalt", "replay", "--pace", "10000", "--story", "testdata/story", "--data", data, file})
	c.see("playing 1x")
	c.press("+++++")
	c.see("The file ends here.", "at the end")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	if missions := c.missions(); len(missions) != 0 {
		t.Errorf("missions: %q", missions)
	}
}
