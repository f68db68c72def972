package recordstest

import (
	"io"
	"net"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// A Line leads to an empty database of PostgreSQL. While it is cut, the server cannot be
// reached, as when it was stopped.
type Line struct {
	Address string // of the database, over the line

	network, server string

	mu   sync.Mutex
	cut  bool
	open []net.Conn
}

// NewLine lays a line. The test is skipped if there is no server.
func NewLine(t *testing.T) *Line {
	t.Helper()
	address := postgresSchema(t)
	config, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	port := strconv.Itoa(int(config.Port))
	l := &Line{network: "tcp", server: net.JoinHostPort(config.Host, port)}
	if strings.HasPrefix(config.Host, "/") {
		l.network, l.server = "unix", filepath.Join(config.Host, ".s.PGSQL."+port)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Cut(); _ = listener.Close() })
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Del("host")
	q.Del("port")
	q.Set("sslmode", "disable")
	u.Host, u.RawQuery = listener.Addr().String(), q.Encode()
	l.Address = u.String()
	go l.serve(listener)
	return l
}

func (l *Line) serve(listener net.Listener) {
	for {
		from, err := listener.Accept()
		if err != nil {
			return
		}
		to, err := net.Dial(l.network, l.server)
		if err != nil || !l.keep(from, to) {
			_ = from.Close()
			continue
		}
		go pass(from, to)
		go pass(to, from)
	}
}

// keep takes note of two ends, or closes the second if the line is cut.
func (l *Line) keep(from, to net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cut {
		_ = to.Close()
		return false
	}
	l.open = append(l.open, from, to)
	return true
}

func pass(from, to net.Conn) {
	_, _ = io.Copy(to, from) // until either end is closed
	_ = to.Close()
}

// Cut cuts the line: what is open breaks, and nothing comes through.
func (l *Line) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = true
	for _, c := range l.open {
		_ = c.Close()
	}
	l.open = nil
}

// Mend mends the line.
func (l *Line) Mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = false
}
