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

	"cobalt/game/render/page"
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
	webHeader   = 16 << 10 // bytes
)

// ServeWeb serves the host's page, its health and its figures over HTTP, until ctx ends:
// /, /healthz, /readyz and /metrics. Nothing there can be changed.
func (h *Host) ServeWeb(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: h.web(), ReadHeaderTimeout: webPatience, ReadTimeout: webPatience, WriteTimeout: webPatience, IdleTimeout: webPatience,
		MaxHeaderBytes: webHeader,
	}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })() // whoever reads a page asks again
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
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
	mux.Handle("GET /{$}", &front{h: h})
	return mux
}

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

// A front is the page of records. It is made anew every few seconds at most, however
// often it is asked for.
type front struct {
	h    *Host
	mu   sync.Mutex
	made time.Time
	text string
}

// fresh is how long a page of records is shown.
const fresh = 5 * time.Second

func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if now := f.h.o.Clock(); f.text == "" || now.Sub(f.made) >= fresh {
		text, err := f.h.front(r.Context())
		if err != nil {
			f.h.o.Log.Error("the page of records cannot be made", "err", err)
			answer(w, http.StatusServiceUnavailable, "the records cannot be read just now\n")
			return
		}
		f.text, f.made = text, now
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write([]byte(f.text)) // who is gone needs no answer
}

// A frontPage is the data of the page of records.
type frontPage struct {
	page.Page
	Stories []frontStory
}

// A frontStory is the table of a story.
type frontStory struct {
	Title  string
	Places []frontPlace
}

// A frontPlace is a line of a table.
type frontPlace struct{ Category, Difficulty, Measure, Value, Name, Made string }

const frontHTML = `{{define "style"}}
table { border-collapse: collapse; }
th, td { text-align: start; padding: .2rem 1rem .2rem 0; }
{{end}}{{define "body"}}
<h1>Records</h1>
<p>Each of these runs was run again before it counted. To play: <code>ssh</code> to this host.</p>
{{range .Stories}}<h2>{{.Title}}</h2>
{{if .Places}}<table>
<tr><th scope="col">Category</th><th scope="col">Difficulty</th><th scope="col">Least</th><th scope="col">Figure</th><th scope="col">Player</th><th scope="col">Day</th></tr>
{{range .Places}}<tr><td>{{.Category}}</td><td>{{.Difficulty}}</td><td>{{.Measure}}</td><td>{{.Value}}</td><td>{{.Name}}</td><td>{{.Made}}</td></tr>
{{end}}</table>{{else}}<p>Nobody has come to an ending here yet.</p>{{end}}
{{end}}{{end}}`

// front makes the page of records.
func (h *Host) front(ctx context.Context) (string, error) {
	data := frontPage{Page: page.Page{Heading: "Records", Generator: "cobalt serve", Language: page.LanguageOf("en", "Records")}}
	for _, story := range h.o.Stories {
		held, err := h.o.Store.Held(ctx, story.ID)
		if err != nil {
			return "", err
		}
		s := frontStory{Title: clean(story.Text[0].Title)}
		for _, p := range table(story.Story, held, "", mostOfAll) {
			s.Places = append(s.Places, frontPlace{p.Category, p.Difficulty, p.Measure.String(), p.Value, clean(p.Run.Person.Shown()), p.Run.Made.UTC().Format(time.DateOnly)})
		}
		data.Stories = append(data.Stories, s)
	}
	var b strings.Builder
	err := page.Write(&b, frontHTML, data)
	return b.String(), err
}
