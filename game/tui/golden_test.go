package tui

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"cobalt/game"
)

// TestScreens holds every screen, everywhere, against what a terminal is to
// show.
func TestScreens(t *testing.T) {
	for name, keys := range map[string][]string{
		"opening":  nil,
		"scrolled": {"space"},
		"document": {"3"},
		"changes":  {"4"},
		"locked":   {"2", "down", "down", "down", "enter"},
		"scene":    {"1", "1"},
		"many":     {"1", "1", "1", "up", "up"},
		"late":     {"4", "4", "1"},
		"caught":   {"4", "3"},
		"ending":   {"1", "1", "2"},
		"dossier":  {"1", "i"},
		"log":      {"1", "1", "l"},
		"help":     {"?"},
		"rewind":   {"1", "1", "3", "u", "u", "w"},
	} {
		story := lockkeeper(t)
		checkEverywhere(t, name, func() Options { return playing(t, story, game.Agent) }, keys...)
	}
}

// TestSizes holds the play screen at the sizes between and beyond.
func TestSizes(t *testing.T) {
	for _, size := range [][2]int{{20, 5}, {39, 24}, {80, 11}, {40, 12}, {99, 30}, {100, 30}, {200, 60}, {1, 1}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			o := playing(t, lockkeeper(t), game.Agent)
			o.Profile = colorprofile.ASCII
			checkScreen(t, o, size[0], size[1], []string{"2"})
		})
	}
}

// TestSixteenColors holds that a terminal with its own sixteen colors is sent
// only those.
func TestSixteenColors(t *testing.T) {
	for name, settings := range map[string]Settings{
		"dark": {Theme: Dark}, "light": {Theme: Light}, "contrast": {Theme: Dark, Contrast: true},
	} {
		t.Run(name, func(t *testing.T) {
			o := playing(t, lockkeeper(t), game.Agent)
			o.Settings, o.Profile = settings, colorprofile.ANSI
			checkScreen(t, o, 80, 24, []string{"4"})
		})
	}
}
