#!/usr/bin/env bash
# Guess:  Soundex codes are those of the American standard, whose textbook names are Ashcraft (A261) and
#         Pfister (P236).
# Truth:  smetrics gives A226 and P123: letters of one sound are not joined across an h, and the second
#         letter is coded though it sounds as the first. A name that begins with an accent begins with
#         half a letter.
# Why:    names are looked for by codes that another tool has written, and only these kinds are not
#         found. matchr gives the standard's codes for these names.
# Seen:   github.com/xrash/smetrics of 2025-07-05, github.com/antzucaro/matchr of 2022-11-06.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/xrash/smetrics@v0.0.0-20250705151800-55b8f293f342 \
  github.com/antzucaro/matchr@v0.0.0-20221106193745-7bed6ef61ef9 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/antzucaro/matchr"
	"github.com/xrash/smetrics"
)

func main() {
	for _, name := range []string{"Robert", "Tymczak", "Ashcraft", "Pfister", "Ángel"} {
		fmt.Printf("%s: %q %q\n", name, smetrics.Soundex(name), matchr.Soundex(name))
	}
}
GO
got=$(go run .)
echo "$got"
want='Robert: "R163" "R163"
Tymczak: "T522" "T522"
Ashcraft: "A226" "A261"
Pfister: "P123" "P236"
Ángel: "\xc3524" "Á52"'
[ "$got" = "$want" ] || { echo "changed: other codes" >&2; exit 1; }
