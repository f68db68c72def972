package host

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/crypto/ssh"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/explore/daily"
	"cobalt/game/host/board"
	"cobalt/game/mission"
	"cobalt/game/tui/phrases"
	"cobalt/save/records"
	"cobalt/scenes"
)

// missionOf reads the mission of the day that a host writes.
func (h *house) missionOf(key ssh.Signer) *daily.Mission {
	h.t.Helper()
	f, err := mission.Parse("today", []byte(h.expect(key, "", "today", 0, "# Mission of ")))
	if err != nil {
		h.t.Fatal(err)
	}
	m, err := daily.Of(h.o.Stories[0].Story, f)
	if err != nil {
		h.t.Fatal(err)
	}
	return m
}

// ids writes choices as a player types them.
func (h *house) ids(choices []game.ChoiceID) string {
	var b strings.Builder
	for _, c := range choices {
		b.WriteString(h.o.Stories[0].Choices[c].ID + "\n")
	}
	return b.String()
}

// ways returns the shortest ways from where a mission begins, by ending.
func (h *house) ways(m *daily.Mission) []*explore.Way {
	h.t.Helper()
	ways, err := explore.ShortestFrom(h.t.Context(), h.o.Stories[0].Story, m.From, explore.Options{})
	if err != nil {
		h.t.Fatal(err)
	}
	return ways
}

// The mission of the day is the same for all, is played from where it begins, and gone on
// with after a break. Who does it, from whatever beginning, is in the table of the day
// once the run was run again; who does something else, or does it on another day, is not.
func TestToday(t *testing.T) {
	h := open(t, nil)
	nora, vera, lena, mara := newKey(t), newKey(t), newKey(t), newKey(t)
	for key, name := range map[ssh.Signer]string{nora: "Nora", vera: "Vera", lena: "Lena", mara: "Mara"} {
		h.expect(key, "", "name "+name, 0, "")
	}
	m := h.missionOf(nil)
	if again := h.missionOf(vera); again.From != m.From || again.Ending != m.Ending {
		t.Errorf("%+v, and then %+v", m, again)
	}
	least := h.ways(m)[m.Ending].Choices
	h.expect(nil, "", "records today", 0, "Nobody has done it yet")

	h.expect(nora, "quit\n", "play today", 0, "Your mission: come to \"")
	h.expect(nora, h.ids(least[:1])+"quit\n", "play today", 0, "")
	h.expect(nora, h.ids(least[1:])+"quit\n", "play today", 0, "")
	if list := strings.TrimSpace(h.expect(nora, "", "missions", 0, "")); strings.Count(list, "\n") > 0 {
		t.Errorf("the mission was begun more than once:\n%s", list)
	}
	h.clock.Forward(time.Minute)
	h.expect(vera, h.ids(m.Opening)+h.ids(least)+"quit\n", "play", 0, "")
	for e, way := range h.ways(m) {
		if way != nil && game.EndingID(e) != m.Ending {
			h.expect(lena, h.ids(way.Choices)+"quit\n", "play today", 0, "")
		}
	}
	h.expect(nil, h.ids(least)+"quit\n", "play today", 0, "")
	h.judge(t.Context())
	lines := strings.Split(strings.TrimSpace(h.expect(nil, "", "records today", 0, "No run from here takes fewer than")), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[1], "1  ") || !strings.Contains(lines[1], "Nora") || !strings.HasPrefix(lines[2], "2  ") || !strings.Contains(lines[2], "Vera") {
		t.Errorf("the table of the day:\n%s", strings.Join(lines, "\n"))
	}
	read, err := board.Read(strings.NewReader(h.expect(nil, "", "records today --json", 0, "")))
	if err != nil || read.Day == nil || read.Day.Day != m.Day || read.Day.Least != m.Least || len(read.Places) != 2 || read.Places[0].Choices != m.Least {
		t.Errorf("%+v, %v", read, err)
	}
	h.expect(nil, "", "records today moby-dick", 2, "there is no story")
	h.expect(nil, "", "today the-slow-loaf", 0, "story: the-slow-loaf")

	h.clock.Forward(24 * time.Hour)
	h.expect(mara, h.ids(m.Opening)+h.ids(least)+"quit\n", "play", 0, "")
	h.judge(t.Context())
	if next := h.missionOf(nil); next.Day == m.Day {
		t.Errorf("the next day is %s, too", next.Day)
	}
	if out := h.expect(nil, "", "records today", 0, ""); strings.Contains(out, "Mara") || strings.Contains(out, "Nora") {
		t.Errorf("yesterday's mission counts today:\n%s", out)
	}
}

// The title offers the mission of the day, and so does the question of plain mode; who has
// begun it goes on with it.
func TestTodayFromTheTitle(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	m := h.missionOf(nil)
	p := h.play(key, 100, 30)
	p.shows("Mission of the day")
	p.press("2", "Your mission: come to")
	p.press("1", "")
	p.press("q", "")
	p.ends()
	list := h.expect(key, "", "missions", 0, "")
	p = h.play(key, 100, 30)
	p.press("3", "Your mission: come to")
	p.press("q", "")
	p.ends()
	if again := h.expect(key, "", "missions", 0, ""); again != list {
		t.Errorf("the mission was begun more than once:\n%s%s", list, again)
	}
	out := h.expect(key, "4\nquit\n", "play", 0, "4. Mission of the day")
	if !strings.Contains(out, "Your mission: come to") || m.Least < 1 {
		t.Errorf("plain mode:\n%s", out)
	}
}

