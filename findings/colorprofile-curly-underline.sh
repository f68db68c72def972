#!/usr/bin/env bash
# Guess:  a writer that lowers colors to what a terminal has leaves other styles as they are: a curly
#         underline (4:3) stays one, or becomes a plain one, and 4:0 still ends it.
# Truth:  with a profile below true color the colon becomes a semicolon: 4:3 goes out as 4;3, which is
#         underline and italic, and 4:0 as "4;", which is underline on, then everything reset, the
#         color as well.
# Why:    a program that marks a misspelled word by a curly underline, or passes another program's
#         output through the writer, gets italics and loses its colors on 256-color terminals only,
#         while the author's own terminal shows it right. Use plain underlines, or end them by 24.
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
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
		var out bytes.Buffer
		writer := &colorprofile.Writer{Forward: &out, Profile: profile}
		fmt.Fprint(writer, "\x1b[31mred \x1b[4:3mcurly\x1b[4:0m red")
		fmt.Printf("%v %q\n", profile, out.String())
	}
}
GO
got=$(go run .)
echo "$got"
want='TrueColor "\x1b[31mred \x1b[4:3mcurly\x1b[4:0m red"
ANSI256 "\x1b[31mred \x1b[4;3mcurly\x1b[4;m red"
ANSI "\x1b[31mred \x1b[4;3mcurly\x1b[4;m red"
Ascii "\x1b[mred \x1b[4;3mcurly\x1b[4;m red"'
[ "$got" = "$want" ] || { echo "changed: styles with a colon go out otherwise" >&2; exit 1; }
