package host

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/crypto/ssh"

	"cobalt/game/tui/session"
)

// A run is played to its end by keys, on a terminal; the terminal is then as it was, and
// the status is 0.
func TestPlayToTheEnd(t *testing.T) {
	h := open(t, nil)
	p := h.play(newKey(t), 80, 24)
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	p.press("5", "now 60")
	p.press("5", "They have you.")
	p.press("q", "")
	if status := p.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	restored(t, p)
}

// restored fails the test if the session left the terminal otherwise than it was.
func restored(t *testing.T, p *screen) {
	t.Helper()
	sent := p.sent()
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h"} {
		if strings.LastIndex(sent, off) < strings.LastIndex(sent, on) {
			t.Errorf("%q is not taken back", on)
		}
	}
}

// A client that is gone without a word loses nothing: who comes back goes on with the
// choice that was made last.
func TestComeBack(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	p := h.play(key, 80, 24)
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	p.press("5", "now 60")
	_ = p.client.Close() // as a line that breaks
	p = h.play(key, 100, 30)
	p.shows("Continue")
	p.press("1", "Calm 60")
}

// Two sessions of one player: the second is told that the run is played, and takes it
// over; what the first chooses then goes into a copy, and is told.
func TestTwoSessions(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	first := h.play(key, 100, 30)
	first.press("1", "How closely")
	first.press("\r", "You stand at the gate.")
	first.press("1", "Gained: Keys")
	second := h.play(key, 100, 30)
	second.press("1", "Another program is playing")
	second.press("1", "Lift the lid")
	second.press("2", "The wall is high")
	first.press("3", "was changed by somebody else")
	if _, lines, _ := h.give(key, "", "play"); lines != "" {
		t.Errorf("a third session is told %q", lines)
	}
}

// A guest plays, is told that nothing is kept, and nothing is.
func TestGuest(t *testing.T) {
	h := open(t, nil)
	p := h.play(nil, 100, 30)
	p.shows("nothing is kept here")
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	p.press("1", "Gained: Keys")
	p.press("q", "")
	p.ends()
	if out, _, status := h.give(nil, "1\nquit\n", "play"); status != 0 || !strings.Contains(out, "Gained: Keys") {
		t.Errorf("in lines: %d\n%s", status, out)
	}
	if _, complaint, status := h.give(nil, "", "name Nora"); status != 1 || !strings.Contains(complaint, "key") {
		t.Errorf("a guest's name: %d, %s", status, complaint)
	}
}

// Without a terminal the game is played in lines, which end with the input; another story
// is played by its id.
func TestLines(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	out, complaint, status := h.give(key, "1\n1\n", "play")
	if status != 0 || complaint != "" || !strings.Contains(out, "Gained: Keys") || !strings.Contains(out, "nothing under it") {
		t.Errorf("%d, %s\n%s", status, complaint, out)
	}
	if out, _, _ := h.give(key, "1\nquit\n", "play"); !strings.Contains(out, "2 choices") {
		t.Errorf("the run is not offered:\n%s", out)
	}
	if out, _, status := h.give(key, "quit\n", "play the-slow-loaf"); status != 0 || strings.Contains(out, "gate") {
		t.Errorf("%d\n%s", status, out)
	}
}

// Commands that are wrong are told, with the status of usage.
func TestCommands(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	for _, tt := range []struct {
		command, out, complaint string
		status                  int
	}{
		{"help", "ssh -t HOST play", "", 0},
		{"name", "agent ", "", 0},
		{"name Nora", "You are Nora", "", 0},
		{"name Nora2", "", "you are Nora here", 1},
		{"name", "Nora", "", 0},
		{"play moby-dick", "", "there is a-small-story, the-slow-loaf", 2},
		{"play a b", "", "usage: ssh -t HOST play", 2},
		{"missions rename a b", "", "usage: ssh HOST missions get NAME, or ssh HOST missions put NAME, or ", 2},
		{"missions put", "", "usage: ssh HOST missions put NAME\n", 2},
		{"records --help", "ssh HOST records mine", "", 0},
		{"missions get -h", "ssh HOST missions get", "", 0},
		{"--help", "HOST stands for all that leads here", "", 0},
		{"rm --help", "", `no command "rm"`, 2},
		{"rm -rf /", "", `no command "rm"`, 2},
		{"\x1b[2Jx", "", "no command", 2},
	} {
		out, complaint, status := h.give(key, "", tt.command)
		if !strings.Contains(out, tt.out) || !strings.Contains(complaint, tt.complaint) || status != tt.status {
			t.Errorf("%q: %d, %q, %q", tt.command, status, out, complaint)
		}
		if strings.ContainsRune(out+complaint, '\x1b') {
			t.Errorf("%q: a control character comes back", tt.command)
		}
	}
}

