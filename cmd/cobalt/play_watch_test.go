//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A storyFolder is a copy of the story of the tests, to be edited.
type storyFolder struct {
	t    *testing.T
	path string
}

func copyStory(t *testing.T) *storyFolder {
	t.Helper()
	f := &storyFolder{t, filepath.Join(t.TempDir(), "story")}
	f.check(os.CopyFS(f.path, os.DirFS("testdata/story")))
	return f
}

func (f *storyFolder) check(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// edit replaces words of a file.
func (f *storyFolder) edit(name, old, now string) {
	f.t.Helper()
	path := filepath.Join(f.path, name)
	text, err := os.ReadFile(path)
	f.check(err)
	if !strings.Contains(string(text), old) {
		f.t.Fatalf("%s does not say %q", name, old)
	}
	f.check(os.WriteFile(path, []byte(strings.ReplaceAll(string(text), old, now)), 0o600))
}

// exchange replaces words of a file as careful editors do: the old one goes to a
// backup, the new one comes by another name.
func (f *storyFolder) exchange(name, old, now string) {
	f.t.Helper()
	path := filepath.Join(f.path, name)
	text, err := os.ReadFile(path)
	f.check(err)
	f.check(os.WriteFile(path+".new", []byte(strings.ReplaceAll(string(text), old, now)), 0o600))
	f.check(os.Rename(path, path+"~"))
	f.check(os.Rename(path+".new", path))
	f.check(os.Remove(path + "~"))
}

// watched plays a folder that is watched, one choice far, which keys take.
func watched(t *testing.T, keys string, args ...string) (*storyFolder, *console) {
	t.Helper()
	f := copyStory(t)
	data := t.TempDir()
	c := startConsole(t, 80, 24, nil, data, program(t),
		append([]string{"cobalt", "play", "--new", "--watch", "--story", f.path, "--data", data}, args...))
	c.see("Take the rope")
	c.press(keys)
	c.see("Gained: Rope")
	return f, c
}

// TestPlayWatched edits a story while it is played, in every way that editors
// do: each edit is seen at once, and nothing is lost.
func TestPlayWatched(t *testing.T) {
	f, c := watched(t, "1")
	f.edit("foot.md", "The door is low.", "The door is lower than it was.")
	c.see("The door is lower than it was.", "Edited: taken up at the same place.")
	f.exchange("foot.md", "lower than it was", "gone")
	c.see("The door is gone.")
	f.edit("foot.md", "`gain lamp`", "`gain lump`")
	c.see("1 fault in the story", `foot.md:12:`, "unknown item", `"lump"`)
	f.edit("foot.md", "`gain lump`", "`gain lamp`")
	c.see("The door is gone.", "▸ 1  Take the lamp")
	f.edit("foot.md", "[Take the rope]", "[Take a rope]")
	c.see("Edited: parted at choice 1 of 1, Take the rope", "1  Take a rope")
	f.edit("foot.md", "[Take a rope]", "[Take the rope]")
	c.see("Gained: Rope", "Edited: taken up at the same place.")
	c.press("1")
	c.see("Gained: Lamp")
	f.check(os.Rename(f.path, f.path+"-away"))
	c.see("1 fault in the story", "there is no folder")
	f.check(os.Rename(f.path+"-away", f.path))
	c.see("Gained: Lamp")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	c.kept("take-the-lamp")
}

// TestPlayWatchedIsSaved holds that the file of a run is of the story as it is by
// then: it is not said to be changed.
func TestPlayWatchedIsSaved(t *testing.T) {
	f, c := watched(t, "1")
	f.edit("foot.md", "The door is low.", "The door is shut.")
	c.see("The door is shut.")
	c.press("1")
	c.see("Gained: Lamp")
	c.press("q")
	c.left()
	missions := c.missions()
	if len(missions) != 1 {
		t.Fatalf("missions: %q", missions)
	}
	c = startConsole(t, 200, 24, nil, c.data, program(t), []string{"cobalt", "missions", "list", "--json", "--story", f.path, "--data", c.data})
	c.see(`"state": "ok"`, `"choices": 2`)
	if status := c.ended(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// TestPlainWatched holds that edits are told between the lines.
func TestPlainWatched(t *testing.T) {
	f, c := watched(t, "1\r", "--plain")
	f.edit("foot.md", "The door is low.", "The door is shut.")
	c.see("Edited: taken up at the same place.", "The door is shut.")
	f.edit("foot.md", "`gain lamp`", "`gain lump`")
	c.see("1 fault in the story.", `unknown item "lump"`, "The story as it was is played")
	c.press("quit\r")
	if status := c.ended(); status != 0 {
		t.Errorf("status %d", status)
	}
}
