package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"cobalt/game"
)

// looks are the ways in which screens are held against golden files.
var looks = []struct {
	name       string
	background Background
	profile    colorprofile.Profile
}{
	{"dark", Dark, colorprofile.TrueColor},
	{"light", Light, colorprofile.TrueColor},
	{"plain", Dark, colorprofile.ASCII},
}

// TestScreens holds every screen, at three sizes and in three looks, against
// what a terminal is to show.
func TestScreens(t *testing.T) {
	sizes := [][2]int{{60, 20}, {80, 24}, {120, 40}}
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"opening", nil},
		{"scrolled", []string{"space"}},
		{"document", []string{"3"}},
		{"changes", []string{"4"}},
		{"locked", []string{"2", "down", "down", "down", "enter"}},
		{"scene", []string{"1", "1"}},
		{"many", []string{"1", "1", "1", "up", "up"}},
		{"late", []string{"4", "4", "1"}},
		{"caught", []string{"4", "3"}},
		{"ending", []string{"1", "1", "2"}},
		{"dossier", []string{"1", "i"}},
		{"log", []string{"1", "1", "l"}},
		{"help", []string{"?"}},
		{"rewind", []string{"1", "1", "3", "u", "u", "w"}},
	} {
		for _, size := range sizes {
			for _, look := range looks {
				t.Run(fmt.Sprintf("%s/%dx%d-%s", c.name, size[0], size[1], look.name), func(t *testing.T) {
					o := playing(t, lockkeeper(t), game.Agent)
					o.Background, o.Profile = look.background, look.profile
					checkScreen(t, o, size[0], size[1], c.keys)
				})
			}
		}
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
	for _, background := range []Background{Dark, Light} {
		t.Run(map[Background]string{Dark: "dark", Light: "light"}[background], func(t *testing.T) {
			o := playing(t, lockkeeper(t), game.Agent)
			o.Background, o.Profile = background, colorprofile.ANSI
			checkScreen(t, o, 80, 24, []string{"4"})
		})
	}
}

func checkScreen(t *testing.T, o Options, width, height int, keys []string) {
	t.Helper()
	var msgs []tea.Msg
	for _, k := range keys {
		msgs = append(msgs, press(k))
	}
	screen := terminal(t, New(o), o.Profile, width, height, msgs...)
	golden.RequireEqual(t, screen.Render())
}
