#!/usr/bin/env bash
# Guess:  a color of 24 bits is drawn in that color, or the nearest of 256, or not at all.
# Truth:  its numbers are read one by one as attributes: a background of 1, 3, 4 is bold, italic and
#         underlined; 10, 20, 30 is black. 38;5;208 is read well. Sequences with a colon, and "delete a
#         character", stand in the page as text.
# Why:    the log of a build looks right in 16 and 256 colors, and a program that asks for COLORTERM=truecolor
#         is underlined by the shade of its red. Set COLORTERM to nothing where such a page is made.
# Seen:   github.com/buildkite/terminal-to-html/v3 v3.16.8.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/buildkite/terminal-to-html/v3@v3.16.8 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	terminal "github.com/buildkite/terminal-to-html/v3"
)

func main() {
	for _, sequence := range []string{"[38;5;208m", "[48;2;1;3;4m", "[38;2;10;20;30m", "[38;2;255;100;0m", "[4:3m", "[1P"} {
		fmt.Printf("%s: %s\n", sequence, terminal.Render([]byte("\x1b"+sequence+"door\x1b[0m")))
	}
}
GO
got=$(go run .)
echo "$got"
want='[38;5;208m: <span class="term-fgx208">door</span>
[48;2;1;3;4m: <span class="term-fg1 term-fg3 term-fg4">door</span>
[38;2;10;20;30m: <span class="term-fg30">door</span>
[38;2;255;100;0m: door
[4:3m: [4:3mdoor
[1P: [1Pdoor'
[ "$got" = "$want" ] || { echo "changed: these sequences are drawn otherwise" >&2; exit 1; }
