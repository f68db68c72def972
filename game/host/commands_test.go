package host

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	charm "charm.land/ssh"
	"golang.org/x/crypto/ssh"

	"cobalt/game/host/board"
)

// finish plays to an ending, by shouting until one is caught.
const finish = "5\n5\nquit\n"

// expect gives a command, and fails the test if its status or words are others.
func (h *house) expect(key ssh.Signer, input, command string, status int, words string) string {
	h.t.Helper()
	out, complaint, got := h.give(key, input, command)
	if got != status || !strings.Contains(out+complaint, words) {
		h.t.Errorf("%s: %d instead of %d, %q is wanted of\n%s%s", command, got, status, words, out, complaint)
	}
	return out
}

// A finished run is in the table once it was run again, under its player's name, and
// comes out of the host as a file that holds.
func TestRecords(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "Nora")
	h.expect(key, "", "records", 0, "Nobody has come")
	h.expect(key, "", "records mine", 0, "You have come to no ending here yet.")
	h.expect(key, finish, "play", 0, "They have you.")
	h.expect(key, "", "records mine", 0, "waits to be run again")
	h.expect(nil, "", "records", 0, "No run counts here yet.\nOne finished run is being run again.")
	h.expect(nil, "", "records today", 0, "One finished run is being run again.")
	if n := h.judge(t.Context()); n != 1 {
		t.Errorf("%d runs were judged", n)
	}
	if n := h.judge(t.Context()); n != 0 {
		t.Errorf("%d runs were judged again", n)
	}
	h.expect(key, "", "records mine", 0, "holds: caught, agent, 2 choices")
	for _, command := range []string{"records", "records caught", "records any", "records a-small-story caught"} {
		h.expect(nil, "", command, 0, "Nora")
	}
	read, err := board.Read(strings.NewReader(h.expect(nil, "", "records caught --json", 0, "")))
	if err != nil || read.Story != "a-small-story" || len(read.Places) != 2 || read.Places[0].Measure != "choices" || read.Places[0].Choices != 2 || read.Places[0].Name != "Nora" || read.Places[0].Run != "" {
		t.Errorf("%+v, %v", read, err)
	}
	if _, complaint, _ := h.give(nil, "", "records"); complaint != "" {
		t.Errorf("nothing waits, and %q is told", complaint)
	}
	h.expect(nil, "", "records out --json", 0, `"places": []`)
	h.expect(nil, "", "who --json", 2, "usage")
	h.expect(nil, "", "records out", 0, "Nobody has a record for out here yet.")
	h.expect(nil, "", "records all", 0, "Nobody has a record for all here yet.")
	h.expect(nil, "", "records nowhere", 2, "there is no category")

	list := h.expect(key, "", "missions", 0, "Caught")
	name := strings.Fields(list)[1]
	file := h.expect(key, "", "missions get "+name, 0, "shout")
	h.expect(nil, file, "verify", 0, "It holds: caught, agent, 2 choices")
	h.expect(nil, strings.Replace(file, "shout", "wait", 1), "verify", 1, "")
	h.expect(nil, "---\nstory: a-small-story\n---\nshout\n", "verify", 1, "comes to no ending")
	h.expect(nil, "---\nstory: other\n---\n", "verify", 2, "there is no story")
	h.expect(key, file, "missions put again", 0, "again is kept")
	h.expect(key, file, "missions put again", 1, "already")
	h.expect(key, file, "missions put ../x", 1, "no mission can have this name")
	for name, bad := range map[string]string{"binary": strings.Repeat("\x00\xff\n", 300), "zeros": "\x00", "words": strings.Repeat("No mission, but words.\n", 300)} {
		out, complaint, status := h.give(key, bad, "missions put bad")
		if lines := strings.Count(complaint, "\n"); status != 1 || out != "" || name != "words" && (lines != 1 || !strings.Contains(complaint, "it is no text")) || lines > mostFaults+1 {
			t.Errorf("%s: %d, %d lines: %s%s", name, status, lines, out, complaint)
		}
		h.expect(nil, bad, "verify", 1, complaint)
	}
	h.expect(key, "", "missions delete again", 0, "")
	h.expect(key, "", "missions get again", 1, "there is no mission")
	h.expect(newKey(t), "", "missions get "+name, 1, "there is no mission")
}

