package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"cobalt/assets"
)

// TestWordsAreClean holds that the interface's own words hold nothing that a
// terminal could take for a command, and are in one form.
func TestWordsAreClean(t *testing.T) {
	err := fs.WalkDir(assets.Words, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(assets.Words, path)
		if err != nil {
			return err
		}
		if !norm.NFC.IsNormal(text) {
			t.Errorf("%s is not in normal form C", path)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if strings.IndexFunc(line, func(r rune) bool { return unicode.Is(unicode.C, r) }) >= 0 {
				t.Errorf("%s:%d holds a control character", path, i+1)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWidthsAgree holds that terminals that measure by graphemes and those that
// measure by code points agree on every line of every screen.
func TestWidthsAgree(t *testing.T) {
	screens := 0
	err := filepath.WalkDir("testdata", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".golden" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		screens++
		for i, line := range strings.Split(ansi.Strip(string(data)), "\n") {
			if by, other := ansi.StringWidth(line), ansi.StringWidthWc(line); by != other {
				t.Errorf("%s:%d: %d columns, or %d: %q", path, i+1, by, other, line)
			}
		}
		return nil
	})
	if err != nil || screens < 50 {
		t.Fatalf("%d screens, %v", screens, err)
	}
}

// TestKeysCanBeTyped holds that every key can be typed on any keyboard, and that
// old terminals and multiplexers send it.
func TestKeysCanBeTyped(t *testing.T) {
	for _, screen := range keyedScreens(english(t)) {
		for field, b := range bindings(screen.keys) {
			for _, name := range b.Keys() {
				switch {
				case strings.HasPrefix(name, "alt+"), strings.HasPrefix(name, "super+"), strings.HasPrefix(name, "shift+"):
					t.Errorf("%s: %s: %s is not sent everywhere", screen.name, field, name)
				case name == "ctrl+i", name == "ctrl+m", name == "ctrl+[":
					t.Errorf("%s: %s: %s is another key", screen.name, field, name)
				case len(name) == 1 && strings.Contains("[]{}\\|@~^`€", name):
					t.Errorf("%s: %s: %s takes AltGr on some keyboards", screen.name, field, name)
				}
			}
		}
	}
}
