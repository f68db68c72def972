package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"cobalt/game"
	"cobalt/game/tui/screen/front"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
)

// A cupboard keeps settings in memory.
type cupboard struct {
	kept map[string]string
	err  error
}

func (d *cupboard) keep(name, value string) error {
	if d.err == nil {
		d.kept[name] = value
	}
	return d.err
}

// toSettings are the keys that lead from the title to the settings: the last
// entry but one.
var toSettings = slices.Clip(append(slices.Repeat([]string{"down"}, 9), "up", "enter"))

func atSettings(t *testing.T, d *cupboard) *Model {
	t.Helper()
	o := atTheTitle(playing(t, lockkeeper(t), game.Agent))
	o.Decisions.Keep = d.keep
	m := New(o)
	feed(m, toSettings...)
	return m
}

// TestEverySettingChanges holds that every setting goes round all its values,
// both ways, is kept each time, and holds at once.
func TestEverySettingChanges(t *testing.T) {
	d := &cupboard{kept: map[string]string{}}
	m := atSettings(t, d)
	s := m.top().(*front.Settings)
	for i, f := range s.Fields {
		was := f.Of(&m.ctx.Settings)
		for _, name := range []string{"right", "left"} {
			for range f.Values {
				before := f.Of(&m.ctx.Settings)
				feed(m, name)
				now := f.Of(&m.ctx.Settings)
				if now == before || d.kept[f.Name] != now {
					t.Errorf("%s: from %s to %s, kept %q", f.Name, before, now, d.kept[f.Name])
				}
			}
			if got := f.Of(&m.ctx.Settings); got != was {
				t.Errorf("%s: all the way round it is %s", f.Name, got)
			}
		}
		if i != s.Cursor {
			t.Fatalf("the cursor is on %d", s.Cursor)
		}
		feed(m, "down")
	}
	if len(s.Fields) < len(settings.Fields())-1 {
		t.Errorf("only %d settings are shown", len(s.Fields))
	}
}

func TestFixedSettingStays(t *testing.T) {
	d := &cupboard{kept: map[string]string{}}
	o := atTheTitle(playing(t, lockkeeper(t), game.Agent))
	o.Decisions = session.Decisions{Keep: d.keep, Fixed: map[string]string{"theme": "--theme"}}
	m := New(o)
	feed(m, append(toSettings, "enter")...)
	if m.ctx.Settings.Theme != settings.Dark || len(d.kept) != 0 || !strings.Contains(text(m), "! --theme decides it this time") {
		t.Errorf("it changes, or does not say why not:\n%s", text(m))
	}
}

func TestUnkeptSettingIsTold(t *testing.T) {
	d := &cupboard{err: errDisk}
	m := atSettings(t, d)
	feed(m, "down", "enter")
	if !m.ctx.Settings.Contrast || !strings.Contains(text(m), "Not kept for the next time: the disk[2J is full") {
		t.Errorf("%v:\n%s", m.ctx.Settings, text(m))
	}
}

// TestSettingsHoldAtOnce holds the effect of settings on the picture.
func TestSettingsHoldAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		set   settings.Settings
		holds func(m *Model) bool
	}{
		"measure": {settings.Settings{Theme: settings.Dark, Narrower: 12}, func(m *Model) bool { return m.ctx.Page.Text == 60 }},
		"color":   {settings.Settings{Theme: settings.Dark, Color: settings.Never}, func(m *Model) bool { return !strings.Contains(m.draw(), "38;2") }},
		"light": {settings.Settings{Theme: settings.Light}, func(m *Model) bool {
			m.Update(tea.BackgroundColorMsg{})
			return strings.Contains(m.draw(), "38;2;0;71;171")
		}},
		"always": {settings.Settings{Theme: settings.Dark, Color: settings.Always}, func(m *Model) bool {
			m.Update(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
			return strings.Contains(m.draw(), "\x1b[")
		}},
	} {
		o := playing(t, lockkeeper(t), game.Agent)
		o.Settings = c.set
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
		if !c.holds(m) {
			t.Errorf("%s does not hold:\n%s", name, m.draw())
		}
	}
}

// TestDecidingKeepsTheLast holds that of two decisions of one setting the last
// is kept, in whatever order they come to be.
func TestDecidingKeepsTheLast(t *testing.T) {
	d := &cupboard{kept: map[string]string{}}
	m := atSettings(t, d)
	_, first := m.Update(press("right"))
	_, second := m.Update(press("right"))
	obeyAll(second)
	obeyAll(first)
	if d.kept["theme"] != settings.Find("theme").Of(&m.ctx.Settings) {
		t.Errorf("kept %v, and it is %v", d.kept, m.ctx.Settings.Theme)
	}
}

// obeyAll runs a command, or each of several.
func obeyAll(cmd tea.Cmd) {
	if batch, several := cmd().(tea.BatchMsg); several {
		for _, c := range batch {
			obeyAll(c)
		}
	}
}
