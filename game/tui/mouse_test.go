package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
)

// clicking returns a model that listens to the mouse.
func clicking(t *testing.T, o session.Options) *Model {
	t.Helper()
	o.Settings.Mouse, o.Settings.ReducedMotion = true, true
	m := New(o)
	obey(m, m.Init())
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	return m
}

// click clicks on a text on the screen.
func click(t *testing.T, m *Model, shown string) {
	t.Helper()
	for y, line := range strings.Split(text(m), "\n") {
		if before, _, found := strings.Cut(line, shown); found {
			_, cmd := m.Update(tea.MouseClickMsg{X: prose.Width(before), Y: y, Button: tea.MouseLeft})
			obey(m, cmd)
			return
		}
	}
	t.Fatalf("%q is not shown:\n%s", shown, text(m))
}

// TestClicks plays by the mouse alone: from the title to a choice, back, and on.
func TestClicks(t *testing.T) {
	m := clicking(t, atTheTitle(playing(t, lockkeeper(t), game.Agent)))
	if m.View().MouseMode != tea.MouseModeAllMotion {
		t.Error("the terminal is not asked for its mouse")
	}
	click(t, m, "New mission")
	click(t, m, "Unforgiving")
	if !plays(game.Ghost)(m, nil) {
		t.Fatalf("no run has begun:\n%s", text(m))
	}
	for i, e := range m.top().(*play.Screen).Chooser.Entries {
		if e.Locked != "" {
			click(t, m, e.Label)
			if m.ctx.Run.Choices() != 0 || m.ctx.Notice == "" || m.top().(*play.Screen).Chooser.Cursor != i {
				t.Errorf("a click on what is locked: %q", m.ctx.Notice)
			}
			break
		}
	}
	click(t, m, m.top().(*play.Screen).Chooser.Entries[1].Label)
	if m.ctx.Run.Choices() != 1 || m.ctx.Run.Now().Choice != m.ctx.Story.Nodes[m.ctx.Run.Before().State.Node].First+1 {
		t.Errorf("%d choices", m.ctx.Run.Choices())
	}
}

func TestClickedSetting(t *testing.T) {
	m := clicking(t, atTheTitle(playing(t, lockkeeper(t), game.Agent)))
	click(t, m, "Settings")
	click(t, m, "Contrast")
	if m.ctx.Settings.Contrast {
		t.Error("the first click changes it already")
	}
	click(t, m, "Contrast")
	if !m.ctx.Settings.Contrast {
		t.Errorf("the second click does not change it:\n%s", text(m))
	}
}

func TestClickedRewind(t *testing.T) {
	m := clicking(t, playing(t, lockkeeper(t), game.Agent))
	feed(m, "1", "1", "w")
	click(t, m, m.ctx.Phrases.Screens.Start)
	if m.ctx.Run.Choices() != 0 || len(m.screens) != 1 {
		t.Errorf("%d choices, %d screens", m.ctx.Run.Choices(), len(m.screens))
	}
}

// TestWheel holds that the wheel scrolls the passage.
func TestWheel(t *testing.T) {
	m := clicking(t, playing(t, lockkeeper(t), game.Agent))
	m.Update(tea.WindowSizeMsg{Width: 40, Height: 14})
	for _, keys := range [][]string{nil, {"1", "l", "g"}} {
		feed(m, keys...)
		before := text(m)
		m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		if text(m) == before {
			t.Errorf("after %v the wheel does not scroll:\n%s", keys, before)
		}
		m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
		if text(m) != before {
			t.Errorf("after %v the wheel does not scroll back:\n%s", keys, text(m))
		}
	}
}

// hover moves the mouse over a text on the screen.
func hover(t *testing.T, m *Model, shown string) {
	t.Helper()
	for y, line := range strings.Split(text(m), "\n") {
		if before, _, found := strings.Cut(line, shown); found {
			m.Update(tea.MouseMotionMsg{X: prose.Width(before), Y: y})
			return
		}
	}
	t.Fatalf("%q is not shown:\n%s", shown, text(m))
}

