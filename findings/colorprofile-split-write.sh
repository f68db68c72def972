#!/usr/bin/env bash
# Guess:  an io.Writer that lowers colors gives the same bytes however its input is cut into writes,
#         as any filter of a stream does (bufio, io.Copy and pipes cut where they like).
# Truth:  each write is read by itself. A color cut in two goes out at full depth to a terminal of 16
#         colors, or of none; and where there is no terminal at all, its second half is printed as
#         letters: "a", "0mred".
# Why:    a log file or a CI page that was to have no escape sequences shows "0m" here and there, at
#         places that move with the size of a buffer. Give the writer whole lines.
# Seen:   github.com/charmbracelet/colorprofile v0.4.3.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/charmbracelet/colorprofile@v0.4.3 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"

	"github.com/charmbracelet/colorprofile"
)

func main() {
	for _, profile := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI} {
		for _, writes := range [][]string{{"a\x1b[38;2;255;0;0mred"}, {"a\x1b[38;2;255;0;", "0mred"}} {
			var out bytes.Buffer
			writer := &colorprofile.Writer{Forward: &out, Profile: profile}
			for _, text := range writes {
				fmt.Fprint(writer, text)
			}
			fmt.Printf("%v, writes: %d: %q\n", profile, len(writes), out.String())
		}
	}
}
GO
got=$(go run .)
echo "$got"
want='NoTTY, writes: 1: "ared"
NoTTY, writes: 2: "a0mred"
Ascii, writes: 1: "a\x1b[mred"
Ascii, writes: 2: "a\x1b[38;2;255;0;0mred"
ANSI, writes: 1: "a\x1b[91mred"
ANSI, writes: 2: "a\x1b[38;2;255;0;0mred"'
[ "$got" = "$want" ] || { echo "changed: sequences cut in two go out otherwise" >&2; exit 1; }
