package host

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// Whoever lets others watch is watched, seconds behind, in the passages that they read.
func TestWatch(t *testing.T) {
	pass, waits := make(chan time.Time), make(chan struct{}, 100)
	h := open(t, func(o *Options) {
		o.After = func(d time.Duration) <-chan time.Time {
			if d == behind {
				waits <- struct{}{}
				return pass
			}
			return after(d)
		}
		o.Limits.Sessions = 10
	})
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "")
	h.expect(nil, "", "watch Nora", 1, "lets nobody watch")
	h.expect(nil, "", "watch Vera", 1, "nobody here is called")
	h.expect(key, "", "watchable maybe", 2, "usage")
	h.expect(key, "", "watchable on", 0, "")
	h.expect(nil, "", "watch Nora", 1, "does not play")
	p := h.play(key, 80, 24)
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	p.press("1", "Gained: Keys")
	if out := h.expect(nil, "", "who", 0, "may be watched"); !strings.Contains(out, "1 session beside yours.") {
		t.Errorf("sessions are counted otherwise:\n%s", out)
	}

	s, err := h.connected(nil).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	watcher := &screen{t: t, changed: make(chan struct{}, 1)}
	s.Stdout = unscreened{watcher}
	if err := s.Start("watch Nora"); err != nil {
		t.Fatal(err)
	}
	within(t, waits)
	if strings.Contains(watcher.sent(), "Gained: Keys") {
		t.Error("what was chosen before is shown at once")
	}
	p.press("1", "nothing under it")
	pass <- time.Time{}
	watcher.hears("Gained: Keys")
	within(t, waits)
	if strings.Contains(watcher.sent(), "nothing under it") {
		t.Error("a choice that was made in the wait is shown after it")
	}
	close(pass) // from now on no time stands between
	watcher.hears("> Lift the lid")
	watcher.hears("There is nothing under it.")
	p.press("q", "")
	p.ends()
	watcher.hears("The session has ended.")
	if err := s.Wait(); err != nil {
		t.Error(err)
	}
}

// within waits until something is told.
func within(t *testing.T, told <-chan struct{}) {
	t.Helper()
	select {
	case <-told:
	case <-time.After(deadline):
		t.Fatal("nothing came")
	}
}

// unscreened takes text for a screen that has no cells.
type unscreened struct{ s *screen }

func (p unscreened) Write(data []byte) (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	p.s.raw.Write(data)
	select {
	case p.s.changed <- struct{}{}:
	default:
	}
	return len(data), nil
}

// hears waits until a text was sent.
func (p *screen) hears(text string) {
	p.t.Helper()
	late := time.After(deadline)
	for !strings.Contains(p.sent(), text) {
		select {
		case <-p.changed:
		case <-late:
			p.t.Fatalf("%q is not in\n%s", text, p.sent())
		}
	}
}

// The page shows the records, and nothing of a name that could be taken for markup; the
// host tells that it is ready, and its figures.
func TestWeb(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "")
	h.expect(key, finish, "play", 0, "They have you.")
	h.judge(t.Context())
	web := httptest.NewServer(h.web())
	defer web.Close()
	for path, want := range map[string]string{
		"/": "<td>Nora</td>", "/healthz": "ok", "/readyz": "ok", "/metrics": "\ncobalt_kept_total 2\n",
	} {
		if status, body := fetch(t, web.URL+path); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d\n%s", path, status, body)
		}
	}
	if status, _ := fetch(t, web.URL+"/etc/passwd"); status != http.StatusNotFound {
		t.Errorf("another page: %d", status)
	}
	h.close()
	h.ended()
	if status, body := fetch(t, web.URL+"/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(body, "closes") {
		t.Errorf("a host that closes: %d, %s", status, body)
	}
}

func fetch(t *testing.T, url string) (int, string) {
	t.Helper()
	answer, err := http.Get(url) //nolint:noctx // it is our own
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}
