#!/usr/bin/env bash
# Guess:  in a library of reduced ordered decision diagrams two equal functions are one node, so that
#         == compares them in constant time and a map from node to result is a memo: this is what
#         reduced diagrams are for.
# Truth:  rudd's Node is a pointer, and each operation gives a new one: a AND b differs from b AND a,
#         Ithvar(0) from itself, and the map never hits. Only BDD.Equal, or what is pointed to, tells.
# Why:    a fixed-point loop over a story's states that ends "when the set stays the same" by == never
#         ends, and a memo only costs memory.
# Seen:   github.com/dalzilio/rudd v1.1.1-0.20230806153452-9e08a6ea8170.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/dalzilio/rudd@v1.1.1-0.20230806153452-9e08a6ea8170 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/dalzilio/rudd"
)

func main() {
	bdd, err := rudd.New(4)
	if err != nil {
		panic(err)
	}
	one := bdd.And(bdd.Ithvar(0), bdd.Ithvar(1))
	two := bdd.And(bdd.Ithvar(1), bdd.Ithvar(0))
	_, hit := map[rudd.Node]bool{one: true}[two]
	fmt.Println("Equal:", bdd.Equal(one, two))
	fmt.Println("same value behind the pointer:", *one == *two)
	fmt.Println("==:", one == two)
	fmt.Println("Ithvar(0) == Ithvar(0):", bdd.Ithvar(0) == bdd.Ithvar(0))
	fmt.Println("found in a map:", hit)
}
GO
got=$(go run .)
echo "$got"
want='Equal: true
same value behind the pointer: true
==: false
Ithvar(0) == Ithvar(0): false
found in a map: false'
[ "$got" = "$want" ] || { echo "changed: rudd's nodes compare otherwise" >&2; exit 1; }
