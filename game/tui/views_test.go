package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/charmbracelet/x/vt"

	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/game/tui/theme"
)

// An appearance is a way in which every screen can be drawn.
type appearance struct {
	name            string
	theme           settings.Background
	contrast, plain bool
}

// The looks. The first is the one that the others are compared with.
var (
	dark  = appearance{name: "dark", theme: settings.Dark}
	looks = []appearance{dark, {name: "light", theme: settings.Light}, {name: "contrast", theme: settings.Dark, contrast: true}, {name: "no color", theme: settings.Dark, plain: true}}
)

// apply sets options so that everything is drawn in the look.
func (l appearance) apply(o *session.Options) {
	o.Settings.Theme, o.Settings.Contrast = l.theme, l.contrast
	o.Profile = colorprofile.TrueColor
	if l.plain {
		o.Profile = colorprofile.ASCII
	}
}

// palette returns the inks of the look, by their names.
func (l appearance) palette() map[string]theme.Ink {
	p := theme.Cobalt()
	if l.contrast {
		p = theme.Contrast()
	}
	light := &p.Light
	return map[string]theme.Ink{
		"lamp": light.Lamp, "fire": light.Fire, "snow": light.Snow, "skin": light.Skin,
		"metal": light.Metal, "leaf": light.Leaf, "water": light.Water, "dark": light.Dark,
		"accent": p.Accent, "voice": p.Voice, "warm": p.Warm, "danger": p.Danger, "art": p.Art, "muted": p.Muted, "faint": p.Faint,
	}
}

// A view is a size and a look.
type view struct {
	width, height int
	look          appearance
}

func (v view) String() string { return fmt.Sprintf("%dx%d %s", v.width, v.height, v.look.name) }

// sizes are those in which every screen is finished. The one that is looked at in
// every look is usual.
var (
	sizes = [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 55}}
	usual = sizes[1]
)

// views are the four sizes in one look, and one size in the other looks.
func views() []view {
	var all []view
	for _, size := range sizes {
		all = append(all, view{size[0], size[1], dark})
	}
	for _, look := range looks[1:] {
		all = append(all, view{usual[0], usual[1], look})
	}
	return all
}

// checkViews holds a screen in all views against one golden file. The screen is
// drawn anew for each view.
func checkViews(t *testing.T, name string, all []view, draw func(testing.TB, view) *vt.Emulator) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		var file strings.Builder
		var compared []string
		for _, v := range all {
			lines := pictureOf(draw(t, v), v.look)
			if v.look.name != dark.name && compared != nil {
				writeDifferences(&file, v, compared, lines)
				continue
			}
			if [2]int{v.width, v.height} == usual {
				compared = lines
			}
			fmt.Fprintf(&file, "== %v ==\n", v)
			for _, line := range lines {
				fmt.Fprintln(&file, line)
			}
		}
		golden.RequireEqual(t, file.String())
	})
}

// writeDifferences writes those lines of a view that differ from the view of the
// same size in the first look, with their numbers.
func writeDifferences(file *strings.Builder, v view, compared, lines []string) {
	fmt.Fprintf(file, "== %v, where it differs from %s ==\n", v, dark.name)
	for i := range max(len(lines), len(compared)) {
		line, other := "", ""
		if i < len(lines) {
			line = lines[i]
		}
		if i < len(compared) {
			other = compared[i]
		}
		if line != other {
			fmt.Fprintf(file, "%2d %s\n", i+1, line)
		}
	}
}

// checkEverywhere holds a screen against its golden file: the terminal's screen
// after keys were pressed. The options are made anew for each view.
func checkEverywhere(t *testing.T, name string, options func() session.Options, keys ...string) {
	t.Helper()
	checkViews(t, name, views(), func(t testing.TB, v view) *vt.Emulator {
		o := options()
		v.look.apply(&o)
		return drawn(t, New(o), o, v, pressed(keys)...)
	})
}

// checkFed holds a screen against its golden file, as checkEverywhere does, but
// waits for the work that each key asks for.
func checkFed(t *testing.T, name string, options func() session.Options, keys ...string) {
	t.Helper()
	checkViews(t, name, views(), func(t testing.TB, v view) *vt.Emulator {
		o := options()
		v.look.apply(&o)
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: v.width, Height: v.height})
		feed(m, keys...)
		return drawn(t, m, o, v)
	})
}

// pressed returns key presses by their names.
func pressed(keys []string) []tea.Msg {
	var msgs []tea.Msg
	for _, k := range keys {
		msgs = append(msgs, press(k))
	}
	return msgs
}

// drawn draws a model on a terminal after it was given messages, and holds that
// nothing of it is outside of the terminal.
func drawn(t testing.TB, m *Model, o session.Options, v view, msgs ...tea.Msg) *vt.Emulator {
	t.Helper()
	screen := terminal(t, m, o.Profile, v.width, v.height, msgs...)
	if fault := outside(m.View().Content, v.width, v.height); fault != "" {
		t.Errorf("%v: %s", v, fault)
	}
	return screen
}
