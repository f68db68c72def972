#!/usr/bin/env bash
# Guess:  with optimal string alignment two letters that changed places are one edit, wherever they are.
# Truth:  not the first two letters of the words: "oepn" is one edit from "open", "poen" two.
# Why:    commands of a game are short and often mistyped at the beginning ("poen", "atke"); a limit of
#         one edit then offers nothing. DamerauLevenshtein of the same library counts one.
# Seen:   github.com/antzucaro/matchr of 2022-11-06, github.com/hbollon/go-edlib v1.7.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/antzucaro/matchr@v0.0.0-20221106193745-7bed6ef61ef9 github.com/hbollon/go-edlib@v1.7.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/antzucaro/matchr"
	"github.com/hbollon/go-edlib"
)

func main() {
	for _, typed := range []string{"oepn", "opne", "poen"} {
		fmt.Println(typed, matchr.OSA(typed, "open"), matchr.DamerauLevenshtein(typed, "open"),
			edlib.OSADamerauLevenshteinDistance(typed, "open"))
	}
}
GO
got=$(go run .)
echo "$got"
want='oepn 1 1 1
opne 1 1 1
poen 2 1 1'
[ "$got" = "$want" ] || { echo "changed: swapped letters count otherwise" >&2; exit 1; }
