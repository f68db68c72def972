package host

import (
	"strings"
	"testing"
	"time"

	"cobalt/save/records/recordstest"
	"cobalt/scenes"
)

// withCounter has a host serve the story of the counter.
func withCounter(t *testing.T) func(*Options) {
	t.Helper()
	story, err := scenes.CompileDir("testdata/counter")
	if err != nil {
		t.Fatal(err)
	}
	return func(o *Options) { o.Stories = []*Story{{Story: story, Tongue: tongue}} }
}

// While the database cannot be reached, players play on, and are told that their choices
// are not kept; who comes is told to come back. When it is there again, the next choice
// keeps all of them.
func TestDatabaseStops(t *testing.T) {
	line := recordstest.NewLine(t)
	h := openAt(t, line.Address, withCounter(t))
	p := counting{key: newKey(t)}
	s := h.play(p.key, 80, 24)
	s.press("1", "The counter waits.")
	s.press("1", "Count: 1")
	line.Cut()
	s.press("1", "Not saved: the host cannot reach its records")
	h.round(t.Context())
	if log := h.log.String(); !strings.Contains(log, "failed to connect") {
		t.Errorf("the log does not tell why:\n%s", log)
	}
	if _, complaint, status := h.give(newKey(t), "", "play"); status != 1 || !strings.Contains(complaint, "come back in a moment") {
		t.Errorf("who comes meanwhile: %d, %s", status, complaint)
	}
	if sent := s.sent(); strings.Contains(sent, "user=") || strings.Contains(sent, "127.0.0.1") {
		t.Error("players are told where the database is")
	}
	line.Mend()
	h.round(t.Context())
	s.press("1", "Count: 3")
	s.hides("Not saved")
	p.shown = 3
	kept(t, line.Address, []*counting{&p})
}

// hides waits until the screen shows a text no more.
func (p *screen) hides(text string) {
	p.t.Helper()
	late := time.After(deadline)
	for strings.Contains(p.String(), text) {
		select {
		case <-p.changed:
		case <-late:
			p.t.Fatalf("%q still shows on\n%s", text, p)
		}
	}
}
