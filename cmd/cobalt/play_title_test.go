//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// titled starts the game at its title.
func titled(t *testing.T, story string, args ...string) *console {
	t.Helper()
	data := t.TempDir()
	words := append([]string{"cobalt", "--story", story, "--data", data}, args...)
	return startConsole(t, 80, 24, nil, data, program(t), words)
}

// TestPlayFromTheTitle begins a run at the title, comes back, goes on, and
// leaves.
func TestPlayFromTheTitle(t *testing.T) {
	c := titled(t, "testdata/story", "--difficulty", "ghost")
	c.see("▸ 1  New mission")
	c.press("\r")
	c.see("▸ 3  Ghost")
	c.press("\r")
	c.see("▸ 1  Take the rope")
	c.press("1")
	c.see("Gained: Rope")
	c.press("\x1b")
	c.see("▸ 1  Continue", "New mission", "1 choice", "ghost")
	c.press("1")
	c.see("Gained: Rope")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	c.see("Saved. cobalt play")
	c.kept("take-the-rope")
	for _, sequence := range []string{"\x1b[22;2t", "\x1b]2;", "\x1b[23;2t"} {
		if !strings.Contains(string(c.output()), sequence) {
			t.Errorf("it does not send %q: the window's name", sequence)
		}
	}
}

// TestPlayBrokenStory holds that a story that cannot be loaded behind the title
// is told whole, the terminal being as it was, with the status of an input that
// cannot be read.
func TestPlayBrokenStory(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "story.md"), endless["story.md"])
	write(t, filepath.Join(folder, "road.md"), "---\ntitle: The Road\n---\n\n## Road\n\n- [Step](#raod)\n- [Turn](#nowhere)\n")
	c := titled(t, folder)
	if status := c.left(); status != exitUsage {
		t.Errorf("status %d", status)
	}
	c.see("road.md:7:", "road.md:8:")
}
