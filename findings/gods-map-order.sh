#!/usr/bin/env bash
# Guess:  a linked map, which keeps the order of insertion, takes the order of the document when it is
#         read from JSON.
# Truth:  FromJSON looks for each key's first occurrence anywhere in the text, in quotes: a key that is
#         also a value, or a key of an inner object, stands where that is.
# Why:    the order of choices or flags changes when an unrelated value happens to be the name of a later
#         key, and a test with other words does not see it. Read with a json.Decoder's tokens.
# Seen:   github.com/emirpasic/gods v1.18.1, beside github.com/iancoleman/orderedmap v0.3.0, which keeps it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/emirpasic/gods@v1.18.1 github.com/iancoleman/orderedmap@v0.3.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"

	"github.com/emirpasic/gods/maps/linkedhashmap"
	"github.com/iancoleman/orderedmap"
)

func main() {
	for _, document := range []string{
		`{"start":"attic","door":"shut","cellar":"dark","attic":"dusty"}`,
		`{"ana":{"lamp":1,"coat":2},"coat":3,"lamp":4}`,
		`{"c":1,"b":2,"a":3}`,
	} {
		linked := linkedhashmap.New()
		if err := linked.FromJSON([]byte(document)); err != nil {
			panic(err)
		}
		ordered := orderedmap.New()
		if err := json.Unmarshal([]byte(document), ordered); err != nil {
			panic(err)
		}
		fmt.Println(linked.Keys(), ordered.Keys())
	}
}
GO
got=$(go run .)
echo "$got"
want='[start attic door cellar] [start door cellar attic]
[ana lamp coat] [ana coat lamp]
[c b a] [c b a]'
[ "$got" = "$want" ] || { echo "changed: a linked map takes another order from JSON" >&2; exit 1; }
