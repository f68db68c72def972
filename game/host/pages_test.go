package host

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"cobalt/game/host/board"
	"cobalt/save/records"
)

// web serves the pages of a host until the test ends.
func (h *house) served() string {
	h.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		h.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- h.ServeWeb(ctx, l) }()
	h.t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			h.t.Error(err)
		}
	})
	return "http://" + l.Addr().String()
}

// answered is the head of an answer, whose body was read and closed.
type answered struct {
	StatusCode int
	Header     http.Header
}

// request asks for a page, and returns the answer with its body.
func request(t *testing.T, method, url string, head map[string]string) (answered, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range head {
		r.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answered{StatusCode: answer.StatusCode, Header: answer.Header}, string(text)
}

// played is a host on which Nora has come to an ending, with the run that she played.
func played(t *testing.T) (h *house, run *records.Finished) {
	t.Helper()
	h = open(t, func(o *Options) {
		o.Stories[0].Page = func() ([]byte, error) { return []byte("<!DOCTYPE html>\n<title>a page that plays</title>\n"), nil }
	})
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "")
	h.expect(key, finish, "play", 0, "They have you.")
	h.judge(t.Context())
	held, err := h.o.Store.Held(t.Context(), "a-small-story")
	if err != nil || len(held) != 1 {
		t.Fatalf("%d, %v", len(held), err)
	}
	return h, held[0]
}

// The tables are there for programs, of each story and category; what there is not is
// told with a status.
func TestWebTables(t *testing.T) {
	h, _ := played(t)
	at := h.served()
	for path, want := range map[string]int{"/records.json": 1, "/records.json?category=caught": 1, "/records.json?category=out": 0, "/records.json?story=the-slow-loaf": 0, "/today.json": 0} {
		answer, body := request(t, http.MethodGet, at+path, nil)
		read, err := board.Read(strings.NewReader(body))
		if err != nil || answer.StatusCode != http.StatusOK || (len(read.Places) > 0) != (want > 0) || (read.Day != nil) != (path == "/today.json") {
			t.Errorf("%s: %d, %+v, %v", path, answer.StatusCode, read, err)
		}
	}
	if answer, body := request(t, http.MethodGet, at+"/today.mission", nil); answer.StatusCode != http.StatusOK || body != h.expect(nil, "", "today", 0, "") || answer.Header.Get("Content-Disposition") == "" {
		t.Errorf("the mission of the day: %d\n%s", answer.StatusCode, body)
	}
	if _, body := request(t, http.MethodGet, at+"/", nil); !strings.Contains(body, "play/a-small-story") || strings.Contains(body, "play/the-slow-loaf") || !strings.Contains(body, "<h1>Records</h1>") {
		t.Errorf("the page:\n%s", body)
	}
	h.clock.Forward(fresh)
	if _, body := request(t, http.MethodGet, at+"/", nil); !strings.Contains(body, "<p>Mission of ") || !strings.Contains(body, "today.mission?story=a-small-story") {
		t.Errorf("the page has no mission of the day:\n%s", body)
	}
	for path, want := range map[string]int{
		"/records.json?story=moby-dick": 404, "/records.json?category=%1b%5b2J": 404, "/today.json?story=x": 404, "/today.mission?story=x": 404,
		"/play/moby-dick": 404, "/play/the-slow-loaf": 404, "/play/..%2f..%2fetc": 404, "/runs/": 404, "/x": 404,
	} {
		answer, body := request(t, http.MethodGet, at+path, nil)
		if answer.StatusCode != want || strings.ContainsRune(body, '\x1b') {
			t.Errorf("%s: %d, %q", path, answer.StatusCode, body)
		}
	}
}

// A run is read by others only if its player lets them, as long as it is not hidden; its
// book and card name nobody.
func TestWebRuns(t *testing.T) {
	h, run := played(t)
	at := h.served()
	book, card := at+"/runs/"+run.ID, at+"/runs/"+run.ID+"/card.svg"
	check := func(when string, status int) {
		t.Helper()
		h.clock.Forward(fresh)
		for _, url := range []string{book, card} {
			if answer, body := request(t, http.MethodGet, url, nil); answer.StatusCode != status || strings.Contains(body, "Nora") {
				t.Errorf("%s: %s: %d\n%s", when, url, answer.StatusCode, body)
			}
		}
		if _, body := request(t, http.MethodGet, at+"/", nil); strings.Contains(body, "runs/"+run.ID) != (status == http.StatusOK) {
			t.Errorf("%s: the page links the run otherwise", when)
		}
		if _, body := request(t, http.MethodGet, at+"/records.json", nil); strings.Contains(body, run.ID) != (status == http.StatusOK) {
			t.Errorf("%s: the table names the run otherwise", when)
		}
	}
	let := func(what func(ctx context.Context, person string, on bool) error, on bool) {
		t.Helper()
		if err := what(t.Context(), run.Person.ID, on); err != nil {
			t.Fatal(err)
		}
	}
	store := h.o.Store
	check("at first", http.StatusNotFound)
	let(store.LetRead, true)
	check("with leave", http.StatusOK)
	let(store.Hide, true)
	check("hidden", http.StatusNotFound)
	let(store.Hide, false)
	let(store.Bar, true)
	check("barred", http.StatusNotFound)
	let(store.Bar, false)
	check("again", http.StatusOK)
	answer, body := request(t, http.MethodGet, book, nil)
	if !strings.Contains(body, "They have you.") || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
		t.Errorf("the book: %v\n%s", answer.Header, body)
	}
	if _, body := request(t, http.MethodGet, book+"?lang=es", nil); !strings.Contains(body, `<html lang="es"`) {
		t.Errorf("the book in Spanish:\n%s", body)
	}
	if answer, body := request(t, http.MethodGet, card, nil); !strings.Contains(body, "<svg") || answer.Header.Get("Content-Type") != "image/svg+xml" {
		t.Errorf("the card: %v\n%s", answer.Header, body)
	}
	let(store.LetRead, false)
	check("without leave", http.StatusNotFound)
	for _, id := range []string{"1", strings.Repeat("0", 64), strings.ToUpper(run.ID), run.ID + "0", "%00"} {
		if answer, _ := request(t, http.MethodGet, at+"/runs/"+id, nil); answer.StatusCode != http.StatusNotFound && answer.StatusCode != http.StatusBadRequest {
			t.Errorf("the run %q: %d", id, answer.StatusCode)
		}
	}
}

