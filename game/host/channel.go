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

// asked are the requests of a session that are passed on. All others, such as
// subsystems, forwarding of an agent and signals, are refused.
var asked = []string{"env", "pty-req", "shell", "exec", "window-change"}

// A filtered is a channel that a client opens, of which only harmless requests are
// passed on.
type filtered struct{ gossh.NewChannel }

// Accept accepts the channel.
func (f filtered) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	channel, requests, err := f.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	passed := make(chan *gossh.Request)
	go filter(requests, passed)
	return channel, passed, nil
}

// filter passes the requests of a channel on, until it is closed.
func filter(requests <-chan *gossh.Request, passed chan<- *gossh.Request) {
	defer close(passed)
	variables := 0
	for r := range requests {
		if r.Type == "env" {
			variables++
		}
		if !slices.Contains(asked, r.Type) || len(r.Payload) > longestRequest || variables > mostVariables && r.Type == "env" {
			if r.WantReply {
				_ = r.Reply(false, nil) // a connection that is gone needs none
			}
			continue
		}
		passed <- r
	}
}

// openSession opens a session of a connection, unless that has too many.
func (h *Host) openSession(srv *ssh.Server, conn *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	guest := h.gate.guestOf(ctx)
	if guest.sessions.Add(1) > int64(h.limits.Channels) {
		guest.sessions.Add(-1)
		_ = channel.Reject(gossh.ResourceShortage, "too many sessions in one connection") // nobody is left to tell
		return
	}
	defer guest.sessions.Add(-1)
	ssh.DefaultSessionHandler(srv, conn, filtered{channel}, ctx)
}

// A guest is a connection.
type guest struct {
	known    atomic.Bool  // it has begun a session
	sessions atomic.Int64 // channels for one that are open, begun or not
	begun    atomic.Int64 // sessions that have begun, and have not ended
	idle     atomic.Int64 // since when there is none of them, by the gate's clock
}
