#!/usr/bin/env bash
# Guess:  len(s) is the number of i for which s[i] is a character, whatever it counts by.
# Truth:  len and slices count bytes, s[i] counts characters: of "año" len is 4, s[3] is undefined, and
#         s[1] is the same as s[1:3]. The text module counts bytes: substr("año", 0, 2) ends in half an
#         ñ, and "é" is padded to width 3 by one dot.
# Why:    a loop to len(s) types undefined at the end of each word with an accent, and columns that were
#         padded are ragged. Split into characters by text.split(s, "") first.
# Seen:   github.com/d5/tengo/v2 v2.17.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/d5/tengo/v2@v2.17.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"github.com/d5/tengo/v2"
	"github.com/d5/tengo/v2/stdlib"
)

func main() {
	script := tengo.NewScript([]byte(`
fmt := import("fmt")
text := import("text")
s := "año"
fmt.printf("%d %v %v %v %d\n", len(s), s[1], s[1:3], is_undefined(s[3]), len(text.split(s, "")))
fmt.printf("%q %v\n", text.substr(s, 0, 2), text.pad_left("é", 3, "."))
`))
	script.SetImports(stdlib.GetModuleMap("fmt", "text"))
	if _, err := script.Run(); err != nil {
		panic(err)
	}
}
GO
got=$(go run .)
echo "$got"
want='4 ñ "ñ" true 3
"a\xc3" ".é"'
[ "$got" = "$want" ] || { echo "changed: lengths and indexes are counted otherwise" >&2; exit 1; }
