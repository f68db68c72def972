#!/usr/bin/env bash
# Guess:  values that differ have different hashes but for rare chance; a set's hash forgets the order of
#         its elements, and only that.
# Truth:  in a field tagged "set" two equal elements cancel each other: [guard guard] is [], and
#         [key key lamp] is [lamp coin coin]. nil is 0 as well, in a list of any.
# Why:    a cache by the state's hash shows the room without guards for the room with two of them, each
#         time. The fork github.com/gohugoio/hashstructure mends the sets.
# Seen:   github.com/mitchellh/hashstructure/v2 v2.0.2 (FormatV2), github.com/gohugoio/hashstructure v1.1.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/mitchellh/hashstructure/v2@v2.0.2 github.com/gohugoio/hashstructure@v1.1.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	fork "github.com/gohugoio/hashstructure"
	"github.com/mitchellh/hashstructure/v2"
)

type room struct {
	Has []string `hash:"set"`
}

func main() {
	for _, pair := range [][2]any{
		{room{[]string{"lamp", "key"}}, room{[]string{"key", "lamp"}}},
		{room{[]string{"guard", "guard"}}, room{}},
		{room{[]string{"key", "key", "lamp"}}, room{[]string{"lamp", "coin", "coin"}}},
		{room{[]string{"guard"}}, room{}},
		{[]any{nil}, []any{0}},
	} {
		var equal [2]bool
		for i, hash := range []func(any) (uint64, error){
			func(v any) (uint64, error) { return hashstructure.Hash(v, hashstructure.FormatV2, nil) },
			func(v any) (uint64, error) { return fork.Hash(v, nil) },
		} {
			a, err := hash(pair[0])
			if err != nil {
				panic(err)
			}
			b, err := hash(pair[1])
			if err != nil {
				panic(err)
			}
			equal[i] = a == b
		}
		fmt.Println(pair[0], pair[1], "one hash:", equal[0], "in the fork:", equal[1])
	}
}
GO
got=$(go run .)
echo "$got"
want='{[lamp key]} {[key lamp]} one hash: true in the fork: true
{[guard guard]} {[]} one hash: true in the fork: false
{[key key lamp]} {[lamp coin coin]} one hash: true in the fork: false
{[guard]} {[]} one hash: false in the fork: false
[<nil>] [0] one hash: true in the fork: true'
[ "$got" = "$want" ] || { echo "changed: other values share a hash" >&2; exit 1; }
