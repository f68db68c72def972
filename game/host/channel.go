package host

import (
	"bytes"
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

// A terminal is what a session has of its client: the channel, and the window.
type terminal struct {
	channel gossh.Channel
	window  window
}

// Write writes what fills a screen. The library's own writer makes two copies of all that
// it writes, to put a carriage return before each newline; most frames have none.
func (t *terminal) Write(data []byte) (int, error) {
	if bytes.IndexByte(data, '\n') < 0 {
		return t.channel.Write(data)
	}
	return ssh.NewPtyWriter(t.channel).Write(data)
}

// A terminalKey is the key of a session's [*terminal] in its context.
type terminalKey struct{}

// A sessionContext is the context of a connection, with the terminal of one of its sessions.
type sessionContext struct {
	ssh.Context
	terminal *terminal
}

// Value implements [context.Context].
func (c sessionContext) Value(key any) any {
	if key == (terminalKey{}) {
		return c.terminal
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
	a, t := accepted{opened, channel, make(chan *gossh.Request)}, &terminal{channel, window{after: h.o.After}}
	go func() {
		defer h.gate.part(guest)
		a.filter(requests, &t.window)
	}()
	ssh.DefaultSessionHandler(srv, conn, a, sessionContext{ctx, t})
}

// A guest is a connection.
type guest struct {
	known    atomic.Bool  // it has begun a session
	sessions atomic.Int64 // channels for one that are open, begun or not
	begun    atomic.Int64 // sessions that have begun, and have not ended
	idle     atomic.Int64 // since when there is none of them, by the gate's clock
}