// A run whose opening was given has no time, so that nobody beats others by it; its
// choices and minutes count.
func TestTodayHasNoTime(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "")
	m := h.missionOf(key)
	h.expect(key, h.ids(h.ways(m)[m.Ending].Choices)+"quit\n", "play today", 0, "")
	h.judge(t.Context())
	out := h.expect(nil, "", "records "+h.o.Stories[0].Endings[m.Ending].ID, 0, "choices")
	if strings.Contains(out, "  time  ") {
		t.Errorf("it has a time:\n%s", out)
	}
}

// A host that starts again, or another at the same database, has the mission without a
// proof; a player finds the table as it was.
func TestTodayAfterRestart(t *testing.T) {
	database := filepath.Join(t.TempDir(), "host.db")
	h := openAt(t, database, nil)
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "")
	m := h.missionOf(key)
	h.expect(key, h.ids(h.ways(m)[m.Ending].Choices)+"quit\n", "play today", 0, "")
	h.judge(t.Context())
	if !strings.Contains(h.log.String(), "the mission of the day is proven") {
		t.Error("the first host does not say that it has proven the mission")
	}
	h.close()
	h.ended()
	h = openAt(t, database, nil)
	if again := h.missionOf(key); again.From != m.From {
		t.Errorf("%+v, and then %+v", m, again)
	}
	h.expect(nil, "", "records today", 0, "Nora")
	if strings.Contains(h.log.String(), "is proven") {
		t.Error("the mission is proven again")
	}
}

// A story without a mission of the day says so, wherever it is asked for.
func TestNoToday(t *testing.T) {
	short, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Short\nstart: a.md\nendings:\n  out: {name: Out, hint: Go.}\n---\n\nA yard.\n")},
		"a.md":     {Data: []byte("---\ntitle: A\nplace: Here\n---\n\n## Here\n\n- [Go](#there)\n\n## There\n\n`ending out`\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	h := open(t, func(o *Options) { o.Stories[0].Story = short })
	const words = "the story is too short for a mission of the day"
	for _, command := range []string{"today", "play today", "records today", "records today --json"} {
		h.expect(newKey(t), "", command, 1, words)
	}
	at := h.served()
	for path, want := range map[string]int{"/today.json": 404, "/today.mission": 404, "/": 200} {
		if answer, body := request(t, http.MethodGet, at+path, nil); answer.StatusCode != want || want == 404 && !strings.Contains(body, words) {
			t.Errorf("%s: %d\n%s", path, answer.StatusCode, body)
		}
	}
}

// The OpenSSH client writes the mission of the day to a file, and plays it on a terminal.
func TestOpenSSHToday(t *testing.T) {
	h := open(t, nil)
	client := openSSH(t, h)
	cmd := client("-T", "today")
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil || !strings.HasPrefix(out.String(), "---\nstory: a-small-story\n") || complaint.Len() > 0 {
		t.Errorf("%v\n%s%s", err, out.String(), complaint.String())
	}
	p := onTerminalOf(t, client, "play today")
	p.shows("Your mission: come to")
	p.press("q", "")
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the client: %v", err)
	}
}

// What may stand in the way of the mission of the day is told in the player's language.
func TestTodayFaultsAreTranslated(t *testing.T) {
	spanish, err := phrases.Load(assets.Words, "es")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range []error{errUnproven, errUnprovable, daily.ErrNone, &records.UnansweredError{}} {
		if told := spanish.Said(fault.Error()); told == fault.Error() {
			t.Errorf("%q has no Spanish words", told)
		}
	}
}

// A proof that takes longer than a request may is no error: the page says that it is not
// there yet.
func TestTodayTakesLong(t *testing.T) {
	h := open(t, func(o *Options) {
		o.After = func(d time.Duration) <-chan time.Time {
			if d == webWait {
				d = 0
			}
			return after(d)
		}
	})
	h.days.mu.Lock()
	h.days.known[dayKey{h.o.Stories[0].ID, h.o.Stories[0].Rules, daily.DayOf(h.clock.Time())}] = &proof{done: make(chan struct{})}
	h.days.mu.Unlock()
	for _, path := range []string{"/today.json", "/today.mission"} {
		answer := httptest.NewRecorder()
		h.web().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
		if answer.Code != http.StatusServiceUnavailable || answer.Header().Get("Retry-After") == "" || !strings.Contains(answer.Body.String(), "not there yet") {
			t.Errorf("%s: %d, %s", path, answer.Code, answer.Body)
		}
	}
	if log := h.log.String(); strings.Contains(log, "ERROR") {
		t.Errorf("it is logged as an error:\n%s", log)
	}
}

// What a host was about when it is told to end is not logged as errors.
func TestClosingIsNoError(t *testing.T) {
	h := open(t, nil)
	h.expect(newKey(t), finish, "play", 0, "They have you.")
	ctx, stop := context.WithCancel(t.Context())
	stop()
	h.round(ctx)
	h.judge(ctx)
	h.days.end()
	<-h.days.look(h.o.Stories[0], "2031-01-01").done
	if log := h.log.String(); strings.Contains(log, "ERROR") {
		t.Errorf("errors are logged:\n%s", log)
	}
}
