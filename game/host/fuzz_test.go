package host

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"cobalt/save/records"
)

// A sent is what a client sends, as a fuzzer makes it: numbers that say what comes, and
// strings with their lengths before them.
type sent struct{ data []byte }

func (s *sent) byte() byte {
	if len(s.data) == 0 {
		return 0
	}
	b := s.data[0]
	s.data = s.data[1:]
	return b
}

func (s *sent) bytes() []byte {
	n := min(int(s.byte()), len(s.data))
	b := s.data[:n]
	s.data = s.data[n:]
	return b
}

// text marshals a string as SSH does.
func text(b []byte) []byte { return append(binary.BigEndian.AppendUint32(nil, uint32(len(b))), b...) }

// number marshals a number, of which four bytes come.
func (s *sent) number() []byte { return []byte{s.byte(), s.byte(), s.byte(), s.byte()} }

// request is a request of a session, with a payload of the right form, or of any.
func (s *sent) request() (kind string, payload []byte) {
	kinds := []string{"pty-req", "env", "window-change", "shell", "exec", "signal", "subsystem", "break", "auth-agent-req@openssh.com"}
	kind = kinds[int(s.byte())%len(kinds)]
	if s.byte()%4 == 0 {
		return kind, s.bytes()
	}
	size := append(append(append(s.number(), s.number()...), s.number()...), s.number()...)
	switch kind {
	case "pty-req":
		return kind, append(append(text(s.bytes()), size...), text(s.bytes())...)
	case "window-change":
		return kind, size
	case "env":
		return kind, append(text(s.bytes()), text(s.bytes())...)
	case "exec":
		return kind, text(s.bytes())
	default:
		return kind, nil
	}
}

// fuzzed opens a host for a fuzzer.
func fuzzed(f *testing.F) string {
	f.Helper()
	store, err := records.Open(f.Context(), filepath.Join(f.TempDir(), "host.db"), time.Now)
	if err != nil {
		f.Fatal(err)
	}
	key, err := HostKey(filepath.Join(f.TempDir(), "host-key"))
	if err != nil {
		f.Fatal(err)
	}
	log := new(logged)
	h, err := New(Options{
		Store: store, Stories: testStories(f), Keys: []ssh.Signer{key}, Clock: time.Now, After: time.After,
		Log: slog.New(slog.NewTextHandler(log, nil)), Limits: Limits{PerAddress: 1000, Handshake: 2 * time.Second},
	})
	if err != nil {
		f.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		f.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	closed := make(chan error, 1)
	go func() { closed <- h.Serve(ctx, l) }()
	f.Cleanup(func() {
		stop()
		if err := <-closed; err != nil {
			f.Errorf("the host: %v", err)
		}
		if n := h.counts.broken.Load(); n > 0 {
			f.Errorf("%d sessions broke:\n%s", n, log)
		}
		_ = store.Close()
	})
	return l.Addr().String()
}

// answers fails the test if the host does not serve somebody else.
func answers(t *testing.T, address string) {
	t.Helper()
	out, _, status := (&house{t: t, address: address}).give(nil, "", "help")
	if status != 0 || out == "" {
		t.Fatalf("the host does not answer: %d, %q", status, out)
	}
}

// FuzzSession sends a host what a client may send once it is let in: requests of any form
// and order, and keys.
func FuzzSession(f *testing.F) {
	f.Add([]byte("\x00\x01\x00\x00\x00\x50\x00\x00\x00\x18\x00\x00\x00\x00\x00\x00\x00\x00\x05xterm\x00\x03\x01"))
	f.Add([]byte("\x04\x01\x00\x00\x00\x50\x00\x00\x00\x18\x00\x00\x00\x00\x00\x00\x00\x00\x08records "))
	f.Add([]byte("\x04\x01\x00\x00\x00\x50\x00\x00\x00\x18\x00\x00\x00\x00\x00\x00\x00\x00\x04play\x021\n\x031\n"))
	address := fuzzed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := (&house{t: t, address: address}).connect(nil)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		channel, requests, err := c.OpenChannel("session", nil)
		if err != nil {
			t.Fatal(err)
		}
		go ssh.DiscardRequests(requests)
		go func() { _, _ = io.Copy(io.Discard, channel) }()
		s := &sent{data}
		for n := 0; len(s.data) > 0 && n < 50; n++ {
			if s.byte()%8 == 0 {
				_, err = channel.Write(s.bytes())
			} else {
				kind, payload := s.request()
				_, err = channel.SendRequest(kind, s.byte()%2 == 0, payload)
			}
			if err != nil {
				break // the session has ended
			}
		}
		_ = c.Close()
		answers(t, address)
	})
}

// FuzzHandshake sends a host what anybody may send before they are let in.
func FuzzHandshake(f *testing.F) {
	f.Add([]byte("SSH-2.0-x\r\n"))
	f.Add([]byte("SSH-2.0-x\r\n\x00\x00\x00\x0c\x0a\x14"))
	f.Add([]byte("GET / HTTP/1.1\r\n\r\n"))
	address := fuzzed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write(data) // the host may have had enough
		if err := c.(*net.TCPConn).CloseWrite(); err == nil {
			_ = c.SetReadDeadline(time.Now().Add(deadline))
			if _, err := io.Copy(io.Discard, c); err != nil && bytes.Contains([]byte(err.Error()), []byte("timeout")) {
				t.Error("the host does not hang up")
			}
		}
		_ = c.Close()
		answers(t, address)
	})
}

// FuzzKeys types anything, in pieces of any length and at any time: no key is read that was
// not typed, but the end of a paste, and never more than a burst waits.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("\x05hello\x00\x20"), uint16(10))
	f.Fuzz(func(t *testing.T, data []byte, limit uint16) {
		now := time.Unix(0, 0)
		k := &keys{limit: float64(limit), bucket: bucket{burst, now}, clock: func() time.Time { return now }, typed: func() {}, gone: func() {}, arrive: make(chan struct{}, 1)}
		s := &sent{data}
		typed, got := 0, 0
		buf := make([]byte, 64)
		for len(s.data) > 0 {
			now = now.Add(time.Duration(int8(s.byte())) * time.Second)
			piece := bytes.Repeat(s.bytes(), 1+int(s.byte()))
			typed += len(piece)
			k.take(piece)
			if len(k.waiting) > burst+len(endOfPaste) {
				t.Fatalf("%d bytes wait", len(k.waiting))
			}
			if s.byte()%2 == 0 && len(k.waiting) > 0 {
				n, _ := k.Read(buf)
				got += n
			}
		}
		if got > typed+len(endOfPaste)*len(data) {
			t.Errorf("%d bytes were typed, and %d read", typed, got)
		}
	})
}
