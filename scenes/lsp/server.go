package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/scenes/lsp/protocol"
)

// Options say how stories are served.
type Options struct {
	Version    string          // of the program
	Art        fs.FS           // pictures beside those in the story's folder; nil: none
	Story      string          // the story of missions that lie in no story's folder; empty: none
	Difficulty game.Difficulty // on which stories are proven
	// MaxMemory bounds the memory of the process during a proof, in bytes; 0: 1 GiB. A
	// negative number proves nothing.
	MaxMemory int64
	// Quiet is how long nothing must change before a proof begins; 0: 40 ms.
	Quiet time.Duration
	// After waits; nil: [time.After].
	After func(time.Duration) <-chan time.Time
	// newProver makes what proves a story; nil: an [explore.Prover].
	newProver func() prover
}

// ErrNoShutdown says that a client left without asking the server to shut down.
var ErrNoShutdown = errors.New("the editor left without a shutdown")

// Serve speaks with a client until it leaves. The error is [ErrNoShutdown], ctx's,
// or says that the streams cannot be used.
func Serve(ctx context.Context, in io.Reader, out io.WriteCloser, o Options) error {
	s := newServer(ctx, o)
	s.rpc = jrpc2.NewServer(assigner{s}, &jrpc2.ServerOptions{
		AllowPush: true, DisableBuiltin: true, Concurrency: 8,
		NewContext: func() context.Context { return s.ctx },
	})
	s.rpc.Start(newStream(s.ctx, channel.LSP(&patient{ctx: s.ctx, in: in}, out)))
	stop := context.AfterFunc(s.ctx, s.rpc.Stop)
	err := s.rpc.Wait()
	stop()
	s.close()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("speaking with the editor: %w", err)
	case s.state != shutDown:
		return ErrNoShutdown
	}
	return nil
}

// A state is how far the conversation has come.
type state uint8

const (
	fresh state = iota
	initialized
	shutDown
)

// A server is one conversation with a client.
type server struct {
	Options
	conn
	work sync.WaitGroup // the goroutines of folders

	mu      sync.Mutex
	changed *sync.Cond // of an analysis that is done; its lock is mu
	state   state
	client  protocol.Initialize
	folders map[string]*folder // of stories, by path
	closed  []chan struct{}    // the ends of folders that were closed
	workspace
}

func newServer(ctx context.Context, o Options) *server {
	if o.Quiet == 0 {
		o.Quiet = 40 * time.Millisecond
	}
	if o.MaxMemory == 0 {
		o.MaxMemory = 1 << 30
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.newProver == nil {
		o.newProver = func() prover { return &explore.Prover{} }
	}
	s := &server{Options: o, folders: map[string]*folder{}}
	s.workspace = workspace{fallback: o.Story, docs: map[string]*document{}, found: map[string]string{}}
	s.changed = sync.NewCond(&s.mu)
	s.ctx, s.cancel = context.WithCancel(ctx)
	return s
}

// close ends all that the server began.
func (s *server) close() {
	s.cancel()
	s.mu.Lock()
	for _, f := range s.folders {
		f.close()
	}
	s.changed.Broadcast()
	s.mu.Unlock()
	s.work.Wait()
}

// An assigner finds the handler of a method.
type assigner struct{ *server }

// The codes of the protocol's own errors.
const (
	codeNotInitialized jrpc2.Code = -32002
	codeRequestFailed  jrpc2.Code = -32803
	codeCanceled       jrpc2.Code = -32800
)

// Assign returns the handler of a method; nil if there is none.
func (a assigner) Assign(_ context.Context, method string) jrpc2.Handler {
	h, ok := handlers[method]
	if !ok {
		return nil
	}
	return func(ctx context.Context, req *jrpc2.Request) (answer any, err error) {
		defer a.survive(method, &err)
		if err := a.admit(method); err != nil {
			return nil, err
		}
		answer, err = h(a.server, ctx, req)
		if ctx.Err() != nil && err == nil {
			return nil, jrpc2.Errorf(codeCanceled, "canceled")
		}
		return answer, err
	}
}

// admit refuses requests that come too early or too late.
func (s *server) admit(method string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case method == "exit":
		return nil
	case s.state == fresh && method != "initialize":
		return jrpc2.Errorf(codeNotInitialized, "initialize comes first")
	case s.state == initialized && method == "initialize":
		return jrpc2.Errorf(jrpc2.InvalidRequest, "initialize comes once")
	case s.state == shutDown:
		return jrpc2.Errorf(jrpc2.InvalidRequest, "the server is shut down")
	}
	return nil
}

// A handler answers one method. The error of a request is told to the client.
type handler func(*server, context.Context, *jrpc2.Request) (any, error)

var handlers map[string]handler

func init() { //nolint:gochecknoinits // the table's handlers refer to each other
	handlers = map[string]handler{
		"initialize":                          on((*server).initialize),
		"initialized":                         ignore,
		"shutdown":                            (*server).shutdown,
		"exit":                                (*server).exit,
		"$/setTrace":                          ignore,
		"$/cancelRequest":                     on((*server).cancelRequest),
		"textDocument/didOpen":                on((*server).didOpen),
		"textDocument/didChange":              on((*server).didChange),
		"textDocument/didSave":                on((*server).didSave),
		"textDocument/didClose":               on((*server).didClose),
		"workspace/didChangeWatchedFiles":     (*server).filesChanged,
		"workspace/didChangeConfiguration":    ignore,
		"workspace/didChangeWorkspaceFolders": on((*server).foldersChanged),
		"workspace/symbol":                    on((*server).workspaceSymbols),
		"textDocument/completion":             on((*server).complete),
		"textDocument/hover":                  on((*server).hover),
		"textDocument/definition":             on((*server).definition),
		"textDocument/references":             on((*server).references),
		"textDocument/documentHighlight":      on((*server).highlights),
		"textDocument/prepareRename":          on((*server).prepareRename),
		"textDocument/rename":                 on((*server).rename),
		"textDocument/documentSymbol":         on((*server).symbols),
		"textDocument/foldingRange":           on((*server).folds),
		"textDocument/inlayHint":              on((*server).inlayHints),
		"textDocument/codeAction":             on((*server).codeActions),
	}
}

// on makes a handler of a method that takes parameters of a type.
func on[T any](method func(*server, context.Context, T) (any, error)) handler {
	return func(s *server, ctx context.Context, req *jrpc2.Request) (any, error) {
		var params T
		if err := json.Unmarshal([]byte(req.ParamString()), &params); err != nil {
			return nil, jrpc2.Errorf(jrpc2.InvalidParams, "%s: %v", req.Method(), err)
		}
		return method(s, ctx, params)
	}
}

func ignore(*server, context.Context, *jrpc2.Request) (any, error) { return nil, nil }

func (s *server) shutdown(context.Context, *jrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = shutDown
	for _, f := range s.folders {
		f.stopProof()
	}
	return nil, nil
}
