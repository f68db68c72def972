package tui

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/render/recording"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
	"cobalt/scenes"
)

var sheet = flag.String("sheet", "", "draw all screens of the shipped story, in every size and look, and in Spanish, into this folder")

// sheetScreens are the screens of the sheet: the mission that leads there, and the keys.
var sheetScreens = []struct{ name, mission, keys string }{
	{"title", "", ""},
	{"briefing", "", "1"},
	{"settings", "", "3"},
	{"opening", "", "1 2"},
	{"play", "prison-boilers-osip.mission", ""},
	{"dossier", "prison-boilers-osip.mission", "i"},
	{"log", "prison-boilers-osip.mission", "l"},
	{"rewind", "prison-boilers-osip.mission", "w"},
	{"map", "prison-boilers-osip.mission", "m"},
	{"map of all scenes", "prison-boilers-osip.mission", "m enter"},
	{"keys", "prison-boilers-osip.mission", "?"},
	{"search", "prison-boilers-osip.mission", "l /"},
	{"endings", "prison-boilers-osip.mission", "e"},
	{"hunted", "prison-caught-captain.mission", "u u u u"},
	{"arrest", "prison-caught-captain.mission", "u u u u 2"},
	{"caught", "prison-caught-captain.mission", "u u u u 2 x"},
	{"words", "ending-custody.mission", ""},
	{"curtain", "ending-custody.mission", "G enter"},
	{"entries", "ending-custody.mission", "G enter enter"},
	{"debriefing", "ending-custody.mission", "G enter enter 1"},
	{"turning points", "ending-custody.mission", "G enter enter 2"},
	{"watching", "ending-custody.mission", "G enter enter 6"},
	{"card", "ending-custody.mission", "y"},
}

// TestSheet draws the sheet, if it is asked for: go test ./game/tui -run Sheet -sheet DIR
func TestSheet(t *testing.T) {
	if *sheet == "" {
		t.Skip("no folder for it: -sheet DIR")
	}
	if err := os.MkdirAll(*sheet, 0o755); err != nil {
		t.Fatal(err)
	}
	english, translated := sheetOptions(t)
	var page strings.Builder
	page.WriteString("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>All screens</title>\n<style>body { background: #777; font: 14px system-ui; } img { margin: 4px; vertical-align: top; }</style>\n")
	for _, s := range sheetScreens {
		fmt.Fprintf(&page, "<h2>%s</h2>\n", html.EscapeString(s.name))
		for _, size := range sizes {
			for i, look := range append(slices.Clone(looks), appearance{name: "Spanish", theme: settings.Dark}) {
				o := english
				if i == len(looks) {
					o = translated
				}
				if s.mission != "" {
					o.Run = played(t, o.Story, s.mission, 0)
				}
				file := strings.ReplaceAll(fmt.Sprintf("%s-%dx%d-%s.svg", s.name, size[0], size[1], look.name), " ", "-")
				drawSheet(t, o, view{size[0], size[1], look}, strings.Fields(s.keys), filepath.Join(*sheet, file))
				fmt.Fprintf(&page, "<img src=\"%s\" width=\"%d\" title=\"%s\">\n", file, 4*size[0], file)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(*sheet, "index.html"), []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sheetOptions returns options for the shipped story at its title, in English and in Spanish.
func sheetOptions(t *testing.T) (english, translated session.Options) {
	t.Helper()
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	english = atTheTitle(playing(t, story, game.Agent))
	translated = atTheTitle(spanish(t, laid(t, spanishStories["cobalt"])))
	english.Art, translated.Art = assets.Art, assets.Art
	return english, translated
}

// drawSheet draws one screen of the sheet.
func drawSheet(t *testing.T, o session.Options, v view, keys []string, path string) {
	t.Helper()
	v.look.apply(&o)
	m := New(o)
	m.Update(tea.WindowSizeMsg{Width: v.width, Height: v.height})
	feed(m, keys...)
	colors := theme.TerminalFor(v.look.theme != settings.Light)
	var picture bytes.Buffer
	err := recording.WritePicture(&picture, drawn(t, m, o, v), recording.Theme{Foreground: colors.Foreground, Background: colors.Background, Palette: colors.Palette})
	if err == nil {
		err = os.WriteFile(path, picture.Bytes(), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
