package host

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"cobalt/game/longtest"
)

// A channel in which nothing is asked for keeps no connection open, and who holds such
// channels is a stranger all the while.
func TestHalfOpenChannels(t *testing.T) {
	h := open(t, func(o *Options) { o.Limits.Strangers = 2 })
	player := h.play(newKey(t), 80, 24)
	player.shows("New mission")
	var gone []chan struct{}
	for range 2 {
		c := h.connected(newKey(t))
		for range 2 {
			s, err := c.NewSession()
			if err != nil {
				t.Fatal(err)
			}
			if err := s.RequestPty("xterm", 24, 80, nil); err != nil {
				t.Fatal(err)
			}
		}
		over := make(chan struct{})
		go func() { _ = c.Wait(); close(over) }()
		gone = append(gone, over)
	}
	if _, err := h.connect(nil); err == nil {
		t.Error("a third stranger is let in")
	}
	h.clock.Forward(DefaultLimits.Handshake + time.Second)
	h.round(t.Context())
	for _, over := range gone {
		select {
		case <-over:
		case <-time.After(deadline):
			t.Fatal("a connection with empty channels stays open")
		}
	}
	player.press("1", "How closely")
}

// A clock that jumps, forth or back, makes no session deaf, ends none that is awake, and
// loses nothing.
func TestClockJumps(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	p := h.play(key, 80, 24)
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	h.clock.Forward(-48 * time.Hour)
	h.round(t.Context())
	p.press("5", "now 60")
	p.press("?", "Signs")
	p.press("\x1b", "now 60")
	h.clock.Forward(48 * time.Hour)
	p.press("?", "Signs") // the player is there
	h.round(t.Context())
	p.press("\x1b", "now 60")
	if out, _, status := h.give(key, "1\nquit\n", "play"); status != 0 || !strings.Contains(out, "another session") && !strings.Contains(out, "1 choice") {
		t.Errorf("%d: %s", status, out)
	}
}

// What a player sends in lines is not waited for longer because a clock went back.
func TestClockJumpsInLines(t *testing.T) {
	h := open(t, nil)
	c := h.connected(newKey(t))
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	lines := &heard{changed: make(chan struct{}, 1)}
	s.Stdout = lines
	if err := s.Start("play"); err != nil {
		t.Fatal(err)
	}
	lines.waits(t, "1. ")
	h.clock.Forward(-48 * time.Hour)
	for _, line := range []string{"1\n", "1\n"} {
		if _, err := io.WriteString(in, line); err != nil {
			t.Fatal(err)
		}
	}
	lines.waits(t, "Gained: Keys")
}

// Connections that never say who they are, and those that say it a byte at a time, leave
// the players alone: those beyond the limits are closed at once, the others when the time
// of the handshake is over, and then others come in.
func TestNeverAuthenticated(t *testing.T) {
	many := longtest.Count(600, 10_000)
	h := open(t, func(o *Options) {
		o.Limits = Limits{PerAddress: 50_000, Strangers: 100, Handshake: 2 * time.Second}
	})
	p := h.play(newKey(t), 80, 24)
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	most := 0
	var mute []net.Conn
	for i := range many {
		c, err := net.DialTimeout("tcp", h.address, deadline)
		if err != nil {
			t.Fatal(err)
		}
		mute = append(mute, c)
		_, _ = io.WriteString(c, "SSH-2.0-x"[:i%9]) // some begin to say who they are
		if len(mute) > 500 {
			_ = mute[0].Close()
			mute = mute[1:]
		}
		open, _ := h.gate.count()
		most = max(most, open)
		if i%100 == 50 {
			p.press("?", "Signs")
			p.press("\x1b", "You stand at the gate.")
		}
	}
	if most > 101 {
		t.Errorf("%d connections were open at once", most)
	}
	late := time.After(deadline)
	for open := most; open > 1; open, _ = h.gate.count() {
		select {
		case <-late:
			t.Fatalf("%d connections stay open", open)
		case <-time.After(10 * time.Millisecond):
		}
	}
	for _, c := range mute {
		_ = c.Close()
	}
	p.press("5", "now 60")
	h.connected(nil)
}

// heard is what a session in lines tells.
type heard struct {
	logged
	changed chan struct{} // holds a token if something was told
}

func (l *heard) Write(p []byte) (int, error) {
	n, err := l.logged.Write(p)
	select {
	case l.changed <- struct{}{}:
	default:
	}
	return n, err
}

// waits waits until a text was told.
func (l *heard) waits(t *testing.T, text string) {
	t.Helper()
	late := time.After(deadline)
	for !strings.Contains(l.String(), text) {
		select {
		case <-l.changed:
		case <-late:
			t.Fatalf("%q is not told:\n%s", text, l)
		}
	}
}
