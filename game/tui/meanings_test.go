package tui

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen/replay"
)

// keyMeanings is what each key means, on every screen: the bindings that may have it. A
// key that is not here belongs to no screen.
var keyMeanings = map[string]string{
	// moving, and going on or leaving
	"up": "Up", "k": "Up", "down": "Down", "j": "Down",
	"left": "Left Back Backward", "right": "Right Forward Change", // what is to the left, or was before
	"space": "PageDown ReadOn Pause Change", "pgdown": "PageDown ReadOn", "ctrl+f": "PageDown ReadOn", // goes on
	"pgup": "PageUp ReadBack", "b": "PageUp ReadBack", "ctrl+b": "PageUp ReadBack",
	"g": "Top First", "home": "Top First", "G": "Bottom Last", "end": "Bottom Last",
	"enter": "Take Open Accept Change Close Whole",               // what is under the cursor; on a page without one, goes on
	"esc":   "Close Cancel Title Leave", "q": "Close Quit Leave", // leaves what is on the screen

	// taking back, and looking for
	"u": "Back", "backspace": "Back", "r": "Forward", "w": "Rewind",
	"/": "Find", "n": "Next NextScene", "N": "Previous", "p": "Before PrevScene",

	// looking things up
	"?": "Help", "i": "Dossier", "tab": "Dossier Next", "l": "Log Close", "m": "Map Scenes Close", "e": "Endings",
	"o": "Missions Close", "c": "Here", "y": "Copy Again",

	// the run, and what is kept of it
	"s": "Skip", "S": "AsBefore", "t": "TakeOver", "v": "Point", "W": "Watch", "R": "Rename", "d": "Delete", "delete": "Delete",
	"+": "Faster", "=": "Faster", "-": "Slower",
	"ctrl+c": "Quit", "ctrl+l": "Redraw", "ctrl+z": "Suspend",
}

// allKeys are the key maps of all screens, by name.
func allKeys(p *phrases.Phrases) map[string]help.KeyMap {
	all := map[string]help.KeyMap{"replay": replay.NewKeys(p)}
	for _, screen := range keyedScreens(p) {
		all[screen.name] = screen.keys
	}
	return all
}

// TestKeysMeanOneThing holds that a key means the same on every screen.
func TestKeysMeanOneThing(t *testing.T) {
	used := map[string]bool{}
	for name, keys := range allKeys(english(t)) {
		for field, b := range bindings(keys) {
			for _, k := range b.Keys() {
				used[k] = true
				if k >= "0" && k <= "9" {
					k = "digit"
				}
				if k == "digit" && field == "Digit" || name == "rewind" && k == "w" { // it closes what it opened
					continue
				}
				if !slices.Contains(strings.Fields(keyMeanings[k]), field) {
					t.Errorf("%s: %s is %s, and elsewhere %s", name, k, field, keyMeanings[k])
				}
			}
		}
	}
	for k := range keyMeanings {
		if !used[k] {
			t.Errorf("no screen has the key %s", k)
		}
	}
}

// TestKeysStandInOnePlace holds that the help line ends with the keys that help and leave,
// in this order, on every screen that has a help line.
func TestKeysStandInOnePlace(t *testing.T) {
	isKey := func(name string) func(key.Binding) bool {
		return func(b key.Binding) bool { return b.Help().Key == name }
	}
	for name, keys := range allKeys(english(t)) {
		line := keys.ShortHelp()
		if len(line) == 0 {
			continue
		}
		if last := line[len(line)-1].Help().Key; last != "esc" && last != "q" {
			t.Errorf("%s: the last key is %s", name, last)
		}
		if at := slices.IndexFunc(line, isKey("?")); at >= 0 && at != len(line)-2 {
			t.Errorf("%s: the help stands at %d of %d", name, at+1, len(line))
		}
	}
}
