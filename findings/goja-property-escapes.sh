#!/usr/bin/env bash
# Guess:  goja, which has the flag u, has \p{L} as well, or says that it has not: with u an unknown escape
#         is a syntax error.
# Truth:  it is read as the text "p{L}": no letter matches, the string "p{L}" does, and [^\p{L}] is
#         everything but p, L and braces. No error, with \p{Nonsense} neither.
# Why:    a script that splits a text into words finds none, one that looks for letters finds none, and both
#         are right in a browser. Write the ranges, or a function of Go's.
# Seen:   github.com/dop251/goja of 2026-09-17, beside Node.js.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/dop251/goja@v0.0.0-20260917113740-793a2a65c13b 2>/dev/null

cat > try.js <<'JS'
[
  /\p{L}/u.test('año'), /^\p{L}$/u.test('p{L}'), 'año 5'.replace(/[^\p{L}]+/gu, '_'),
  '¿Qué?'.match(/[\p{L}]+/u), /^.$/u.test('𠮷'),
].join(' ')
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/dop251/goja"
)

func main() {
	source, err := os.ReadFile("try.js")
	if err != nil {
		panic(err)
	}
	value, err := goja.New().RunString(string(source))
	if err != nil {
		panic(err)
	}
	fmt.Println("goja:", value)
	_, err = goja.New().RunString(`/\p{Nonsense}/u`)
	fmt.Println("goja, nonsense:", err)
}
GO
got=$(go run . && echo "Node.js: $(node -p "$(cat try.js)")")
echo "$got"
want='goja: false true _  true
goja, nonsense: <nil>
Node.js: true false año_ Qué true'
[ "$got" = "$want" ] || { echo "changed: property escapes are read otherwise" >&2; exit 1; }
