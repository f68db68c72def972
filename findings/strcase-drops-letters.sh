#!/usr/bin/env bash
# Guess:  changing the case of a name keeps its letters: año_nuevo is AñoNuevo.
# Truth:  ToCamel and ToLowerCamel take out each letter outside ASCII: AoNuevo, and of ñandú only "and".
#         ToSnake keeps them, but sees no capital in Ñ. HTTPServer is Httpserver there and back.
# Why:    "año" and "ao" are one name, and a word in Greek is none: one key writes over another when names
#         of an author become names of fields. Another package keeps them (stoewer/go-strcase).
# Seen:   github.com/iancoleman/strcase v0.3.0, github.com/stoewer/go-strcase v1.3.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/iancoleman/strcase@v0.3.0 github.com/stoewer/go-strcase@v1.3.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/iancoleman/strcase"
	other "github.com/stoewer/go-strcase"
)

func main() {
	for _, name := range []string{"old_door", "año_nuevo", "ñandú", "θύρα", "HTTPServer"} {
		fmt.Printf("%s: %q %q, stoewer: %q\n", name, strcase.ToCamel(name), strcase.ToSnake(name), other.UpperCamelCase(name))
	}
}
GO
got=$(go run .)
echo "$got"
want='old_door: "OldDoor" "old_door", stoewer: "OldDoor"
año_nuevo: "AoNuevo" "año_nuevo", stoewer: "AñoNuevo"
ñandú: "and" "ñandú", stoewer: "ñandú"
θύρα: "" "θύρα", stoewer: "θύρα"
HTTPServer: "Httpserver" "http_server", stoewer: "HttpServer"'
[ "$got" = "$want" ] || { echo "changed: other letters are kept" >&2; exit 1; }