// Of two that are equal the first is before; of one player the best counts; by each
// measure the least is first; who is barred is not in the table.
func TestTable(t *testing.T) {
	h := open(t, nil)
	nora, vera := newKey(t), newKey(t)
	h.expect(nora, "", "name Nora", 0, "")
	h.expect(vera, "", "name Vera", 0, "")
	h.expect(nora, finish, "play", 0, "They have you.")
	h.expect(nora, "2\n4\n4\nquit\n", "play", 0, "They have you.")
	h.clock.Forward(time.Second)
	h.expect(vera, finish, "play", 0, "They have you.")
	h.judge(t.Context())
	lines := strings.Split(strings.TrimSpace(h.expect(nil, "", "records caught", 0, "choices  2")), "\n")
	var order []string
	for _, line := range lines {
		if f := strings.Fields(line); f[2] == "choices" {
			order = append(order, f[4])
		}
	}
	if strings.Join(order, " ") != "Nora Vera" {
		t.Errorf("by choices: %v\n%s", order, strings.Join(lines, "\n"))
	}
	person, err := h.o.Store.Named(t.Context(), "Nora")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.o.Store.Bar(t.Context(), person.ID, true); err != nil {
		t.Fatal(err)
	}
	if out := h.expect(nil, "", "records caught", 0, "Vera"); strings.Contains(out, "Nora") {
		t.Error("who is barred is in the table")
	}
}

// Help tells of all commands, or of those that are asked for.
func TestHelp(t *testing.T) {
	h := open(t, nil)
	all := h.expect(nil, "", "help", 0, "ssh -t HOST play [STORY]")
	if lines := strings.Count(all, "\n"); lines != len(h.commands)+len(h.o.Stories)+1 {
		t.Errorf("%d lines:\n%s", lines, all)
	}
	for command, want := range map[string]int{"help name": 1, "help missions": 4, "help missions put": 1} {
		if out := h.expect(nil, "", command, 0, "ssh HOST "+strings.TrimPrefix(command, "help ")); strings.Count(out, "\n") != want {
			t.Errorf("%s:\n%s", command, out)
		}
	}
	h.expect(nil, "", "help dance", 2, "there is no command \"dance\"; `help` lists them")
	h.expect(nil, "", "help missions eat", 2, "there is no command \"missions eat\"")
}

// What others may see is told when it is changed, and when it is asked for.
func TestWhatOthersMaySee(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	for _, tt := range []struct{ command, words string }{
		{"readable", "Nobody else may read"},
		{"readable on", "Others may read"},
		{"readable", "Others may read"},
		{"readable off", "Nobody else may read"},
		{"plain", "On a terminal you play full screen."},
		{"plain on", "You play in plain lines"},
		{"plain", "You play in plain lines"},
		{"plain off", "On a terminal you play full screen."},
		{"watchable", "Nobody may watch"},
		{"watchable on", "Others may watch"},
		{"watchable", "Others may watch"},
		{"watchable off", "Nobody may watch"},
	} {
		if out := h.expect(key, "", tt.command, 0, tt.words); !strings.HasPrefix(out, tt.words) {
			t.Errorf("%s: %q", tt.command, out)
		}
	}
}

// What others may see can be asked for in one session while another one changes it.
func TestWhatOthersMaySeeOfTwo(t *testing.T) {
	h := open(t, nil)
	person, err := h.o.Store.Meet(t.Context(), "SHA256:a")
	if err != nil {
		t.Fatal(err)
	}
	var asked sync.WaitGroup
	for _, args := range [][]string{nil, {"on"}} {
		own := *person
		v := &visit{Session: deaf{}, h: h.Host, ctx: t.Context(), person: &own}
		if err := h.enter(v); err != nil {
			t.Fatal(err)
		}
		defer h.leave(v)
		asked.Go(func() {
			if err := v.watchable(args); err != nil {
				t.Error(err)
			}
		})
	}
	asked.Wait()
}

// deaf is a session to which nothing that is written gets.
type deaf struct{ charm.Session }

func (deaf) Write(text []byte) (int, error) { return len(text), nil }

