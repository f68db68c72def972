package tui

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/render/recording"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/theme"
	"cobalt/scenes"
)

// The size of the pictures, in columns and rows.
const pictureWidth, pictureHeight = 100, 30

// TestReadmeScreens draws the screens that README.md shows, as they are, and holds
// the pictures in assets/screens against them; with -update it writes them.
func TestReadmeScreens(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		mission string // of the built-in story
		choices int    // how many of its choices are taken; 0: all
		keys    string
	}{
		"title":  {mission: "prison-boilers-osip.mission", choices: 13, keys: "esc"},
		"ending": {mission: "ending-custody.mission", choices: 75, keys: "1 G enter"},
	} {
		t.Run(name, func(t *testing.T) {
			o := playing(t, story, game.Agent)
			o.Art, o.Run = assets.Art, played(t, story, c.mission, c.choices)
			m := New(o)
			m.Update(tea.WindowSizeMsg{Width: pictureWidth, Height: pictureHeight})
			feed(m, strings.Fields(c.keys)...)
			if m.title != nil { // caught while it burns
				m.title.Fuse = front.Fuse{Lit: true, Burnt: front.FuseLength * 7 / 10}
			}
			checkPicture(t, name, terminal(t, m, colorprofile.TrueColor, pictureWidth, pictureHeight))
		})
	}
}

// played returns a run that goes as a mission does, as far as so many choices.
func played(t *testing.T, story *game.Story, name string, choices int) playthrough.Run {
	t.Helper()
	file, err := mission.ReadFile(filepath.Join("../../scenes/cobalt/missions", name))
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, epoch)
	if err != nil {
		t.Fatal(err)
	}
	observe := func(s *mission.Step) {
		if s.Choice == game.NoChoice || choices > 0 && run.Choices() == choices || err != nil {
			return
		}
		run, err = run.Choose(int(s.Choice-story.Nodes[s.Before.Node].First), run.Now().At)
	}
	result, failed := mission.Run(story, file, mission.Options{Observe: observe})
	if failed != nil || err != nil || !result.OK {
		t.Fatal(failed, err)
	}
	return run
}

func checkPicture(t *testing.T, name string, screen recording.Cells) {
	t.Helper()
	colors := theme.TerminalFor(true)
	var drawn bytes.Buffer
	if err := recording.WritePicture(&drawn, screen, recording.Theme{Foreground: colors.Foreground, Background: colors.Background}); err != nil {
		t.Fatal(err)
	}
	picture := drawn.Bytes()
	path := filepath.Join("../../assets/screens", name+".svg")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if there, err := os.ReadFile(path); err != nil || !bytes.Equal(there, picture) {
		t.Errorf("%s is not what the screen shows now (%v): go test ./game/tui -run ReadmeScreens -update draws it", path, err)
	}
}
