#!/usr/bin/env bash
# Guess:  a client hears the notifications of a server one after the other as they were sent, because
#         one connection carries them and one function takes them.
# Truth:  jrpc2's client delivers each message in a goroutine of its own, and whichever gets the lock
#         first goes first: of 20,000 numbered notifications thousands come behind a later one.
# Why:    a test client for a language server takes the diagnostics of version 1 for the last ones
#         when those of version 2 came first, and fails once in a while. Compare versions, or number
#         what is sent. The server's side keeps notifications in order.
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
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"
)

const steps = 20000

// play sends the numbers from 0 up, one notification each.
func play(ctx context.Context) error {
	for i := range steps {
		if err := jrpc2.ServerFromContext(ctx).Notify(ctx, "step", []int{i}); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	near, far := channel.Direct()
	server := jrpc2.NewServer(handler.Map{"play": handler.New(play)}, &jrpc2.ServerOptions{AllowPush: true}).Start(far)
	seen, late, highest := 0, 0, -1 // the client calls OnNotify under its lock
	client := jrpc2.NewClient(near, &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) {
		var step []int
		if err := r.UnmarshalParams(&step); err != nil {
			panic(err)
		}
		seen++
		if step[0] < highest {
			late++
		}
		highest = max(highest, step[0])
	}})
	if _, err := client.Call(context.Background(), "play", nil); err != nil {
		panic(err)
	}
	client.Close()
	server.Stop()
	fmt.Printf("%d came, some behind a later one: %t\n", seen, late > 0)
}
GO
got=$(go run .)
echo "$got"
[ "$got" = "20000 came, some behind a later one: true" ] || { echo "changed: the client keeps the order" >&2; exit 1; }
