#!/usr/bin/env bash
# Guess:  the line editor of golang.org/x/term, which SSH servers in Go offer for a prompt, passes over
#         keys that it does not know: F1 does nothing.
# Truth:  F1 to F4 type P, Q, R and S, and in application mode, which a program that was cut off may
#         leave behind, the arrows type A to D, Home types H. Alt with a digit or a point swallows
#         what is typed next, up to the first letter, and that letter too. F5, Delete and mouse
#         reports are passed over.
# Why:    a player who presses F1 for help at such a prompt answers "P", or sends a name with a letter
#         too much; after a crash in full screen each arrow is a letter. Take ESC O and its letter out
#         of the stream before the editor, or turn application mode off (ESC [ ? 1 l) first.
# Seen:   golang.org/x/term v0.48.0 (November 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get golang.org/x/term@v0.48.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/term"
)

func main() {
	for _, key := range [][2]string{
		{"F1", "\x1bOP"},
		{"F5", "\x1b[15~"},
		{"Delete", "\x1b[3~"},
		{"up", "\x1b[A\x1b[B"},
		{"up, application mode", "\x1bOA"},
		{"Home, application mode", "\x1bOH"},
		{"Alt and 1", "\x1b1"},
		{"mouse report", "\x1b[<0;3;4M"},
	} {
		typed := struct {
			io.Reader
			io.Writer
		}{strings.NewReader("run" + key[1] + " quietly\r"), io.Discard}
		line, err := term.NewTerminal(typed, "> ").ReadLine()
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %q\n", key[0], line)
	}
}
GO
got=$(go run .)
echo "$got"
want='F1: "runP quietly"
F5: "run quietly"
Delete: "run quietly"
up: "run quietly"
up, application mode: "runA quietly"
Home, application mode: "runH quietly"
Alt and 1: "runuietly"
mouse report: "run quietly"'
[ "$got" = "$want" ] || { echo "changed: the editor takes these keys otherwise" >&2; exit 1; }