// The words are those of the client's language.
func TestLanguage(t *testing.T) {
	h := open(t, nil)
	p := h.play(nil, 100, 30, "LANG=es_MX.UTF-8", "LD_PRELOAD=/tmp/evil.so")
	p.shows("Ajustes")
	q := h.play(nil, 100, 30)
	q.shows("Settings")
}

// A session in which nobody is, or which lasts too long, ends: the terminal is put back
// first, and then words say why.
func TestTimeouts(t *testing.T) {
	for _, tt := range []struct {
		words  string
		limits Limits
	}{
		{"Nobody was there for 30 minutes", Limits{}},
		{"A session lasts 12 hours", Limits{Idle: 13 * time.Hour}},
	} {
		h := open(t, func(o *Options) { o.Limits = tt.limits })
		p := h.play(newKey(t), 80, 24)
		p.shows("New mission")
		for range 4 { // the terminal's answers may come last
			h.clock.Forward(29 * time.Minute)
			p.press("?", "Always")
			h.round(t.Context())
			p.press("\x1b", "New mission")
		}
		if status := h.untilOver(p, 4*time.Hour); status != 1 {
			t.Errorf("status %d", status)
		}
		p.shows(tt.words)
		restored(t, p)
		if sent := p.sent(); strings.Index(sent, tt.words) < strings.LastIndex(sent, "\x1b[?1049l") {
			t.Errorf("%q comes before the terminal is put back", tt.words)
		}
	}
}

// untilOver lets time pass, in steps, until a session has ended, and returns its status.
func (h *house) untilOver(p *screen, step time.Duration) int {
	h.t.Helper()
	late := time.After(deadline)
	for {
		h.clock.Forward(step)
		h.round(h.t.Context())
		select {
		case err := <-p.over:
			return statusOf(h.t, err)
		case <-p.changed:
		case <-time.After(10 * time.Millisecond):
		case <-late:
			h.t.Fatalf("the session does not end:\n%s", p)
		}
	}
}

// A host that ends tells its players, who leave with their runs kept, and lets nobody in.
// A host that comes after it, at the same database, has the run where it was.
func TestDrain(t *testing.T) {
	database := t.TempDir() + "/host.db"
	h := openAt(t, database, nil)
	key := newKey(t)
	p := h.play(key, 80, 24)
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	p.press("5", "now 60")
	leaving := []*screen{p}
	for range 12 {
		guest := h.play(nil, 80, 24)
		guest.shows("New mission")
		leaving = append(leaving, guest)
	}
	h.close()
	for _, p := range leaving {
		p.ends()
		p.shows("This host is closing")
		restored(t, p)
	}
	h.ended()
	if _, err := h.connect(key); err == nil {
		t.Error("somebody is let in")
	}
	later := openAt(t, database, nil)
	again := later.play(key, 80, 24)
	again.press("1", "Calm 60")
}

// A session that breaks ends with words and a status, and the others go on.
func TestBroken(t *testing.T) {
	h := open(t, func(o *Options) {
		o.Stories[1].Tongue = func(func(string) string) session.Tongue { panic("a bug") }
	})
	p := h.play(newKey(t), 80, 24)
	p.shows("New mission")
	if _, complaint, status := h.give(newKey(t), "", "play the-slow-loaf"); status != 1 || !strings.Contains(complaint, "this session broke") {
		t.Errorf("%d, %s", status, complaint)
	}
	if log := h.log.String(); !strings.Contains(log, "a bug") {
		t.Error("the log does not tell of it")
	}
	p.press("1", "How closely")
}

// Windows of any size are drawn in, and followed.
func TestSizes(t *testing.T) {
	h := open(t, nil)
	for _, size := range [][2]int{{0, 0}, {80, 0}, {1 << 31, 1 << 31}, {60, 20}} {
		p := h.play(nil, size[0], size[1])
		p.shows("New mission")
		for range 50 {
			_ = p.session.WindowChange(1<<30, 1<<30) // the end of it is what counts
		}
		if err := p.session.WindowChange(24, 80); err != nil {
			t.Fatal(err)
		}
		p.press("1", "How closely")
		_ = p.client.Close()
	}
	p := h.play(nil, 80, 24)
	p.shows("New mission")
	if err := p.session.WindowChange(10, 30); err != nil {
		t.Fatal(err)
	}
	p.shows("This one is 30 by 10")
}

// A paste of a megabyte does not make a session deaf.
func TestPaste(t *testing.T) {
	h := open(t, nil)
	p := h.play(newKey(t), 80, 24)
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	if _, err := io.WriteString(p.keys, "\x1b[200~"+strings.Repeat("zx ", 400_000)); err != nil {
		t.Fatal(err)
	}
	late := time.After(deadline)
	for !strings.Contains(p.String(), "Signs") {
		h.clock.Forward(time.Minute)
		if _, err := io.WriteString(p.keys, "?"); err != nil {
			t.Fatal(err)
		}
		select {
		case <-p.changed:
		case <-time.After(100 * time.Millisecond):
		case <-late:
			t.Fatalf("no key is heard:\n%s", p)
		}
	}
}

