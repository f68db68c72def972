package tui

import (
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/settings"
)

func slowly(t *testing.T, speed settings.Speed) *Model {
	t.Helper()
	o := playing(t, lockkeeper(t), game.Agent)
	o.Settings.Text = speed
	return New(o)
}

// TestTextAppears holds that a passage comes in from its beginning, that the
// choices come when it is there, and that then nothing ticks any more.
func TestTextAppears(t *testing.T) {
	for _, speed := range []settings.Speed{settings.Fast, settings.Slow} {
		whole := text(New(playing(t, lockkeeper(t), game.Agent)))
		m := slowly(t, speed)
		cmd := m.appear()
		ticks, before := 0, 0
		for ; cmd != nil; ticks++ {
			shown := len(strings.Fields(text(m)))
			if shown < before || strings.Contains(text(m), "▸ 1") {
				t.Fatalf("after %d ticks:\n%s", ticks, text(m))
			}
			before = shown
			_, cmd = m.Update(play.AppearMsg{Step: m.ctx.Run.Now()})
		}
		if text(m) != whole || ticks < 10 {
			t.Errorf("after %d ticks:\n%s", ticks, text(m))
		}
	}
}

// TestAnyKeyFinishesTheText holds that a key has the passage whole and does
// nothing else, but that leaving leaves.
func TestAnyKeyFinishesTheText(t *testing.T) {
	for _, name := range []string{"enter", "1", "down", "space", "x", "?"} {
		m := slowly(t, settings.Slow)
		if m.appear() == nil {
			t.Fatal("nothing appears")
		}
		feed(m, name)
		if m.ctx.Run.Choices() != 0 || text(m) != text(New(playing(t, lockkeeper(t), game.Agent))) {
			t.Errorf("%s:\n%s", name, text(m))
		}
		if _, cmd := m.Update(play.AppearMsg{Step: m.ctx.Run.Now()}); cmd != nil {
			t.Errorf("%s: it ticks on", name)
		}
	}
	m := slowly(t, settings.Slow)
	m.appear()
	if _, cmd := m.Update(press("q")); cmd == nil || !isQuit(cmd()) {
		t.Error("q does not leave")
	}
}

// TestReadTextIsWhole holds that text which was read does not appear again: after
// going back, after coming back, or with reduced motion.
func TestReadTextIsWhole(t *testing.T) {
	m := slowly(t, settings.Slow)
	m.appear()
	feed(m, "x")
	_, cmd := m.Update(press("1"))
	if cmd == nil || !m.top().(*play.Screen).Appearing.Coming() {
		t.Fatal("the next passage does not come in")
	}
	feed(m, "x", "u")
	if m.top().(*play.Screen).Appearing.Coming() {
		t.Error("what was gone back to comes in again")
	}
	m.ctx.Settings.ReducedMotion = true
	feed(m, "4")
	if m.top().(*play.Screen).Appearing.Coming() {
		t.Error("something moves")
	}
	m.ctx.Settings.ReducedMotion = false
	feed(m, "esc")
	m.Update(press("1"))
	if s, ok := m.top().(*play.Screen); !ok || s.Appearing.Coming() {
		t.Error("what was read comes in again")
	}
}
