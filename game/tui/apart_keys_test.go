package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/tui/screen"
)

// TestEscapeAndAKeySoon holds that the escape key and a key soon behind it, which arrive
// as one key with alt, are two keys, and that text is taken with alt as it is.
func TestEscapeAndAKeySoon(t *testing.T) {
	m, _ := newPlayed(t, game.Agent)
	feed(m, "i")
	_, cmd := m.Update(tea.KeyPressMsg{Code: '1', Mod: tea.ModAlt})
	obey(m, cmd)
	if len(m.screens) != 1 || m.ctx.Run.Choices() != 1 {
		t.Errorf("%d screens, %d choices:\n%s", len(m.screens), m.ctx.Run.Choices(), text(m))
	}
	m = New(over(t))
	feed(m, append(append([]string{}, toLowWater...), "G", "enter", "enter", "5")...)
	m.Update(tea.KeyPressMsg{Code: 'b', Mod: tea.ModAlt})
	if _, open := m.top().(*screen.Prompt); !open {
		t.Error("a word back leaves the prompt")
	}
}
