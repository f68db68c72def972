package serving

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/save/records"
	"cobalt/scenes/shipped"
)

// The window of a player.
const playerColumns, playerRows = 80, 24

// patience is how long a player waits for a frame.
const patience = time.Minute

// A player is a client of a server, with a terminal that answers nothing.
type player struct {
	client   *gossh.Client
	in       io.WriteCloser
	arrived  chan time.Time // when something came; one that is not fetched stays the first
	bytes    atomic.Int64   // that came
	answered int64          // bytes that came while choices were taken
	waits    []time.Duration
}

// newPlayer opens a session on a terminal.
func newPlayer(address string) (*player, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	key, err := gossh.NewSignerFromKey(private)
	if err != nil {
		return nil, err
	}
	p := &player{arrived: make(chan time.Time, 1)}
	config := &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience} //nolint:gosec // it is our own
	if p.client, err = gossh.Dial("tcp", address, config); err != nil {
		return nil, err
	}
	s, err := p.client.NewSession()
	if err != nil {
		return nil, err
	}
	if p.in, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	s.Stdout, s.Stderr = p, p
	if err := s.RequestPty("xterm-256color", playerRows, playerColumns, nil); err != nil {
		return nil, err
	}
	if err := s.Shell(); err != nil {
		return nil, err
	}
	_, err = p.await()
	return p, err
}

// Write takes note of what comes.
func (p *player) Write(data []byte) (int, error) {
	p.bytes.Add(int64(len(data)))
	select {
	case p.arrived <- time.Now():
	default:
	}
	return len(data), nil
}

// await waits until something has come.
func (p *player) await() (time.Time, error) {
	select {
	case at := <-p.arrived:
		return at, nil
	case <-time.After(patience):
		return time.Time{}, errors.New("no frame comes")
	}
}

// begin begins a run.
func (p *player) begin() error {
	for _, key := range []string{"1", "1", "\r", " "} { // shown as it is; play, as usual, and the first passage at once
		if _, err := p.settle(key); err != nil {
			return err
		}
	}
	return nil
}

// quiet is how long nothing comes from a screen on which nothing moves any more.
const quiet = 300 * time.Millisecond

// settle presses a key, and waits until the screen is quiet. It returns when the first
// byte came.
func (p *player) settle(key string) (first time.Time, err error) {
	select {
	case <-p.arrived:
	default:
	}
	if _, err := io.WriteString(p.in, key); err != nil {
		return first, err
	}
	if first, err = p.await(); err != nil {
		return first, err
	}
	for {
		select {
		case <-p.arrived:
		case <-time.After(quiet):
			return first, nil
		}
	}
}

// press takes a choice, and waits until its frame begins to come.
func (p *player) press(key string) error {
	before := p.bytes.Load()
	select {
	case <-p.arrived:
	default:
	}
	pressed := time.Now()
	first, err := p.settle(key)
	p.waits = append(p.waits, first.Sub(pressed))
	p.answered += p.bytes.Load() - before
	return err
}

func (p *player) close() { _ = p.client.Close() }

// A walk is the keys that take choices in a run of the shipped story.
type walk struct {
	run  playthrough.Run
	keys []string
}

func (w *walk) choices() int { return len(w.keys) }

// newWalk returns a walk of so many choices, which comes to no ending and to no arrest.
func newWalk(t testing.TB, choices int) *walk {
	t.Helper()
	story, err := shipped.Story()
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	w := &walk{run: run}
	if !w.extend(choices) {
		t.Fatalf("the story has no walk of %d choices", choices)
	}
	return w
}

// extend takes so many choices more, if there is a way.
func (w *walk) extend(choices int) bool {
	if choices == 0 {
		return true
	}
	run, keys := w.run, w.keys
	for i, o := range run.Story.Options(&run.Now().State, nil) {
		next, err := run.Choose(o.Choice, 0)
		if o.Locked || i > 8 || err != nil {
			continue
		}
		if breaks(next.Now()) {
			continue
		}
		if w.run, w.keys = next, append(keys, string(rune('1'+i))); w.extend(choices - 1) {
			return true
		}
	}
	w.run, w.keys = run, keys
	return false
}

// breaks reports whether a step ends the run, or is shown with a page of its own that the
// next key ends.
func breaks(step *playthrough.Step) bool {
	_, ended := step.State.Ended()
	return ended || slices.ContainsFunc(step.Record.Events, func(e game.Event) bool { return e.Kind == game.Caught || e.Kind == game.Expired })
}

// countKept returns how many choices of all players are kept, and fails the benchmark if
// that is less than almost all: a key that comes while something moves only ends that, as
// it can happen at a server that is too slow.
func countKept(b *testing.B, database string, sessions int, w *walk) (kept int) {
	b.Helper()
	store, err := records.Open(b.Context(), database, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	people, err := store.People(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if len(people) != sessions {
		b.Errorf("%d people played, and %d are known", sessions, len(people))
	}
	for _, person := range people {
		list, err := store.NewLibrary(b.Context(), person.ID, w.run.Story.ID).List(w.run.Story)
		if err != nil {
			b.Fatal(err)
		}
		for _, m := range list {
			kept += m.Choices
		}
	}
	if kept < sessions*w.choices()*99/100 {
		b.Errorf("%d keys took choices, and %d choices are kept", sessions*w.choices(), kept)
	}
	return kept
}
