#!/usr/bin/env bash
# Guess:  Paragraph.Order, which "computes the visual ordering of all the runs", gives the runs from left
#         to right as they are drawn.
# Truth:  it gives them as they stand in the text, each with its direction: in a Hebrew line the first
#         word stays leftmost, behind it the number, and a closing full stop or sign jumps to the other
#         end. Only a line of one run, or a Hebrew word in a Latin line, comes out right.
# Why:    a terminal that does not reorder text itself is drawn by these runs, and a test in English with
#         one foreign word passes. There is no level to order them by; reorder by another library.
# Seen:   golang.org/x/text v0.44.0, beside fribidi 1.0.8 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v fribidi >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends libfribidi-bin; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get golang.org/x/text@v0.44.0 2>/dev/null

printf '%s\n' 'door אבג open' 'אבג 123 abc' 'מחיר: 5$' > lines
cat > main.go <<'GO'
package main

import (
	"bufio"
	"fmt"
	"os"

	"golang.org/x/text/unicode/bidi"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var paragraph bidi.Paragraph
		if _, err := paragraph.SetString(lines.Text()); err != nil {
			panic(err)
		}
		order, err := paragraph.Order()
		if err != nil {
			panic(err)
		}
		for i := range order.NumRuns() {
			run := order.Run(i)
			text := run.String()
			if run.Direction() == bidi.RightToLeft {
				text = bidi.ReverseString(text)
			}
			fmt.Print(text)
		}
		fmt.Println()
	}
}
GO
got=$(go run . < lines | sed 's/^/x\/text: |/; s/$/|/'; fribidi --nopad --nobreak --charset UTF-8 < lines | sed 's/^/fribidi: |/; s/$/|/')
echo "$got"
want='x/text: |door גבא open|
x/text: | גבא123 abc|
x/text: | :ריחמ5$|
fribidi: |door גבא open|
fribidi: |abc 123 גבא|
fribidi: |5$ :ריחמ|'
[ "$got" = "$want" ] || { echo "changed: the runs come in another order" >&2; exit 1; }