// TestHover holds that on every screen of a list the entry under the mouse is underlined,
// and that a key, or a movement to elsewhere, takes the mark away.
func TestHover(t *testing.T) {
	for _, at := range []struct {
		keys  []string
		shown string
	}{
		{nil, "Settings"},
		{nil, "q leave"},
		{[]string{"1"}, "Unforgiving"},
		{[]string{"1"}, "esc close"},
		{[]string{"3"}, "Contrast"},
		{[]string{"1", "1"}, "Read the tide"},
		{[]string{"1", "1", "1", "w"}, "The beginning"},
	} {
		m := clicking(t, atTheTitle(playing(t, lockkeeper(t), game.Agent)))
		feed(m, at.keys...)
		plain := m.draw()
		words := text(m)
		hover(t, m, at.shown)
		marked := m.draw()
		if marked == plain || text(m) != words {
			t.Errorf("after %v, %q is not marked:\n%s", at.keys, at.shown, text(m))
		}
		m.Update(tea.MouseMotionMsg{X: 0, Y: 0})
		if m.draw() != plain {
			t.Errorf("after %v, the mark stays on %q", at.keys, at.shown)
		}
		hover(t, m, at.shown)
		feed(m, "ctrl+l")
		if m.draw() != plain {
			t.Errorf("after %v, a key leaves the mark on %q", at.keys, at.shown)
		}
	}
}

// TestClickedKeys holds that the keys of the help line can be clicked, and the rule below
// lines that scroll.
func TestClickedKeys(t *testing.T) {
	m := clicking(t, playing(t, lockkeeper(t), game.Agent))
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	click(t, m, "? keys")
	if len(m.screens) != 2 {
		t.Fatalf("no help:\n%s", text(m))
	}
	before := text(m)
	click(t, m, "▼ ")
	if text(m) == before {
		t.Errorf("a click on the rule does not read on:\n%s", before)
	}
	click(t, m, "esc close")
	if len(m.screens) != 1 {
		t.Errorf("it is not closed:\n%s", text(m))
	}
}

// TestMouseIsByChoice holds that nobody's mouse is taken who did not ask for it,
// and that clicks beside the page, with other buttons, and hovering beside all choices do
// nothing.
func TestMouseIsByChoice(t *testing.T) {
	m := New(playing(t, lockkeeper(t), game.Agent))
	if m.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is taken")
	}
	before := text(m)
	click(t, m, m.top().(*play.Screen).Chooser.Entries[0].Label)
	if text(m) != before {
		t.Error("a click does something")
	}
	m = clicking(t, playing(t, lockkeeper(t), game.Agent))
	before = text(m)
	for y := range 40 {
		m.Update(tea.MouseClickMsg{X: 0, Y: y, Button: tea.MouseLeft})
		m.Update(tea.MouseClickMsg{X: 30, Y: y, Button: tea.MouseRight})
		m.Update(tea.MouseMotionMsg{X: 30, Y: y})
		m.Update(tea.MouseReleaseMsg{X: 30, Y: y, Button: tea.MouseLeft})
	}
	if text(m) != before || m.ctx.Run.Choices() != 0 {
		t.Errorf("it does something:\n%s", text(m))
	}
}

// TestClicksBesideTheText holds that a click on a column beside the passage takes no
// choice, and that in an arrest one ends it anywhere.
func TestClicksBesideTheText(t *testing.T) {
	m := clicking(t, playing(t, lockkeeper(t), game.Agent))
	m.Update(tea.WindowSizeMsg{Width: 200, Height: 55})
	label := m.top().(*play.Screen).Chooser.Entries[1].Label
	for y, line := range strings.Split(text(m), "\n") {
		if !strings.Contains(line, label) {
			continue
		}
		for _, x := range []int{20, 180} {
			m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		}
	}
	if m.ctx.Run.Choices() != 0 {
		t.Errorf("a click beside the text takes %d choices", m.ctx.Run.Choices())
	}
	click(t, m, label)
	feed(m, caughtAt[1])
	s := m.top().(*play.Screen)
	if m.ctx.Run.Choices() != 2 || !s.Arrested() {
		t.Fatalf("%d choices:\n%s", m.ctx.Run.Choices(), text(m))
	}
	m.Update(tea.MouseClickMsg{X: 20, Y: 20, Button: tea.MouseLeft})
	if s.Arrested() || m.ctx.Run.Choices() != 2 {
		t.Errorf("after a click, %d choices:\n%s", m.ctx.Run.Choices(), text(m))
	}
}
