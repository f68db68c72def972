package host

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"golang.org/x/crypto/ssh"

	"cobalt/assets"
	"cobalt/game/language"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/save/records"
	"cobalt/save/records/recordstest"
	"cobalt/scenes"
)

// after waits for short times only. The others, such as that of the host's rounds, never
// come by themselves.
func after(d time.Duration) <-chan time.Time {
	if d <= time.Second {
		return time.After(d)
	}
	return nil
}

// deadline is how long a test waits for what must come.
const deadline = 30 * time.Second

// A house is a host that serves on the loopback.
type house struct {
	*Host
	t       *testing.T
	clock   *recordstest.Clock
	address string
	log     *logged
	close   context.CancelFunc
	closed  chan error
}

// logged is a log that a test reads.
type logged struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// tongue finds the words of the tests.
func tongue(getenv func(string) string) session.Tongue {
	return session.Tongue{Environment: language.FromEnvironment(getenv), Original: "en", Load: func(tags []string, own map[string]string) (*phrases.Phrases, error) {
		return phrases.LoadFor(assets.Words, tags, own)
	}}
}

// testStories are the small story that package mission tests with, and a second one.
func testStories(t testing.TB) []*Story {
	t.Helper()
	first, err := scenes.CompileDir("../mission/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	second, err := scenes.CompileDir("../../scenes/loaf")
	if err != nil {
		t.Fatal(err)
	}
	return []*Story{{Story: first, Tongue: tongue}, {Story: second, Tongue: tongue}}
}

// open opens a host with a database of its own until the test ends.
func open(t *testing.T, change func(*Options)) *house {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "host.db"), change)
}

// openAt opens a host at a database.
func openAt(t *testing.T, database string, change func(*Options)) *house {
	t.Helper()
	h := &house{t: t, clock: recordstest.NewClock(recordstest.Moment), log: new(logged), closed: make(chan error, 1)}
	store, err := records.Open(t.Context(), database, h.clock.Time)
	if err != nil {
		t.Fatal(err)
	}
	key, err := HostKey(filepath.Join(t.TempDir(), "host-key"))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Store: store, Stories: testStories(t), Keys: []ssh.Signer{key},
		Clock: h.clock.Time, After: after, Log: slog.New(slog.NewTextHandler(h.log, nil)),
	}
	if change != nil {
		change(&o)
	}
	if h.Host, err = New(o); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	h.close = cancel
	go func() { h.closed <- h.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		h.ended()
		if err := errors.Join(store.Leave(context.Background()), store.Close()); err != nil {
			t.Error(err)
		}
	})
	return h
}

// ended waits for the host to end.
func (h *house) ended() {
	h.t.Helper()
	select {
	case err := <-h.closed:
		if err != nil {
			h.t.Error(err)
		}
		h.closed <- nil
	case <-time.After(deadline):
		h.t.Fatal("the host does not end")
	}
}

// newKey returns a key of a player.
func newKey(t *testing.T) ssh.Signer {
	t.Helper()
	private, _ := newKeyPair(t)
	key, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// newKeyPair returns both halves of a key.
func newKeyPair(t *testing.T) (ed25519.PrivateKey, ssh.PublicKey) {
	t.Helper()
	half, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	public, err := ssh.NewPublicKey(half)
	if err != nil {
		t.Fatal(err)
	}
	return private, public
}

// connect connects with a key; nil: as a guest.
func (h *house) connect(key ssh.Signer) (*ssh.Client, error) {
	auth := []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })}
	if key != nil {
		auth = []ssh.AuthMethod{ssh.PublicKeys(key)}
	}
	return ssh.Dial("tcp", h.address, &ssh.ClientConfig{User: "x", Auth: auth, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: deadline}) //nolint:gosec // it is our own
}

// connected is connect, and fails the test on an error. The connection is closed when the
// test ends.
func (h *house) connected(key ssh.Signer) *ssh.Client {
	h.t.Helper()
	c, err := h.connect(key)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = c.Close() })
	return c
}

// give gives a command, and returns what came of it.
func (h *house) give(key ssh.Signer, input, command string) (out, complaint string, status int) {
	h.t.Helper()
	s, err := h.connected(key).NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(input), &stdout, &stderr
	err = s.Run(command)
	return stdout.String(), stderr.String(), statusOf(h.t, err)
}

// statusOf returns the exit status of a session.
func statusOf(t *testing.T, err error) int {
	t.Helper()
	var exit *ssh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitStatus()
	}
	t.Fatalf("the session has no status: %v", err)
	return -1
}

// A screen is a session on a terminal.
type screen struct {
	t       *testing.T
	client  *ssh.Client
	session *ssh.Session
	keys    io.WriteCloser
	over    chan error

	mu      sync.Mutex
	changed chan struct{} // holds a token if something was drawn
	cells   *vt.Emulator
	raw     strings.Builder
}

