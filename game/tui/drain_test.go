package tui

import (
	"reflect"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"cobalt/game"
)

// quits reports whether a command is the one that leaves.
func quits(cmd tea.Cmd) bool {
	return reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(tea.Quit).Pointer()
}

// TestDrain holds when the program leaves a terminal, by the messages that come: q is
// the key that leaves, a an answer of the terminal, t the end of the time for its first
// answer, and T for its last.
func TestDrain(t *testing.T) {
	for _, c := range []struct {
		messages string
		leaves   bool
	}{
		{"q", false},
		{"qa", false}, // other queries may have been sent since
		{"qaa", true},
		{"qt", true},
		{"qaT", true},
		{"qatT", true},
		{"qat", false},
		{"aq", false},
		{"aqa", true},
		{"aqT", true},
		{"atq", false},
		{"tq", true},
		{"qq", false},
		{"qi", false},
		{"qc", true},
		{"taq", true},
	} {
		m := New(playing(t, lockkeeper(t), game.Agent))
		m.drain.after = func(time.Duration) <-chan time.Time { return nil }
		left := false
		for _, letter := range c.messages {
			msg := map[rune]tea.Msg{
				'q': press("q"), 'i': press("i"), 'c': press("ctrl+c"), 'a': uv.PrimaryDeviceAttributesEvent{62},
				't': patienceMsg{}, 'T': patienceMsg{leaving: true},
			}[letter]
			_, cmd := m.Update(msg)
			left = left || quits(cmd)
		}
		if left != c.leaves || len(m.screens) != 1 {
			t.Errorf("%s: left: %v, %d screens", c.messages, left, len(m.screens))
		}
	}
}

// TestNoDrain holds that nothing is waited for if there is no terminal.
func TestNoDrain(t *testing.T) {
	m := New(playing(t, lockkeeper(t), game.Agent))
	if _, cmd := m.Update(press("q")); !quits(cmd) {
		t.Error("q does not leave at once")
	}
}
