#!/usr/bin/env bash
# Guess:  if Fire returns an error the machine is where it was; and each Fire returns its own error.
# Truth:  an error of the new state's OnEntry is returned, and the machine is in the new state all the
#         same. A Fire inside OnEntry returns nil, though its trigger is not permitted; the outer Fire,
#         whose own transition was made, returns that error.
# Why:    who says "nothing happened" and tries again fires from the wrong state, and a transition that
#         was made is told as failed. Read the state after an error.
# Seen:   github.com/qmuntal/stateless v1.7.2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/qmuntal/stateless@v1.7.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/qmuntal/stateless"
)

func main() {
	door := stateless.NewStateMachine("hall")
	door.Configure("hall").Permit("go", "attic")
	door.Configure("attic").OnEntry(func(context.Context, ...any) error { return errors.New("no floor") })
	err := door.Fire("go")
	fmt.Println("entry fails:", err, "/", door.MustState())

	inner := stateless.NewStateMachine("hall")
	inner.Configure("hall").Permit("go", "attic")
	inner.Configure("attic").OnEntry(func(context.Context, ...any) error {
		fmt.Println("inner error:", inner.Fire("fly"))
		return nil
	})
	err = inner.Fire("go")
	fmt.Println("outer error:", err != nil, "/", inner.MustState())
}
GO
got=$(go run .)
echo "$got"
want='entry fails: no floor / attic
inner error: <nil>
outer error: true / attic'
[ "$got" = "$want" ] || { echo "changed: errors of Fire say something else" >&2; exit 1; }
