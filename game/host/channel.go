package host

import (
	"slices"
	"sync/atomic"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Limits of what a client may ask for before its session begins.
const (
	mostVariables  = 32      // of its environment
	longestRequest = 4 << 10 // bytes of one
)

// asked are the requests of a session that are passed on until it begins. Its window may
// change as long as it goes on. All others, such as subsystems, forwarding of an agent and
// signals, are refused.
var asked = []string{"env", "pty-req", "shell", "exec"}

// An accepted is a channel that a client has opened, of which only harmless requests are
// passed on.
type accepted struct {
	gossh.NewChannel
	channel gossh.Channel
	passed  chan *gossh.Request
}

// Accept returns the channel, which is open already.
func (a accepted) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	return a.channel, a.passed, nil
}

// filter passes the requests of a channel on, until its session begins, and follows the
// changes of its window, until it is closed.
func (a accepted) filter(requests <-chan *gossh.Request, w *window) {
	variables, begun := 0, false
	for r := range requests {
		switch {
		case r.Type == "env":
			variables++
		case r.Type == "window-change":
			reply(r, w.change(r.Payload))
			continue
		}
		if begun || !slices.Contains(asked, r.Type) || len(r.Payload) > longestRequest || variables > mostVariables && r.Type == "env" {
			reply(r, false)
			continue
		}
		begun = r.Type == "shell" || r.Type == "exec"
		a.passed <- r
		if begun {
			close(a.passed) // nobody is kept waiting for what does not come
		}
	}
	if !begun {
		close(a.passed)
	}
}

// reply answers a request, if its client wants that.
func reply(r *gossh.Request, ok bool) {
	if r.WantReply {
		_ = r.Reply(ok, nil) // a connection that is gone needs none
	}
}

// A windowKey is the key of a session's [*window] in its context.
type windowKey struct{}

// A sessionContext is the context of a connection, with the window of one of its sessions.
type sessionContext struct {
	ssh.Context
	window *window
}

// Value implements [context.Context].
func (c sessionContext) Value(key any) any {
	if key == (windowKey{}) {
		return c.window
	}
	return c.Context.Value(key)
}

// openSession opens a session of a connection, unless that has too many.
func (h *Host) openSession(srv *ssh.Server, conn *gossh.ServerConn, opened gossh.NewChannel, ctx ssh.Context) {
	guest := h.gate.guestOf(ctx)
	if guest.sessions.Add(1) > int64(h.limits.Channels) {
		h.gate.part(guest)
		_ = opened.Reject(gossh.ResourceShortage, "too many sessions in one connection") // nobody is left to tell
		return
	}
	channel, requests, err := opened.Accept()
	if err != nil { // the connection is gone
		h.gate.part(guest)
		return
	}
	a, w := accepted{opened, channel, make(chan *gossh.Request)}, &window{after: h.o.After}
	go func() {
		defer h.gate.part(guest)
		a.filter(requests, w)
	}()
	ssh.DefaultSessionHandler(srv, conn, a, sessionContext{ctx, w})
}

// A guest is a connection.
type guest struct {
	known    atomic.Bool  // it has begun a session
	sessions atomic.Int64 // channels for one that are open, begun or not
	begun    atomic.Int64 // sessions that have begun, and have not ended
	idle     atomic.Int64 // since when there is none of them, by the gate's clock
}
