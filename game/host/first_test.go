package host

import (
	"strings"
	"testing"
)

// A player who comes for the first time is asked how the game is to be shown, once; a guest,
// of whom nothing is kept, is not.
func TestFirstVisit(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	p := h.arriving(key, "", 80, 24)
	p.shows("Before you begin")
	p.press("3", "New mission")
	p.press("q", "")
	if status := p.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	p = h.arriving(key, "", 80, 24)
	p.shows("New mission")
	p.press("q", "")
	p.ends()
	h.arriving(nil, "", 80, 24).shows("New mission")
}

// Who sets plain lines among the settings of the first visit has them the next time, and
// leaves this time.
func TestFirstVisitSettings(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	p := h.arriving(key, "", 80, 24)
	p.shows("Before you begin")
	p.press("1", "New mission")
	p.press("5", "Plain lines")
	p.press(strings.Repeat("\x1b[B", 9)+"\x1b[C", "the next start plays in lines")
	p.press("q", "New mission")
	p.press("q", "")
	if status := p.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	h.arriving(key, "", 80, 60).shows("1. Lift the keys")
}

// Who chooses lines at the first visit goes on in lines at once, and the next time, on the
// same terminal and by the same keys.
func TestFirstVisitInLines(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	p := h.arriving(key, "", 80, 60)
	p.shows("Before you begin")
	p.shows("ssh HOST plain off")
	p.press("4", "5. Shout")
	p.press("1\r", "You chose:")
	p.press("quit\r", "quit")
	if status := p.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	p = h.arriving(key, "", 80, 60)
	p.shows("Type its number")
	if got := p.String(); !strings.Contains(got, "1. Continue") || strings.Contains(got, "--") {
		t.Errorf("it tells of flags, which a host's player cannot give:\n%s", got)
	}
	p.press("quit\r", "quit")
	if status := p.ends(); status != 0 {
		t.Errorf("then: status %d", status)
	}
	h.expect(key, "", "plain off", 0, "full screen")
	p = h.arriving(key, "", 80, 24)
	p.shows("New mission")
	p.shows("▸")
}
