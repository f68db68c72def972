package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/settings"
)

// TestProgramsApart holds that two programs in one process never see each other: with
// other settings, sizes and keys, each draws the same beside the other as alone.
func TestProgramsApart(t *testing.T) {
	story := lockkeeper(t)
	programs := []struct {
		d      game.Difficulty
		s      settings.Settings
		width  int
		height int
		keys   []string
	}{
		{game.Agent, settings.Settings{Theme: settings.Dark}, 80, 24, []string{"3", "i", "esc", "u", "4", "m", "esc"}},
		{game.Ghost, settings.Settings{Theme: settings.Light, Contrast: true, Timer: true}, 120, 40, []string{"1", "l", "esc", "1", "?", "esc", "2"}},
	}
	begin := func(i int) *Model {
		o := playing(t, story, programs[i].d)
		o.Settings = programs[i].s
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: programs[i].width, Height: programs[i].height})
		return m
	}
	var alone [2][]string
	for i, p := range programs {
		m := begin(i)
		for _, name := range p.keys {
			m.Update(press(name))
			alone[i] = append(alone[i], m.draw())
		}
	}
	both := [2]*Model{begin(0), begin(1)}
	for k := range programs[0].keys {
		for i, p := range programs {
			both[i].Update(press(p.keys[k]))
			if got := both[i].draw(); got != alone[i][k] {
				t.Fatalf("after key %d program %d draws\n%s\nand alone\n%s", k+1, i+1, got, alone[i][k])
			}
		}
	}
}
