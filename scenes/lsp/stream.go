package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/creachadair/jrpc2/channel"
)

// A stream is the pair of streams to a client, as messages. It reads the
// messages of real clients: a content type of another spelling is no error, and a length that
// no memory holds is one and no panic. The end of the input comes when all requests
// before it are answered. Nothing is answered at the same time as initialize or
// shutdown.
type stream struct {
	channel.Channel
	ctx     context.Context
	pending atomic.Int64  // requests that are not answered
	sent    chan struct{} // of capacity 1: an answer was sent
	border  bool          // the last message was one that others wait for
}

func newStream(ctx context.Context, c channel.Channel) *stream {
	return &stream{Channel: c, ctx: ctx, sent: make(chan struct{}, 1)}
}

// An envelope tells requests, answers and notifications apart.
type envelope struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
}

// open reads the envelope of a message that has an id.
func open(message []byte) (e envelope, ok bool) {
	if !bytes.Contains(message, []byte(`"id"`)) {
		return e, false
	}
	return e, json.Unmarshal(message, &e) == nil && len(e.ID) > 0 && string(e.ID) != "null"
}

// Send sends a message.
func (s *stream) Send(message []byte) error {
	err := s.Channel.Send(message)
	if e, ok := open(message); ok && e.Method == "" {
		s.pending.Add(-1)
		select {
		case s.sent <- struct{}{}:
		default:
		}
	}
	return err
}

// Recv returns the next message.
func (s *stream) Recv() ([]byte, error) {
	if s.border {
		s.wait()
	}
	message, err := s.read()
	s.border = false
	if e, ok := open(message); ok && e.Method != "" {
		s.border = e.Method == "initialize" || e.Method == "shutdown"
		if s.border {
			s.wait()
		}
		s.pending.Add(1)
	}
	if errors.Is(err, io.EOF) {
		s.wait()
	}
	return message, err
}

// wait waits until all requests are answered.
func (s *stream) wait() {
	for s.pending.Load() > 0 && s.ctx.Err() == nil {
		select {
		case <-s.sent:
		case <-s.ctx.Done():
		}
	}
}

func (s *stream) read() (message []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			message, err = nil, fmt.Errorf("a message that cannot be read: %v", p)
		}
	}()
	message, err = s.Channel.Recv()
	var other *channel.ContentTypeMismatchError
	if errors.As(err, &other) {
		err = nil
	}
	return message, err
}

// A patient reader waits for input until a context ends. A read that is under way
// then is left behind, with a buffer of its own.
type patient struct {
	ctx  context.Context
	in   io.Reader
	rest []byte
}

// Read reads the input that has come. After the context has ended it returns [io.EOF].
func (p *patient) Read(buf []byte) (int, error) {
	if len(p.rest) == 0 {
		type read struct {
			text []byte
			err  error
		}
		done := make(chan read, 1)
		go func() {
			text := make([]byte, 64<<10)
			n, err := p.in.Read(text)
			done <- read{text[:n], err}
		}()
		select {
		case got := <-done:
			if p.rest = got.text; len(got.text) == 0 {
				return 0, got.err
			}
		case <-p.ctx.Done():
			return 0, io.EOF
		}
	}
	n := copy(buf, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}
