package host

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// counts are the figures of a host since it was opened.
type counts struct {
	sessions   atomic.Int64 // that began
	broken     atomic.Int64 // of them, those that broke
	kept       atomic.Int64 // states of runs
	unkept     atomic.Int64 // that could not be kept
	keeping    atomic.Int64 // nanoseconds that keeping took
	judged     atomic.Int64 // finished runs that were run again
	unanswered atomic.Int64 // rounds in which the database did not answer
}

// Limits of a request for a page.
const (
	webPatience = 10 * time.Second
	webHeader   = 16 << 10        // bytes
	webSlow     = 2 * time.Minute // to send a page that plays
)

// ServeWeb serves over HTTP until ctx ends: the host's page (/), its tables and the mission
// of the day for programs (/records.json, /today.json, /today.mission), the runs that
// others may read (/runs/ID and /runs/ID/card.svg), the pages that play (/play/STORY), its
// health (/healthz, /readyz) and its figures (/metrics). Nothing there can be changed.
func (h *Host) ServeWeb(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: h.web(), ReadHeaderTimeout: webPatience, ReadTimeout: webPatience, WriteTimeout: webPatience, IdleTimeout: webPatience,
		MaxHeaderBytes: webHeader,
	}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })() // whoever reads a page asks again
	if err := server.Serve(narrow{l, make(chan struct{}, mostWeb)}); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// web returns the handler of all pages.
func (h *Host) web() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok\n") })
	mux.HandleFunc("GET /readyz", h.ready)
	mux.HandleFunc("GET /metrics", h.metrics)
	p := &pages{h: h, made: map[string]*made{}}
	free := make(chan struct{}, mostRequests)
	for pattern, serve := range map[string]http.HandlerFunc{
		"GET /{$}":                 p.front,
		"GET /records.json":        p.records,
		"GET /today.json":          p.dayRecords,
		"GET /today.mission":       p.mission,
		"GET /runs/{run}":          p.book,
		"GET /runs/{run}/card.svg": p.card,
		"GET /play/{story}":        p.play,
	} {
		mux.HandleFunc(pattern, bounded(free, serve))
	}
	return guarded(mux)
}

// Limits of what is asked at a time. Health and figures are told all the same.
const (
	mostRequests = 64  // for pages
	mostWeb      = 512 // connections
)

// bounded answers while there is room.
func bounded(free chan struct{}, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		select {
		case free <- struct{}{}:
			defer func() { <-free }()
			next(w, r)
		default:
			w.Header().Set("Retry-After", "1")
			answer(w, http.StatusServiceUnavailable, "too many requests at a time\n")
		}
	}
}

// guarded forbids browsers to do anything with an answer but to show it.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Content-Security-Policy", closedPolicy)
		next.ServeHTTP(w, r)
	})
}

// A narrow listener accepts so many connections at a time; others wait.
type narrow struct {
	net.Listener
	free chan struct{}
}

// Accept accepts a connection when there is room for it.
func (n narrow) Accept() (net.Conn, error) {
	n.free <- struct{}{}
	conn, err := n.Listener.Accept()
	if err != nil {
		<-n.free
		return nil, err
	}
	return &narrowConn{Conn: conn, free: n.free}, nil
}

type narrowConn struct {
	net.Conn
	once sync.Once
	free chan struct{}
}

// Close closes the connection, and makes room for another.
func (c *narrowConn) Close() error {
	c.once.Do(func() { <-c.free })
	return c.Conn.Close()
}

// The policies of answers: of all that run nothing, and of a page that plays, which
// brings a stricter one of its own.
const (
	closedPolicy  = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	playingPolicy = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// answer writes plain text.
func answer(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text)) // who is gone needs no answer
}

// ready tells whether players are let in, and are kept.
func (h *Host) ready(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	draining := h.draining
	h.mu.Unlock()
	switch {
	case draining:
		answer(w, http.StatusServiceUnavailable, "the host closes\n")
	case h.o.Store.Ping(r.Context()) != nil:
		answer(w, http.StatusServiceUnavailable, "the database does not answer\n")
	default:
		answer(w, http.StatusOK, "ok\n")
	}
}

// metrics writes the host's figures in the text format of Prometheus, version 0.0.4.
func (h *Host) metrics(w http.ResponseWriter, _ *http.Request) {
	h.mu.Lock()
	sessions := len(h.visits)
	h.mu.Unlock()
	connections, turned := h.gate.count()
	c := &h.counts
	var b strings.Builder
	for _, m := range []struct {
		name, kind, help string
		value            float64
	}{
		{"sessions", "gauge", "Sessions that are open.", float64(sessions)},
		{"connections", "gauge", "Connections that are open.", float64(connections)},
		{"connections_refused_total", "counter", "Connections that were too many.", float64(turned)},
		{"sessions_total", "counter", "Sessions that began.", float64(c.sessions.Load())},
		{"sessions_broken_total", "counter", "Sessions that ended by a fault of the program.", float64(c.broken.Load())},
		{"kept_total", "counter", "States of runs that were kept.", float64(c.kept.Load())},
		{"kept_seconds_total", "counter", "Time that keeping them took, in seconds.", float64(c.keeping.Load()) / 1e9},
		{"unkept_total", "counter", "States of runs that could not be kept at once.", float64(c.unkept.Load())},
		{"judged_total", "counter", "Finished runs that were run again.", float64(c.judged.Load())},
		{"database_unanswered_total", "counter", "Times that the database did not answer.", float64(c.unanswered.Load())},
	} {
		fmt.Fprintf(&b, "# HELP cobalt_%s %s\n# TYPE cobalt_%s %s\ncobalt_%s %g\n", m.name, m.help, m.name, m.kind, m.name, m.value)
	}
	answer(w, http.StatusOK, b.String())
}