// play opens a session on a terminal of a size.
func (h *house) play(key ssh.Signer, width, height int, environ ...string) *screen {
	h.t.Helper()
	return h.onTerminal(key, "", width, height, environ...)
}

// command gives a command on a terminal.
func (h *house) command(key ssh.Signer, command string) *screen {
	h.t.Helper()
	return h.onTerminal(key, command, 80, 24)
}

// onTerminal gives a command on a terminal; empty: the game is played. The player has said
// how the game is to be shown.
func (h *house) onTerminal(key ssh.Signer, command string, width, height int, environ ...string) *screen {
	h.t.Helper()
	if key != nil && h.Host != nil {
		h.acquainted(key.PublicKey())
	}
	return h.arriving(key, command, width, height, environ...)
}

// acquainted has somebody keep the usual motion, who is not asked for it on a screen then.
func (h *house) acquainted(key ssh.PublicKey) {
	h.t.Helper()
	person, err := h.o.Store.Meet(h.t.Context(), fingerprint(key))
	if err != nil {
		h.t.Fatal(err)
	}
	if err := h.o.Store.Decide(h.t.Context(), person.ID, "reduced-motion", "off"); err != nil {
		h.t.Fatal(err)
	}
}

// arriving is onTerminal for somebody who may never have been here.
func (h *house) arriving(key ssh.Signer, command string, width, height int, environ ...string) *screen {
	h.t.Helper()
	c := h.connected(key)
	s, err := c.NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	p := &screen{t: h.t, client: c, session: s, over: make(chan error, 1), changed: make(chan struct{}, 1), cells: vt.NewEmulator(emulated(width, 80, mostColumns), emulated(height, 24, mostRows))}
	if p.keys, err = s.StdinPipe(); err != nil {
		h.t.Fatal(err)
	}
	s.Stdout, s.Stderr = p, p
	go func() { _, _ = io.Copy(p.keys, p.cells) }()                     // the terminal's answers
	h.t.Cleanup(func() { _ = p.cells.InputPipe().(io.Closer).Close() }) // its own Close races with the reader
	for _, pair := range environ {
		name, value, _ := strings.Cut(pair, "=")
		_ = s.Setenv(name, value) // what the host refuses is not set
	}
	if err := s.RequestPty("xterm-256color", height, width, nil); err != nil {
		h.t.Fatal(err)
	}
	begin := func() error { return s.Start(command) }
	if command == "" {
		begin = s.Shell
	}
	if err := begin(); err != nil {
		h.t.Fatal(err)
	}
	go func() { p.over <- s.Wait() }()
	return p
}

// emulated returns how wide or high the emulator of a terminal is that says n of itself.
// None is larger than what is drawn in.
func emulated(n, usual, most int) int {
	if n < 1 {
		return usual
	}
	return min(n, most)
}

// Write draws what the host sends.
func (p *screen) Write(data []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.raw.Write(data)
	select {
	case p.changed <- struct{}{}:
	default:
	}
	return p.cells.Write(data)
}

func (p *screen) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cells.String()
}

// sent returns all that the host sent.
func (p *screen) sent() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.raw.String()
}

// shows waits until the screen shows a text.
func (p *screen) shows(text string) {
	p.t.Helper()
	p.waits(p.String, text)
}

// gets waits until a text was sent, such as a question to the terminal.
func (p *screen) gets(text string) {
	p.t.Helper()
	p.waits(p.sent, text)
}

// waits waits until what the host sent holds a text, in one form of it.
func (p *screen) waits(form func() string, text string) {
	p.t.Helper()
	late := time.After(deadline)
	for !strings.Contains(form(), text) {
		select {
		case <-p.changed:
		case <-late:
			sent := p.sent()
			p.t.Fatalf("%q does not show on\n%s\nThe last that was sent is %q", text, p, sent[max(0, len(sent)-400):])
		}
	}
}

// press presses keys, and waits until the screen shows a text.
func (p *screen) press(keys, until string) {
	p.t.Helper()
	if _, err := io.WriteString(p.keys, keys); err != nil {
		p.t.Fatal(err)
	}
	p.shows(until)
}

// ends waits for the end of the session, and returns its status.
func (p *screen) ends() int {
	p.t.Helper()
	select {
	case err := <-p.over:
		return statusOf(p.t, err)
	case <-time.After(deadline):
		p.t.Fatalf("the session does not end:\n%s", p)
		return -1
	}
}

// resize changes the size of the terminal's window, and waits until the host has taken
// that in.
func (p *screen) resize(width, height uint32) {
	p.t.Helper()
	size := ssh.Marshal(struct{ Columns, Rows, Width, Height uint32 }{width, height, 0, 0})
	if ok, err := p.session.SendRequest("window-change", true, size); err != nil || !ok {
		p.t.Fatalf("the window is not resized: %v, %v", ok, err)
	}
}
