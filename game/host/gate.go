package host

import (
	"net"
	"sync"
	"time"

	"charm.land/ssh"
)

// A gate counts connections, and turns away those that are too many.
type gate struct {
	limits *Limits
	clock  func() time.Time
	opened time.Time     // by the clock
	parted chan struct{} // holds a token if a channel was closed

	mu        sync.Mutex
	closed    bool
	open      map[*connection]struct{}
	addresses map[string]int
	turned    int64 // away
}

// A connection is one that the gate has let in.
type connection struct {
	net.Conn
	gate    *gate
	address string
	guest   guest
	once    sync.Once
}

// connectionKey is the key of a [*connection] in the context of its sessions.
type connectionKey struct{}

// enter lets a connection in, or returns nil.
func (g *gate) enter(ctx ssh.Context, conn net.Conn) net.Conn {
	address, _, err := net.SplitHostPort(conn.RemoteAddr().String())
	if err != nil {
		address = conn.RemoteAddr().String()
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed || len(g.open) >= g.limits.Connections || g.addresses[address] >= g.limits.PerAddress || g.strangers() >= g.limits.Strangers {
		g.turned++
		return nil
	}
	c := &connection{Conn: conn, gate: g, address: address}
	c.guest.idle.Store(g.now())
	g.open[c] = struct{}{}
	g.addresses[address]++
	ctx.SetValue(connectionKey{}, c)
	return c
}

// strangers counts the connections that have opened no session yet.
func (g *gate) strangers() int {
	if len(g.open) < g.limits.Strangers {
		return 0
	}
	n := 0
	for c := range g.open {
		if !c.guest.known.Load() {
			n++
		}
	}
	return n
}

// channels counts the open channels of all connections.
func (g *gate) channels() int64 {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := int64(0)
	for c := range g.open {
		n += c.guest.sessions.Load()
	}
	return n
}

// now is the time since the gate was opened. That goes on as it was when somebody sets the
// machine's clock.
func (g *gate) now() int64 { return int64(g.clock().Sub(g.opened)) }

// begin notes that a session of a connection has begun, until the function that it returns
// is called.
func (g *gate) begin(ctx ssh.Context) (end func()) {
	guest := g.guestOf(ctx)
	guest.known.Store(true)
	guest.begun.Add(1)
	return func() {
		guest.idle.Store(g.now())
		guest.begun.Add(-1)
	}
}

// part notes that a channel of a guest is closed.
func (g *gate) part(from *guest) {
	from.sessions.Add(-1)
	select {
	case g.parted <- struct{}{}:
	default:
	}
}

// guestOf returns the guest of a connection's context.
func (g *gate) guestOf(ctx ssh.Context) *guest {
	return &ctx.Value(connectionKey{}).(*connection).guest
}

// Close closes the connection, and makes room for another.
func (c *connection) Close() error {
	c.once.Do(func() {
		c.gate.mu.Lock()
		defer c.gate.mu.Unlock()
		delete(c.gate.open, c)
		if c.gate.addresses[c.address]--; c.gate.addresses[c.address] <= 0 {
			delete(c.gate.addresses, c.address)
		}
	})
	return c.Conn.Close()
}

// sweep closes the connections in which no session begins for too long, and returns how
// many they were.
func (g *gate) sweep() int {
	g.mu.Lock()
	var idle []*connection
	for c := range g.open {
		if c.guest.begun.Load() == 0 && g.now()-c.guest.idle.Load() > int64(g.limits.Handshake) {
			idle = append(idle, c)
		}
	}
	g.mu.Unlock()
	for _, c := range idle {
		_ = c.Close() // it is gone in any case
	}
	return len(idle)
}

// count returns how many connections are open, and how many were turned away.
func (g *gate) count() (open int, turned int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.open), g.turned
}

// shut lets no connection in any more.
func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
}
