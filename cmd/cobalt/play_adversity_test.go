//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// The data folder is removed while somebody plays on the full screen: the next
// choice makes it anew with the whole run in it, which is told.
func TestPlayFolderRemoved(t *testing.T) {
	c := play(t, 80, 24, nil)
	c.see("▸ 1  Take the rope")
	c.press("1")
	c.see("Gained: Rope")
	if err := os.RemoveAll(filepath.Join(c.data, "missions")); err != nil {
		t.Fatal(err)
	}
	c.press("1")
	c.see("Gained: Lamp", "The run's file was gone; it is written anew, whole.")
	c.kept("take-the-lamp")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// The data folder becomes a link to nothing while somebody plays: each choice says
// that it is not saved and why, until the link leads somewhere.
func TestPlayFolderLinked(t *testing.T) {
	c := play(t, 120, 24, nil)
	c.see("▸ 1  Take the rope")
	c.press("1")
	c.see("Gained: Rope")
	missions, elsewhere := filepath.Join(c.data, "missions"), filepath.Join(c.data, "elsewhere")
	if err := errors.Join(os.RemoveAll(missions), os.Symlink(elsewhere, missions)); err != nil {
		t.Fatal(err)
	}
	c.press("1")
	c.see("Gained: Lamp", "Not saved: its folder is a link to a folder that is not there.")
	if err := os.Mkdir(elsewhere, 0o700); err != nil {
		t.Fatal(err)
	}
	c.press("2")
	c.see("Learned: The storm", "The run's file was gone; it is written anew, whole.")
	c.kept("look-at-the-sea")
	c.press("q")
	c.left()
}

// Two programs play one mission on one data folder: the second is told, and plays on
// in a copy; neither writes to the other's file.
func TestPlayTwice(t *testing.T) {
	first := play(t, 80, 24, nil)
	first.see("▸ 1  Take the rope")
	first.press("1")
	first.see("Gained: Rope")
	second := startConsole(t, 80, 24, nil, first.data, program(t), []string{"cobalt", "--story", "testdata/story", "--data", first.data})
	second.see("Continue")
	second.press("\r")
	second.see("Another program", "1  ")
	second.press("1")
	second.see("▸ 1  Take the lamp")
	second.press("2")
	second.see("The Stair", "Go up")
	first.press("1")
	first.see("Gained: Lamp")
	for _, c := range []*console{second, first} {
		c.press("q")
		if status := c.left(); status != 0 {
			t.Errorf("status %d", status)
		}
	}
	missions := first.missions()
	if len(missions) != 2 {
		t.Fatalf("%d mission files", len(missions))
	}
	ends := map[string]int{}
	for _, text := range missions {
		ends[lastChoice(text)]++
	}
	if ends["take-the-lamp"] != 1 || ends["climb"] != 1 {
		t.Errorf("the missions end with %v", ends)
	}
}
