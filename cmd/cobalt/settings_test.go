//go:build unix

package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// settled starts the game at its title, with a settings file.
func settled(t *testing.T, text string, env []string, args ...string) *console {
	t.Helper()
	data := t.TempDir()
	write(t, filepath.Join(data, "settings.yaml"), text)
	words := append([]string{"cobalt", "--story", "testdata/story", "--data", data}, args...)
	return startConsole(t, 80, 24, env, data, program(t), words)
}

// toSettings leads from the title to the settings: the last entry but one.
var toSettings = strings.Repeat("\x1b[B", 9) + "\x1b[A\r"

// TestSettingsAreKept changes a setting on the screen, and finds it in the file,
// beside all that stood there before.
func TestSettingsAreKept(t *testing.T) {
	c := settled(t, "# mine\nvolume: 11\nmeasure: 64 # narrow\n", nil)
	c.see("▸ 1  New mission", `! `+c.data)
	c.press(toSettings)
	c.see("• 64", "• normal")
	c.press("\x1b[B\x1b[C")
	c.see("• high")
	c.press("q")
	c.see("1  New mission")
	c.press("q")
	if status := c.left(); status != 0 {
		t.Errorf("status %d", status)
	}
	text, err := os.ReadFile(filepath.Join(c.data, "settings.yaml"))
	if want := "# mine\nvolume: 11\nmeasure: 64 # narrow\ncontrast: high\n"; err != nil || string(text) != want {
		t.Errorf("%v, the file:\n%s", err, text)
	}
}

// TestSettingsOverruled holds that flags and the environment stand over the
// file, and that the screen says so.
func TestSettingsOverruled(t *testing.T) {
	c := settled(t, "theme: light\ncolor: always\ndifficulty: recruit\nmouse: true\nmeasure: 60\n",
		[]string{"NO_COLOR=1"}, "--theme", "dark", "--difficulty", "ghost", "--measure=68", "--reduced-motion")
	c.see("▸ 1  New mission")
	c.press(toSettings)
	c.see("× dark  --theme decides it this time", "× never  NO_COLOR", "× on  --reduced-motion", "× 68  --measure", "× unforgiving  --difficulty", "off  • on")
	c.press("qq")
	c.left()
	if hasColor(string(c.output())) {
		t.Error("it is colored")
	}
}

// TestDamagedSettings holds that a file that is no settings file is told, is not
// lost, and hinders nobody.
func TestDamagedSettings(t *testing.T) {
	c := settled(t, "theme: [dark\n", nil)
	c.see("▸ 1  New mission", "settings.yaml:")
	c.press(toSettings)
	c.see("• auto")
	c.press("\x1b[C")
	c.see("• dark")
	c.press("qq")
	c.left()
	text, err := os.ReadFile(filepath.Join(c.data, "settings.yaml"))
	if err != nil || string(text) != "theme: dark\n" {
		t.Errorf("%v, the file: %q", err, text)
	}
	all, err := os.ReadDir(c.data)
	if err != nil {
		t.Fatal(err)
	}
	kept := false
	for _, entry := range all {
		if data, err := os.ReadFile(filepath.Join(c.data, entry.Name())); err == nil && strings.HasPrefix(string(data), "theme: [dark") {
			kept = true
		}
	}
	if !kept {
		t.Errorf("the damaged file is gone: %v", all)
	}
}

// TestSettingsFile holds the place of the settings file.
func TestSettingsFile(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	o := &options{getenv: os.Getenv}
	if got, err := o.place().Settings(); err != nil || runtime.GOOS == "linux" && got != filepath.Join(home, ".config", "cobalt", "settings.yaml") {
		t.Errorf("%s, %v", got, err)
	}
	o.data = filepath.Join(home, "d")
	if got, err := o.place().Settings(); err != nil || got != filepath.Join(home, "d", "settings.yaml") {
		t.Errorf("%s, %v", got, err)
	}
}
