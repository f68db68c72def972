package host

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"cobalt/game/tui/widget"
)

// A Host serves stories to players.
type Host struct {
	o        Options
	limits   Limits
	gate     *gate
	server   *ssh.Server
	commands []*command
	counts   counts
	days     *days

	mu       sync.Mutex
	visits   map[*visit]struct{}
	draining bool
	left     chan struct{} // closed when the last player has left, once draining
}

// New returns a host. It is an error if a store, a story or a key is missing.
func New(o Options) (*Host, error) {
	if len(o.Stories) == 0 || len(o.Keys) == 0 || o.Store == nil {
		return nil, errors.New("a host has a store, a story and a key")
	}
	o.Stories = withSharedArt(o.Stories)
	h := &Host{o: o, limits: o.Limits.completed(), visits: map[*visit]struct{}{}, left: make(chan struct{})}
	h.gate = &gate{limits: &h.limits, clock: o.Clock, opened: o.Clock(), parted: make(chan struct{}, 1), open: map[*connection]struct{}{}, addresses: map[string]int{}}
	h.commands = allCommands()
	h.days = &days{h: h, known: map[dayKey]*proof{}}
	h.days.ctx, h.days.end = context.WithCancel(context.Background())
	server, err := wish.NewServer(h.configure, wish.WithMiddleware(func(ssh.Handler) ssh.Handler { return h.receive }))
	if err != nil {
		return nil, err
	}
	h.server = server
	return h, nil
}

// withSharedArt returns the stories with pictures that are read once for all sessions.
func withSharedArt(stories []*Story) []*Story {
	shared := make([]*Story, len(stories))
	for i, s := range stories {
		story := *s
		if story.Art != nil {
			story.Art = widget.Share(story.Art)
			widget.HangRead(story.Art, widget.ArtPaths(story.Story.People, story.Story.Text...))
		}
		shared[i] = &story
	}
	return shared
}

// configure sets the server up: whoever has a key is known by it, who has none comes in
// all the same, and there is nothing but sessions.
func (h *Host) configure(s *ssh.Server) error {
	for _, key := range h.o.Keys {
		s.AddHostKey(key)
	}
	s.Version = "cobalt"
	s.HandshakeTimeout = h.limits.Handshake
	s.ConnCallback = h.gate.enter
	s.PublicKeyHandler = func(ssh.Context, ssh.PublicKey) bool { return true }
	s.KeyboardInteractiveHandler = func(ssh.Context, gossh.KeyboardInteractiveChallenge) bool { return true }
	s.ChannelHandlers = map[string]ssh.ChannelHandler{"session": h.openSession}
	s.RequestHandlers = map[string]ssh.RequestHandler{}
	s.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	return nil
}

// Serve serves players who connect to a listener, until ctx ends. Then nobody is let in
// any more, the players are told and leave, their runs kept, and Serve returns once the
// last has left, or after the time of [Limits.Drain].
func (h *Host) Serve(ctx context.Context, l net.Listener) error {
	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	var work sync.WaitGroup
	work.Go(func() { h.watch(working) })
	defer h.days.close()
	defer work.Wait()
	defer stop()
	failed := make(chan error, 1)
	go func() { failed <- h.server.Serve(l) }()
	h.o.Log.Info("the host is open", "address", l.Addr().String())
	select {
	case err := <-failed:
		h.drain()
		return fmt.Errorf("players cannot be let in: %w", err)
	case <-ctx.Done():
	}
	h.drain()
	err := h.server.Close()
	h.o.Log.Info("the host is closed")
	return err
}

// drain has all players leave.
func (h *Host) drain() {
	h.gate.shut()
	h.mu.Lock()
	h.draining = true
	h.o.Log.Info("the host closes", "sessions", len(h.visits))
	if len(h.visits) == 0 {
		close(h.left)
	}
	for v := range h.visits {
		v.end(errClosing)
	}
	h.mu.Unlock()
	select {
	case <-h.left:
		h.part()
	case <-h.o.After(h.limits.Drain):
		h.o.Log.Warn("not all players have left in time")
	}
}

// parting is how long clients are given to take the last words of their sessions.
const parting = time.Second

// part waits until the clients have closed the channels of their sessions too. Before
// that, the last words and the status may still be on their way, and a connection that is
// closed loses them.
func (h *Host) part() {
	late := h.o.After(parting)
	for h.gate.channels() > 0 {
		select {
		case <-h.gate.parted:
		case <-late:
			return
		}
	}
}

// enter takes note of a visit. The error is words for the player.
func (h *Host) enter(v *visit) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.draining {
		return errClosing
	}
	if v.person != nil {
		n := 0
		for other := range h.visits {
			if other.person != nil && other.person.ID == v.person.ID {
				n++
			}
		}
		if n >= h.limits.Sessions {
			return errCrowded
		}
	}
	h.visits[v] = struct{}{}
	return nil
}

// leave forgets a visit.
func (h *Host) leave(v *visit) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, there := h.visits[v]; !there {
		return
	}
	delete(h.visits, v)
	if h.draining && len(h.visits) == 0 {
		close(h.left)
	}
}

// fault logs an error, unless what it happened to was to end: then it is none.
func fault(ctx context.Context, log *slog.Logger, msg string, args ...any) {
	if ctx.Err() == nil {
		log.Error(msg, args...)
	}
}

// rounds is how often sessions are looked at, and the database is told that the host is
// there.
const rounds = 5 * time.Second

// watch goes its rounds until ctx ends.
func (h *Host) watch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-h.o.After(rounds):
			h.round(ctx)
			h.days.prepare()
			h.judge(ctx)
		}
	}
}

// round ends the sessions that are over, and closes connections without one.
func (h *Host) round(ctx context.Context) {
	if n := h.gate.sweep(); n > 0 {
		h.o.Log.Info("connections without a session were closed", "connections", n)
	}
	if err := h.o.Store.Beat(ctx); err != nil && ctx.Err() == nil {
		h.counts.unanswered.Add(1)
		h.o.Log.Error("the database does not answer", "err", err)
	}
	barred, err := h.o.Store.Barred(ctx)
	if err != nil {
		fault(ctx, h.o.Log, "who is barred cannot be read", "err", err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.o.Clock()
	for v := range h.visits {
		if v.person != nil && barred[v.person.ID] {
			v.end(errBarred)
		}
		v.look(now, &h.limits)
	}
}