// A second key is the same player; everything is forgotten after a question alone.
func TestKeysAndForget(t *testing.T) {
	h := open(t, nil)
	key, other := newKey(t), newKey(t)
	public := string(ssh.MarshalAuthorizedKey(other.PublicKey()))
	h.expect(key, "1\nquit\n", "play", 0, "Gained: Keys")
	h.expect(key, "nonsense", "keys add", 1, "no public key")
	h.expect(key, public, "keys add", 0, "is yours")
	h.expect(other, "", "keys", 0, ssh.FingerprintSHA256(key.PublicKey()))
	h.expect(other, "", "missions", 0, "a-small-story")
	if _, complaint, _ := h.give(other, "no\n", "forget"); complaint != "This removes your name, keys, runs, finds and records here, for good. Type forget to do it:\nnothing was removed\n" {
		t.Errorf("%q", complaint)
	}
	h.expect(other, "no\n", "forget", 1, "nothing was removed")
	h.expect(other, "", "forget", 1, "nothing was removed")
	h.expect(key, "", "missions", 0, "a-small-story")
	h.expect(other, "forget\n", "forget", 0, "Nothing of you is kept")
	if out := h.expect(key, "", "missions", 0, "You have no missions here yet: ssh HOST begins one"); out != "" {
		t.Errorf("there is still %q", out)
	}
	stranger := newKey(t)
	h.expect(stranger, "1\nquit\n", "play", 0, "Gained: Keys")
	h.expect(key, string(ssh.MarshalAuthorizedKey(stranger.PublicKey())), "keys add", 1, "somebody has played")
}

// What is answered on a terminal is shown there, a line is mended as it is typed, and
// ctrl+c is no answer.
func TestForgetOnTerminal(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	for _, tt := range []struct{ keys, shows, then string }{
		{"for\x03", "for", "nothing was removed"},
		{"forgot\x7f\x7fet\r", "forget", "Nothing of you is kept"},
	} {
		p := h.command(key, "forget")
		p.shows("to do it:")
		p.press(tt.keys, tt.shows)
		p.shows(tt.then)
		p.ends()
	}
}

// Who is barred while they play is told so, and cannot come again.
func TestBarredWhilePlaying(t *testing.T) {
	h := open(t, nil)
	key := newKey(t)
	h.expect(key, "", "name Nora", 0, "")
	p, other := h.play(key, 80, 24), h.play(newKey(t), 80, 24)
	p.shows("New mission")
	other.shows("New mission")
	person, err := h.o.Store.Named(t.Context(), "Nora")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.o.Store.Bar(t.Context(), person.ID, true); err != nil {
		t.Fatal(err)
	}
	h.round(t.Context())
	if status := p.ends(); status != 1 {
		t.Errorf("status %d", status)
	}
	p.shows("You cannot play on this host any more. What you played is kept.")
	restored(t, p)
	h.expect(key, "", "play", 1, "you cannot play on this host")
	other.press("?", "Always")
}

// Who is barred while they watch somebody is told so, too.
func TestBarredWhileWatching(t *testing.T) {
	waits := make(chan struct{}, 100)
	h := open(t, func(o *Options) {
		o.After = func(d time.Duration) <-chan time.Time {
			if d == behind {
				waits <- struct{}{}
			}
			return after(d)
		}
	})
	nora, vera := newKey(t), newKey(t)
	h.expect(nora, "", "name Nora", 0, "")
	h.expect(vera, "", "name Vera", 0, "")
	h.expect(nora, "", "watchable on", 0, "")
	p := h.play(nora, 80, 24)
	p.shows("New mission")
	p.press("1", "How closely")
	p.press("\r", "You stand at the gate.")
	p.press("1", "Gained: Keys") // kept, and so to be watched
	q := h.command(vera, "watch Nora")
	within(t, waits)
	person, err := h.o.Store.Named(t.Context(), "Vera")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.o.Store.Bar(t.Context(), person.ID, true); err != nil {
		t.Fatal(err)
	}
	h.round(t.Context())
	if status := q.ends(); status != 1 {
		t.Errorf("status %d", status)
	}
	q.shows("You cannot play on this host any more.")
}

// If the newest run is damaged, its player is told, and the one before it is offered.
func TestNewestDamaged(t *testing.T) {
	database := filepath.Join(t.TempDir(), "host.db")
	h := openAt(t, database, nil)
	key := newKey(t)
	h.expect(key, "1\nquit\n", "play", 0, "")
	h.clock.Forward(time.Hour)
	h.expect(key, "2\n5\nquit\n", "play", 0, "Suspicion")
	db, err := sql.Open("sqlite", database)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`UPDATE runs SET body = ? WHERE saved = (SELECT MAX(saved) FROM runs)`, []byte("---\nsum: sha256:0\n---\nx\n"))
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	h.expect(key, "quit\n", "play", 0, "damaged")
	h.expect(key, "1\nquit\n", "play", 0, "1 choice")
}
