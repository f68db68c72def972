#!/usr/bin/env bash
# Guess:  5 and 5.0 are equal, as they are neither greater nor less; and a value that is saved as JSON by
#         a script comes back as it was.
# Truth:  5 == 5.0 is false, though 5 <= 5.0 and 5 >= 5.0 are true, and so are lists and maps of them.
#         json.encode writes 5.0 as 5, which json.decode reads as an int: not equal to what was saved.
# Why:    a rule "n == 5.0" holds until the game is saved and loaded, and never again. Compare by <= and
#         >=, or turn both sides to one type.
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
json := import("json")
fmt.println(5 == 5.0, " ", 5 <= 5.0 && 5 >= 5.0, " ", [5] == [5.0])
saved := json.encode({n: 5.0})
loaded := json.decode(saved)
fmt.println(string(saved), " ", type_name(loaded.n), " ", loaded.n == 5.0)
`))
	script.SetImports(stdlib.GetModuleMap("fmt", "json"))
	if _, err := script.Run(); err != nil {
		panic(err)
	}
}
GO
got=$(go run .)
echo "$got"
want='false true false
{"n":5} int false'
[ "$got" = "$want" ] || { echo "changed: floats are compared or saved otherwise" >&2; exit 1; }
