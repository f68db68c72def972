package serving

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/save/records"
	"cobalt/scenes"
)

// program returns what the command needs, with its data in a folder.
func program(data string, out io.Writer) Program {
	return Program{
		Out: out, Err: io.Discard,
		Story:    func() (*game.Story, error) { return scenes.CompileDir("../../../game/mission/testdata/story") },
		Folder:   func() (string, error) { return data, nil },
		Rarity:   func(*game.Story) func(game.Difficulty, string) (float64, bool) { return nil },
		Original: func() string { return "en" },
		Art:      func() fs.FS { return assets.Art },
		Shared:   assets.Art, Words: assets.Words,
	}
}

// do gives the command arguments, and returns what it writes.
func do(t *testing.T, data string, args ...string) (string, error) {
	t.Helper()
	var out strings.Builder
	cmd := New(program(data, &out))
	cmd.SetOut(io.Discard)
	cmd.SetErr(io.Discard)
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(t.Context())
	return out.String(), err
}

// A host opens with nothing but a folder, makes its key and database there, says how to
// come in, and ends in order when it is told to. Opened again it has the same key.
func TestServe(t *testing.T) {
	data := t.TempDir()
	var keys []string
	for range 2 {
		in, out := io.Pipe()
		cmd := New(program(data, out))
		cmd.SetArgs([]string{"--listen", "127.0.0.1:0", "--stories", "../../../scenes"})
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- cmd.ExecuteContext(ctx) }()
		lines := bufio.NewScanner(in)
		port := ""
		for port == "" && lines.Scan() {
			if _, after, ok := strings.Cut(lines.Text(), "ssh -p "); ok {
				port, _, _ = strings.Cut(after, " ")
			}
		}
		conn, err := net.Dial("tcp", "127.0.0.1:"+port)
		if err != nil {
			t.Fatal(err)
		}
		if greeting, err := bufio.NewReader(conn).ReadString('\n'); err != nil || !strings.HasPrefix(greeting, "SSH-2.0-cobalt") {
			t.Errorf("%q, %v", greeting, err)
		}
		stop()
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(30 * time.Second):
			t.Fatal("the host does not end")
		}
		_ = conn.Close()
		key, err := os.ReadFile(filepath.Join(data, "host", "host-key"))
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, string(key))
	}
	if keys[0] != keys[1] {
		t.Error("the host has another key when it is opened again")
	}
	for _, name := range []string{"host-key", "host.db"} {
		if info, err := os.Stat(filepath.Join(data, "host", name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

// What is wrong is told before anybody is let in.
func TestServeRefuses(t *testing.T) {
	data := t.TempDir()
	bad := filepath.Join(data, "bad-key")
	if err := os.WriteFile(bad, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(data, "open-key")
	if err := os.WriteFile(open, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ args, want string }{
		{"--listen nowhere", "--listen names another address"},
		{"--host-key " + bad, "is no key of a host"},
		{"--host-key " + open, "chmod 600"},
		{"--stories " + filepath.Join(data, "none"), "the stories cannot be read"},
		{"--database " + filepath.Join(data, "none", "x.db"), "the database cannot be opened"},
		{"--database postgres://u:secret@127.0.0.1:1/x", "the database cannot be used"},
		{"--listen 127.0.0.1:0 --http nowhere", "--http names another address"},
		{"more", "usage: serve [flags]; `serve --help` says more"},
		{"--max-connections 0", "--max-connections 0 would let nobody play; leave it out, and it is 4000"},
		{"--max-per-address -1", "would let nobody play"},
		{"--max-strangers 0", "would let nobody play"},
		{"--idle -3s", "--idle -3s would let nobody play; leave it out, and it is 30m0s"},
		{"--session 0", "--session 0s would let nobody play"},
	} {
		out, err := do(t, data, strings.Fields(tt.args)...)
		if err == nil || out != "" || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", tt.args, err)
		}
	}
}

// The one who runs the host lists people, hides names and bars.
func TestAdmin(t *testing.T) {
	data := t.TempDir()
	for _, args := range [][]string{{"admin", "people"}, {"admin", "bar", "Nora"}, {"admin", "people", "--database", filepath.Join(data, "other.db")}} {
		if out, err := do(t, data, args...); err == nil || out != "" || !strings.Contains(err.Error(), "no host was opened there") {
			t.Errorf("%v: %q, %v", args, out, err)
		}
	}
	if made, err := os.ReadDir(data); err != nil || len(made) > 0 {
		t.Errorf("%v is made, %v", made, err)
	}
	if err := os.Mkdir(filepath.Join(data, "host"), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := records.Open(t.Context(), filepath.Join(data, "host", "host.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	person, err := s.Meet(t.Context(), "SHA256:a")
	if err := errors.Join(err, s.Choose(t.Context(), person.ID, "Nora"), s.Close()); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"admin", "bar", "Nora"}, {"admin", "hide", person.ID}} {
		if _, err := do(t, data, args...); err != nil {
			t.Errorf("%v: %v", args, err)
		}
	}
	if out, err := do(t, data, "admin", "people"); err != nil || !strings.Contains(out, "Nora   hidden barred") {
		t.Errorf("%q, %v", out, err)
	}
	for _, args := range [][]string{{"admin", "unbar", "Nora"}, {"admin", "show", "nora"}} {
		if _, err := do(t, data, args...); err != nil {
			t.Errorf("%v: %v", args, err)
		}
	}
	if out, err := do(t, data, "admin", "people"); err != nil || strings.Contains(out, "hidden") || strings.Contains(out, "barred") {
		t.Errorf("%q, %v", out, err)
	}
	if _, err := do(t, data, "admin", "bar", "Vera"); err == nil || !strings.Contains(err.Error(), "nobody here") {
		t.Error(err)
	}
}

// Addresses are told as they can be typed.
func TestAddresses(t *testing.T) {
	for _, tt := range []struct{ listen, play, page string }{
		{"127.0.0.1:0", "  ssh -p PORT 127.0.0.1\n", "Its page is http://127.0.0.1:PORT/\n"},
		{":0", "  ssh -p PORT localhost\n", "http://localhost:PORT/\n"},
		{"[::1]:0", "  ssh -p PORT ::1\n", "Its page is http://[::1]:PORT/\n"},
	} {
		l, err := net.Listen("tcp", tt.listen)
		if err != nil && strings.HasPrefix(tt.listen, "[") {
			t.Logf("this machine has no such address: %v", err)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		_, port, err := net.SplitHostPort(l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		play, page := invitation(l.Addr()), pageAddresses(l)
		for text, want := range map[string]string{play: tt.play, page: tt.page} {
			if !strings.Contains(text, strings.ReplaceAll(want, "PORT", port)) || strings.Contains(text, "[::]") || strings.Contains(text, "0.0.0.0") {
				t.Errorf("%s: %s", tt.listen, text)
			}
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
	local := &net.TCPAddr{IP: net.ParseIP("fe80::1"), Zone: "eth0", Port: 2222}
	if got, want := invitation(local), "  ssh -p 2222 fe80::1%eth0\n"; !strings.Contains(got, want) {
		t.Errorf("of an address on one link it says %q, want %q", got, want)
	}
	if got, want := pageAddress("fe80::1%eth0", "8080"), "http://[fe80::1%25eth0]:8080/"; got != want {
		t.Errorf("the page of an address on one link is %q, want %q", got, want)
	}
	names, _ := namesOf(&net.TCPAddr{IP: net.IPv4zero, Port: 1})
	for _, name := range names {
		if strings.Contains(name, ":") {
			t.Errorf("nobody listens at %s", name)
		}
	}
	if pageAddresses(nil) != "" {
		t.Error("there is a page")
	}
}
