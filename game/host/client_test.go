package host

import (
	"bytes"
	"context"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"cobalt/game/host/client"
)

// newClient returns a client with a home of its own, that knows the key of an address.
func newClient(t *testing.T, known string, key ssh.PublicKey) *client.Client {
	t.Helper()
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	line := knownhosts.Line([]string{knownhosts.Normalize(known)}, key) + "\n"
	if err := os.WriteFile(filepath.Join(home, ".ssh", "known_hosts"), []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	return &client.Client{Home: home, Getenv: func(string) string { return "" }}
}

// keepKey writes a key where ssh looks for it.
func keepKey(t *testing.T, c *client.Client, private any) {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(c.Home, ".ssh", "id_ed25519"), pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The table of a host is read over SSH, as a guest or with a key, and by its page, and is
// the same.
func TestClient(t *testing.T) {
	h, _ := played(t)
	c := newClient(t, h.address, h.o.Keys[0].PublicKey())
	page := h.served()
	for _, at := range []string{h.address, "nora@" + h.address, "ssh://" + h.address, page, page + "/"} {
		read, err := c.Table(t.Context(), at, client.Query{Category: "caught"})
		if err != nil || len(read.Places) != 2 || read.Places[0].Name != "Nora" || read.Places[0].Choices != 2 {
			t.Errorf("%s: %+v, %v", at, read, err)
		}
		if read, err := c.Table(t.Context(), at, client.Query{Today: true, Story: "a-small-story"}); err != nil || read.Day == nil {
			t.Errorf("%s today: %+v, %v", at, read, err)
		}
		if _, err := c.Table(t.Context(), at, client.Query{Category: "nowhere"}); err == nil || !strings.Contains(err.Error(), `there is no category "nowhere"`) {
			t.Errorf("%s: a category that is not there: %v", at, err)
		}
	}
	private, key := newKeyPair(t)
	keepKey(t, c, private)
	if _, err := c.Table(t.Context(), h.address, client.Query{}); err != nil {
		t.Error(err)
	}
	if _, err := h.o.Store.Find(t.Context(), fingerprint(key)); err != nil {
		t.Errorf("the key was not shown: %v", err)
	}
}

// A host that is not known, or has another key, is not asked, and the error says what to
// do; likewise what is no host.
func TestClientRefuses(t *testing.T) {
	h := open(t, nil)
	other := newKey(t).PublicKey()
	web := h.served()
	for name, tt := range map[string]struct {
		c        *client.Client
		at, want string
		q        client.Query
	}{
		"unknown":     {newClient(t, "elsewhere:2222", other), h.address, "is not known yet: `ssh -p ", client.Query{}},
		"other key":   {newClient(t, h.address, other), h.address, "ssh-keygen -R [127.0.0.1]:", client.Query{}},
		"no SSH":      {newClient(t, "x:1", other), strings.TrimPrefix(web, "http://"), "is it a host of cobalt?", client.Query{}},
		"no page":     {newClient(t, "x:1", other), web + "/elsewhere", "404", client.Query{}},
		"nobody":      {newClient(t, "x:1", other), "127.0.0.1:1", "cannot be reached", client.Query{}},
		"no host":     {newClient(t, "x:1", other), "a b", "is no host", client.Query{}},
		"an option":   {newClient(t, "x:1", other), "-oProxyCommand=x", "is no host", client.Query{}},
		"no address":  {newClient(t, "x:1", other), "http://", "is no address of a page", client.Query{}},
		"no word":     {newClient(t, "x:1", other), h.address, "no story and no category", client.Query{Story: "a b"}},
		"contradicts": {newClient(t, "x:1", other), h.address, "has one ending", client.Query{Today: true, Category: "any"}},
	} {
		if read, err := tt.c.Table(t.Context(), tt.at, tt.q); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %+v, %v", name, read, err)
		}
	}
	broken := newClient(t, "x:1", other)
	if err := os.WriteFile(filepath.Join(broken.Home, ".ssh", "known_hosts"), []byte("host ssh-ed25519 ???\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := broken.Table(t.Context(), h.address, client.Query{}); err == nil || !strings.Contains(err.Error(), "known_hosts:1") {
		t.Errorf("a file that cannot be read: %v", err)
	}
}

// silent listens and says nothing. The context that it returns with its address ends when
// somebody comes.
func silent(t *testing.T, network, address string) (ctx context.Context, at string) {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	ctx, cancel := context.WithCancelCause(t.Context())
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		cancel(errors.New("somebody left"))
		_, _ = io.Copy(io.Discard, conn) // until it is closed
		_ = conn.Close()
	}()
	return ctx, l.Addr().String()
}

// A machine that says nothing is not waited for beyond the end of the context.
func TestClientIsLeft(t *testing.T) {
	ctx, at := silent(t, "tcp", "127.0.0.1:0")
	c := newClient(t, "x:1", newKey(t).PublicKey())
	if _, err := c.Table(ctx, at, client.Query{}); err == nil || !strings.Contains(err.Error(), "somebody left") {
		t.Error(err)
	}
}

// An agent that says nothing is not waited for beyond the end of the context.
func TestClientLeavesAgent(t *testing.T) {
	h := open(t, nil)
	socket := filepath.Join(t.TempDir(), "agent")
	ctx, _ := silent(t, "unix", socket)
	c := newClient(t, h.address, h.o.Keys[0].PublicKey())
	c.Getenv = func(name string) string { return map[string]string{"SSH_AUTH_SOCK": socket}[name] }
	over := make(chan error, 1)
	go func() {
		_, err := c.Table(ctx, h.address, client.Query{})
		over <- err
	}()
	select {
	case err := <-over:
		if err == nil || !strings.Contains(err.Error(), "somebody left") {
			t.Error(err)
		}
	case <-time.After(deadline):
		t.Fatal("the agent is still waited for")
	}
}

// The OpenSSH client notes a host's key, and the table is read with that.
func TestClientAfterOpenSSH(t *testing.T) {
	h, _ := played(t)
	cmd := openSSH(t, h)("-T", "name")
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, complaint.String())
	}
	var folder string
	for _, arg := range cmd.Args {
		if file, ok := strings.CutPrefix(arg, "UserKnownHostsFile="); ok {
			folder = filepath.Dir(file)
		}
	}
	noted, err := os.ReadFile(filepath.Join(folder, "known"))
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, "x:1", newKey(t).PublicKey())
	if err := os.WriteFile(filepath.Join(c.Home, ".ssh", "known_hosts"), noted, 0o600); err != nil {
		t.Fatal(err)
	}
	if read, err := c.Table(t.Context(), h.address, client.Query{}); err != nil || len(read.Places) == 0 {
		t.Errorf("%+v, %v", read, err)
	}
}
