#!/usr/bin/env bash
# Guess:  documents whose texts differ in a number have a difference.
# Truth:  numbers are compared as float64: 9007199254740992 and ...993 are the same, so that the patch is
#         empty. The library that applies patches (json-patch) says that the documents differ.
# Why:    seeds, hashes and ids of 64 bits are such numbers; who saves only the patch loses that change,
#         and later patches are of a document that nobody has. Write such numbers as strings.
# Seen:   github.com/wI2L/jsondiff v0.7.1, github.com/evanphx/json-patch/v5 v5.9.11.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/wI2L/jsondiff@v0.7.1 github.com/evanphx/json-patch/v5@v5.9.11 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	jsonpatch "github.com/evanphx/json-patch/v5"
	"github.com/wI2L/jsondiff"
)

func main() {
	for _, pair := range [][2]string{
		{`{"seed": 1}`, `{"seed": 2}`},
		{`{"seed": 9007199254740992}`, `{"seed": 9007199254740993}`},
		{`{"seed": 12345678901234567890}`, `{"seed": 12345678901234567000}`},
	} {
		patch, err := jsondiff.CompareJSON([]byte(pair[0]), []byte(pair[1]))
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s %s: %d operations, equal for json-patch: %v\n", pair[0], pair[1], len(patch),
			jsonpatch.Equal([]byte(pair[0]), []byte(pair[1])))
	}
}
GO
got=$(go run .)
echo "$got"
want='{"seed": 1} {"seed": 2}: 1 operations, equal for json-patch: false
{"seed": 9007199254740992} {"seed": 9007199254740993}: 0 operations, equal for json-patch: false
{"seed": 12345678901234567890} {"seed": 12345678901234567000}: 0 operations, equal for json-patch: false'
[ "$got" = "$want" ] || { echo "changed: numbers are compared otherwise" >&2; exit 1; }
