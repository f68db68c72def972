package tui

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// copied returns the text that a message hands to the clipboard of a terminal.
func copied(t *testing.T, msg tea.Msg) string {
	t.Helper()
	raw, ok := msg.(tea.RawMsg)
	if !ok {
		t.Fatalf("nothing is sent to the terminal: %#v", msg)
	}
	parts := strings.FieldsFunc(raw.Msg.(string), func(r rune) bool { return strings.ContainsRune("\x1b\a;", r) })
	text, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil {
		t.Fatalf("%q: %v", parts, err)
	}
	return string(text)
}

// TestSendCard holds that y at an ending copies a card of the run and shows it, that no
// two copies in a row are the same, and that it does nothing while a run goes on.
func TestSendCard(t *testing.T) {
	m := New(over(t))
	feed(m, "4", "y")
	if len(m.screens) != 1 || m.ctx.Copies != 0 {
		t.Fatal("a run that goes on has a card")
	}
	feed(m, append(slices.Clone(toLowWater[1:]), "x")...)
	var copies []string
	for range 3 {
		_, cmd := m.Update(press("y"))
		copies = append(copies, copied(t, cmd()))
	}
	if len(m.screens) != 2 || !strings.Contains(copies[0], "3 choices · 3 minutes · caught once") || copies[0] == copies[1] || copies[0] != copies[2] {
		t.Errorf("%d screens, the copies %q", len(m.screens), copies)
	}
	for _, words := range []string{"The Lockkeeper: Low Water", "if this terminal lets programs copy"} {
		if !strings.Contains(text(m), words) {
			t.Errorf("%q is not shown:\n%s", words, text(m))
		}
	}
	for _, m.ctx.Elsewhere = range []bool{false, true} { // where the mission's file is not at hand
		if strings.Contains(text(m), "cobalt export") == m.ctx.Elsewhere {
			t.Errorf("elsewhere %v, it shows\n%s", m.ctx.Elsewhere, text(m))
		}
	}
	feed(m, "esc")
	if len(m.screens) != 1 {
		t.Error("it is not left")
	}
}
