#!/usr/bin/env bash
# Guess:  a method without parameters, such as LSP's "shutdown", is answered whether the client
#         leaves params out, sends null, or an empty object or array: there is nothing in any of them.
# Truth:  a jrpc2 handler that takes no parameters refuses {} and [] with "no parameters accepted",
#         and takes null or nothing.
# Why:    the shutdown of a client that always sends an object fails: it leaves the server behind
#         or report a crash. Take a *jrpc2.Request, or a struct without fields.
# Seen:   github.com/creachadair/jrpc2 v1.3.6.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/creachadair/jrpc2@v1.3.6 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/handler"
)

func main() {
	shutdown := handler.New(func(context.Context) error { return nil })
	for _, params := range []string{"", `,"params":null`, `,"params":{}`, `,"params":[]`} {
		requests, err := jrpc2.ParseRequests([]byte(`{"jsonrpc":"2.0","id":1,"method":"shutdown"` + params + `}`))
		if err != nil {
			panic(err)
		}
		_, err = shutdown(context.Background(), requests[0].ToRequest())
		fmt.Printf("%s -> %v\n", params, err)
	}
}
GO
got=$(go run .)
echo "$got"
want=' -> <nil>
,"params":null -> <nil>
,"params":{} -> [-32602] no parameters accepted
,"params":[] -> [-32602] no parameters accepted'
[ "$got" = "$want" ] || { echo "changed: handlers without parameters take other requests" >&2; exit 1; }
