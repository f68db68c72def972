package tui

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"cobalt/game"
	"cobalt/game/tui/session"
)

// TestScreens holds every screen against its golden file.
func TestScreens(t *testing.T) {
	for name, keys := range map[string][]string{
		"opening":  nil,
		"scrolled": {"space"},
		"document": {"3"},
		"changes":  {"4"},
		"locked":   {"2", "down", "down", "down", "enter"},
		"scene":    {"1", "1"},
		"many":     {"1", "1", "1", "up", "up"},
		"too-late": {"4", "4", "1"},
		"late":     {"4", "4", "1", "x"},
		"arrest":   {"2", "3"},
		"caught":   {"4", "3", "x"},
		"ending":   {"1", "1", "2"},
		"curtain":  {"1", "1", "2", "G", "enter"},
		"entries":  {"1", "1", "2", "G", "enter", "enter"},
		"dossier":  {"1", "i"},
		"log":      {"1", "1", "l"},
		"help":     {"?"},
		"rewind":   {"1", "1", "3", "u", "u", "w"},
	} {
		story := lockkeeper(t)
		checkEverywhere(t, name, func() session.Options { return playing(t, story, game.Agent) }, keys...)
	}
}

// TestSizes holds the play screen at the sizes between and beyond.
func TestSizes(t *testing.T) {
	var all []view
	for _, size := range [][2]int{{20, 5}, {39, 24}, {80, 11}, {40, 12}, {99, 30}, {100, 30}, {200, 60}, {1, 1}} {
		all = append(all, view{size[0], size[1], looks[len(looks)-1]})
	}
	checkViews(t, "between", all, func(t testing.TB, v view) *vt.Emulator {
		o := playing(t, lockkeeper(t), game.Agent)
		v.look.apply(&o)
		return drawn(t, New(o), o, v, press("2"))
	})
}

// TestSixteenColors holds that a terminal with its own sixteen colors is sent
// only those.
func TestSixteenColors(t *testing.T) {
	var all []view
	for _, look := range looks[:len(looks)-1] {
		all = append(all, view{usual[0], usual[1], look})
	}
	checkViews(t, "sixteen", all, func(t testing.TB, v view) *vt.Emulator {
		o := playing(t, lockkeeper(t), game.Agent)
		v.look.apply(&o)
		o.Profile = colorprofile.ANSI
		return drawn(t, New(o), o, v, press("4"))
	})
}