// Players say by a command whether others may read their runs.
func TestReadable(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "")
	h.expect(nil, "", "readable on", 1, "needs a key")
	h.expect(key, "", "readable perhaps", 2, "usage: ssh HOST readable [on|off]")
	for _, on := range []bool{true, false} {
		h.expect(key, "", map[bool]string{true: "readable on", false: "readable off"}[on], 0, "")
		if p, err := h.o.Store.Named(t.Context(), "Nora"); err != nil || p.Readable != on {
			t.Errorf("%+v, %v", p, err)
		}
	}
}

// Every answer forbids browsers to run anything but a page that plays, HEAD has no body,
// what did not change is not sent again, and nothing but reading is possible.
func TestWebHeaders(t *testing.T) {
	h, run := played(t)
	if err := h.o.Store.LetRead(t.Context(), run.Person.ID, true); err != nil {
		t.Fatal(err)
	}
	at := h.served()
	for _, path := range []string{"/", "/records.json", "/today.json", "/today.mission", "/runs/" + run.ID, "/runs/" + run.ID + "/card.svg", "/play/a-small-story", "/healthz", "/metrics", "/nothing"} {
		answer, body := request(t, http.MethodGet, at+path, nil)
		policy := answer.Header.Get("Content-Security-Policy")
		if answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("Referrer-Policy") != "no-referrer" || !strings.Contains(policy, "frame-ancestors 'none'") ||
			strings.Contains(policy, "default-src 'none'") == strings.HasPrefix(path, "/play/") {
			t.Errorf("%s: %v", path, answer.Header)
		}
		if answer, _ := request(t, http.MethodPost, at+path, nil); answer.StatusCode != http.StatusMethodNotAllowed && path != "/nothing" {
			t.Errorf("POST %s: %d", path, answer.StatusCode)
		}
		tag := answer.Header.Get("ETag")
		if tag == "" {
			continue
		}
		head, none := request(t, http.MethodHead, at+path, nil)
		if head.StatusCode != http.StatusOK || none != "" || head.Header.Get("Content-Length") != strconv.Itoa(len(body)) || head.Header.Get("Cache-Control") == "" {
			t.Errorf("HEAD %s: %d, %v, %q", path, head.StatusCode, head.Header, none)
		}
		if again, none := request(t, http.MethodGet, at+path, map[string]string{"If-None-Match": tag}); again.StatusCode != http.StatusNotModified || none != "" {
			t.Errorf("%s again: %d, %q", path, again.StatusCode, none)
		}
	}
}

// Pages that are asked for by too many at a time are refused; health is told all the same.
func TestWebBusy(t *testing.T) {
	h, _ := played(t)
	asked, release := make(chan struct{}), make(chan struct{})
	h.o.Stories[0].Page = func() ([]byte, error) {
		asked <- struct{}{}
		<-release
		return []byte("<!DOCTYPE html>"), nil
	}
	web := httptest.NewServer(h.web())
	defer web.Close()
	done := make(chan struct{})
	ask := func() {
		request(t, http.MethodGet, web.URL+"/play/a-small-story", nil)
		done <- struct{}{}
	}
	go ask()
	<-asked // one makes it, and the others wait for that one
	for range mostRequests + 10 {
		go ask()
	}
	for range 11 { // those that are refused come back
		select {
		case <-done:
		case <-time.After(deadline):
			t.Fatal("nobody is refused")
		}
	}
	if answer, _ := request(t, http.MethodGet, web.URL+"/records.json", nil); answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" {
		t.Errorf("a page: %d", answer.StatusCode)
	}
	if answer, _ := request(t, http.MethodGet, web.URL+"/healthz", nil); answer.StatusCode != http.StatusOK {
		t.Errorf("health: %d", answer.StatusCode)
	}
	close(release)
	for range mostRequests {
		<-done
	}
}
