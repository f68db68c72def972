#!/usr/bin/env bash
# Guess:  jrpc2's channel.LSP reads any header that the Language Server Protocol allows, "utf8" for
#         the charset included: the specification asks both sides to take it for "utf-8".
# Truth:  a message with "Content-Type: application/vscode-jsonrpc; charset=utf8" ends the server
#         with a content type mismatch. Without the header, or with "utf-8", it is answered.
# Why:    the client that writes the old spelling gets a server that leaves before the first answer.
#         A channel of one's own (channel.Header with its mismatch error let through) is needed.
# Seen:   github.com/creachadair/jrpc2 v1.3.6.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/creachadair/jrpc2@v1.3.6 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"
)

func main() {
	body := `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	ping := handler.New(func(context.Context) (string, error) { return "pong", nil })
	for _, extra := range []string{"", "charset=utf-8", "charset=utf8"} {
		header := fmt.Sprintf("Content-Length: %d\r\n", len(body))
		if extra != "" {
			header += "Content-Type: application/vscode-jsonrpc; " + extra + "\r\n"
		}
		serverIn, in := io.Pipe()
		out, serverOut := io.Pipe()
		server := jrpc2.NewServer(handler.Map{"ping": ping}, nil).Start(channel.LSP(serverIn, serverOut))
		go io.WriteString(in, header+"\r\n"+body)
		answer, _ := bufio.NewReader(out).ReadString('}') // ends early when the server does
		in.Close()
		status := server.WaitStatus()
		fmt.Printf("%q answered=%v error=%v\n", extra, strings.Contains(answer, "pong"), status.Err != nil)
	}
}
GO
got=$(go run .)
echo "$got"
want='"" answered=true error=false
"charset=utf-8" answered=true error=false
"charset=utf8" answered=false error=true'
[ "$got" = "$want" ] || { echo "changed: channel.LSP takes other content types" >&2; exit 1; }