// A size among the keys is none: windows tell theirs beside them.
func TestOddKeys(t *testing.T) {
	h := open(t, nil)
	p := h.play(newKey(t), 80, 24)
	p.shows("New mission")
	for _, keys := range []string{"\x1b[48;20;20;1;1t", "\x1b[8;20;20t"} {
		if _, err := io.WriteString(p.keys, keys); err != nil {
			t.Fatal(err)
		}
	}
	p.press("1", "How closely")
}

// A terminal is asked what Bubble Tea asks one that it reads, and tells keys apart as there.
func TestAsked(t *testing.T) {
	h := open(t, nil)
	p := h.play(newKey(t), 80, 24)
	p.press("1", "How closely")
	p.gets(ansi.RequestPrimaryDeviceAttributes) // the last question
	for _, sequence := range []string{
		ansi.RequestModeSynchronizedOutput, ansi.RequestModeUnicodeCore, ansi.RequestBackgroundColor, ansi.RequestPrimaryDeviceAttributes,
		ansi.SetModifyOtherKeys2, ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes),
	} {
		if sent := p.sent(); strings.Count(sent, sequence) != 1 {
			t.Errorf("%q is not sent once in %q", sequence, sent)
		}
	}
}

// Nothing but the game is to be had: no subsystem, no forwarding, no shell's file.
func TestRefused(t *testing.T) {
	h := open(t, nil)
	c := h.connected(newKey(t))
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if s.RequestSubsystem("sftp") == nil {
		t.Error("there is sftp")
	}
	if ok, _ := s.SendRequest("auth-agent-req@openssh.com", true, nil); ok {
		t.Error("an agent is forwarded")
	}
	if ok, _ := s.SendRequest("x11-req", true, nil); ok {
		t.Error("X is forwarded")
	}
	if _, err := c.Dial("tcp", h.address); err == nil {
		t.Error("a port is forwarded")
	}
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port is listened at")
	}
	refused := 0
	for i := range 100 {
		if s.Setenv("LC_X"+string(rune('A'+i%26)), "x") != nil {
			refused++
		}
	}
	if refused != 100-mostVariables {
		t.Errorf("%d variables are refused", refused)
	}
	if s.Start(strings.Repeat("x", 2*longestRequest)) == nil {
		t.Error("a command of any length is taken")
	}
}

// Connections, sessions and channels are limited, and make room when they end.
func TestLimits(t *testing.T) {
	h := open(t, func(o *Options) { o.Limits = Limits{PerAddress: 3, Sessions: 1, Channels: 2} })
	key := newKey(t)
	p := h.play(key, 80, 24)
	p.shows("New mission")
	if _, complaint, status := h.give(key, "", "help"); status != 1 || !strings.Contains(complaint, "too many sessions") {
		t.Errorf("a second session: %d, %s", status, complaint)
	}
	var opened []*ssh.Session
	for range 2 {
		if s, err := p.client.NewSession(); err == nil {
			opened = append(opened, s)
		}
	}
	if len(opened) != 1 {
		t.Errorf("%d more channels of a connection", len(opened))
	}
	h.connected(nil)
	if _, err := h.connect(nil); err == nil {
		t.Error("a fourth connection of an address")
	}
	_ = p.client.Close()
	late := time.After(deadline)
	for {
		if c, err := h.connect(nil); err == nil {
			_ = c.Close()
			break
		}
		select {
		case <-late:
			t.Fatal("a connection that ended makes no room")
		default:
		}
	}
}

// Who does not open a session in time is closed, known by a key or not.
func TestIdleConnections(t *testing.T) {
	h := open(t, func(o *Options) { o.Limits.Strangers = 3 })
	var closed []chan struct{}
	for range 3 {
		c := h.connected(nil)
		gone := make(chan struct{})
		go func() { _ = c.Wait(); close(gone) }()
		closed = append(closed, gone)
	}
	if _, err := h.connect(nil); err == nil {
		t.Error("a fourth stranger is let in")
	}
	h.round(t.Context())
	if open, turned := h.gate.count(); open != 3 || turned != 1 {
		t.Errorf("%d are open, %d turned away", open, turned)
	}
	h.clock.Forward(DefaultLimits.Handshake + time.Second)
	h.round(t.Context())
	for _, gone := range closed {
		select {
		case <-gone:
		case <-time.After(deadline):
			t.Fatal("a connection without a session stays open")
		}
	}
}

// Who is barred cannot play.
func TestBarred(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	h.give(key, "", "help")
	person, err := h.o.Store.Find(context.Background(), fingerprint(key.PublicKey()))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.o.Store.Bar(context.Background(), person.ID, true); err != nil {
		t.Fatal(err)
	}
	if _, complaint, status := h.give(key, "", "play"); status != 1 || !strings.Contains(complaint, "cannot play") {
		t.Errorf("%d, %s", status, complaint)
	}
}
