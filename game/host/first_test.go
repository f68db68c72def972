package host

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"cobalt/save/records/recordstest"
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
	for _, key := range []ssh.Signer{key, nil} {
		p = h.arriving(key, "", 80, 24)
		p.shows("New mission")
		p.press("1", "How closely")
	}
}

// Keys that are lent are heard by one reader: by who has them until they are taken back, and
// then by the other, also what came between.
func TestKeysTakenBack(t *testing.T) {
	now := recordstest.Moment
	k := &keys{limit: 100, bucket: bucket{burst, now}, clock: func() time.Time { return now }, typed: func() {}, gone: func() {}, arrive: make(chan struct{}, 1)}
	l, buf, over := lent{k, make(chan struct{})}, make([]byte, 8), make(chan error)
	k.take([]byte("a"))
	if n, err := l.Read(buf); string(buf[:n]) != "a" || err != nil {
		t.Fatalf("%q, %v", buf[:n], err)
	}
	go func() { _, err := l.Read(make([]byte, 8)); over <- err }()
	l.takeBack()
	k.take([]byte("b"))
	if err := <-over; !errors.Is(err, io.EOF) {
		t.Errorf("who had them: %v", err)
	}
	if n, err := k.Read(buf); string(buf[:n]) != "b" || err != nil {
		t.Errorf("the other: %q, %v", buf[:n], err)
	}
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
	const toPlain = 9 // settings stand above that for plain lines
	p.press(strings.Repeat("\x1b[B", toPlain)+"\x1b[C", "the next start plays in lines")
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
