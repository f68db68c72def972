package lsp

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/creachadair/jrpc2"

	"cobalt/scenes/lsp/protocol"
)

// A conn is the connection to the client.
type conn struct {
	rpc    *jrpc2.Server
	ctx    context.Context // ends with the conversation
	cancel context.CancelFunc
}

// tell sends a notification. A client that is gone is told nothing.
func (c *conn) tell(method string, params any) {
	_ = c.rpc.Notify(c.ctx, method, params)
}

// log sends a line for the editor's log.
func (c *conn) log(severity int, text string) {
	c.tell("window/logMessage", protocol.Message{Type: severity, Message: text})
}

func (c *conn) cancelRequest(_ context.Context, p protocol.Cancel) (any, error) {
	c.rpc.CancelRequest(string(p.ID))
	return nil, nil
}

// survive turns a panic into an error, so that one bad request ends nothing.
func (c *conn) survive(what string, err *error) {
	if p := recover(); p != nil {
		c.log(protocol.Error, fmt.Sprintf("%s: a defect of the language server: %v\n%s", what, p, debug.Stack()))
		if err != nil {
			*err = jrpc2.Errorf(jrpc2.InternalError, "a defect of the language server: %v", p)
		}
	}
}

func (c *conn) exit(context.Context, *jrpc2.Request) (any, error) {
	c.cancel()
	return nil, nil
}
