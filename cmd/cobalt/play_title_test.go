//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// titled starts the game at its title.
func titled(t *testing.T, story string, args ...string) *console {
	t.Helper()
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, "settings.yaml"), []byte("mouse: off\n"), 0o600); err != nil {
		t.Fatal(err) // otherwise it would ask how it is to be shown
	}
	words := append([]string{"cobalt", "--story", story, "--data", data}, args...)
	return startConsole(t, 80, 24, nil, data, program(t), words)
}

// TestPlayForTheFirstTime holds that the first start asks how the game is to be shown,
// keeps the answer, and does not ask again; and that the answer of who uses a screen
// reader goes on in lines at once.
func TestPlayForTheFirstTime(t *testing.T) {
	for key, c := range map[string]struct{ kept, shows string }{"2": {"reduced-motion: on", "▸ 1  New mission"}, "4": {"plain: on", "Type the number of a choice"}} {
		data := t.TempDir()
		words := []string{"cobalt", "--story", "testdata/story", "--data", data}
		first := startConsole(t, 80, 24, nil, data, program(t), words)
		first.see("Before you begin", "For a screen reader")
		first.press(key)
		first.see(c.shows)
		first.press("q\r")
		first.left()
		if text, err := os.ReadFile(filepath.Join(data, "settings.yaml")); err != nil || !strings.Contains(string(text), c.kept) {
			t.Errorf("kept is %q, %v", text, err)
		}
	}
}

// TestPlayFromTheTitle begins a run at the title, comes back, goes on, and
// leaves.
func TestPlayFromTheTitle(t *testing.T) {
	c := titled(t, "testdata/story", "--difficulty", "ghost")
	c.see("▸ 1  New mission")
	c.press("\r")
	c.see("▸ 3  Unforgiving")
	c.press("\r")
	c.see("▸ 1  Take the rope")
	c.press("1")
	c.see("Gained: Rope")
	c.press("\x1b")
	c.see("▸ 1  Continue", "New mission", "1 choice", "Unforgiving")
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
