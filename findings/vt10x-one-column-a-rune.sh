#!/usr/bin/env bash
# Guess:  vt10x, the emulator under many tests of Go programs, gives a wide character two columns and a
#         combining accent none, and erases the screen up to the cursor when told to.
# Truth:  each code point is one column: text behind "日本" or "e" with an accent of its own stands
#         elsewhere than in a terminal. "ESC [ 1 J" leaves the row above the cursor as it was. The
#         answer to "ESC ) 0" is a "0" on the screen.
# Why:    a test of columns passes with ASCII and tells nothing of Spanish in decomposed letters, or
#         of Japanese. Read such screens through an emulator that measures.
# Seen:   hinshun/vt10x of 2022-03-01.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/hinshun/vt10x@v0.0.0-20220301184237-5011da428d02 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/hinshun/vt10x"
)

func main() {
	for _, written := range [][2]string{
		{"wide", "日本x"},
		{"accent", "cafe\u0301 x"},
		{"one letter", "caf\u00e9 x"},
		{"erased up to the cursor", "abc\r\ndefgh\x1b[2;2H\x1b[1J"},
		{"line drawing asked for", "\x1b)0x"},
	} {
		screen := vt10x.New(vt10x.WithSize(10, 2))
		if _, err := screen.Write([]byte(written[1])); err != nil {
			panic(err)
		}
		rows := strings.Split(screen.String(), "\n")
		for i := range rows {
			rows[i] = strings.TrimRight(rows[i], " \x00")
		}
		fmt.Printf("%s: %+q, cursor in column %d\n", written[0], strings.TrimRight(strings.Join(rows, "|"), "|"), screen.Cursor().X)
	}
}
GO
got=$(go run .)
echo "$got"
want='wide: "\u65e5\u672cx", cursor in column 3
accent: "cafe\u0301 x", cursor in column 7
one letter: "caf\u00e9 x", cursor in column 6
erased up to the cursor: "abc|  fgh", cursor in column 1
line drawing asked for: "0x", cursor in column 2'
[ "$got" = "$want" ] || { echo "changed: vt10x draws this otherwise" >&2; exit 1; }
