#!/usr/bin/env bash
# Guess:  wrapping puts line breaks between words, and leaves the rest of the text as it is.
# Truth:  go-pretty's three functions make one blank of each run of blanks, and none of those at the beginning,
#         and take a no-break space for a blank: it is replaced, and broken at. WrapSoft fills all lines but
#         the last with blanks.
# Why:    "page 5" with a no-break space, put there so that it stays together, is torn apart; a poem
#         loses its indentation; and blanks at the ends of lines are in what is copied or compared.
# Seen:   github.com/jedib0t/go-pretty/v6 v6.9.2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/jedib0t/go-pretty/v6@v6.9.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/jedib0t/go-pretty/v6/text"
)

func main() {
	for _, s := range []string{"see page\u00a05 now", "    a  poem", "one two three"} {
		fmt.Printf("%+q %+q %+q\n", text.WrapSoft(s, 9), text.WrapText(s, 9), text.WrapHard(s, 9))
	}
}
GO
got=$(go run .)
echo "$got"
want='"see page \n5 now" "see page \n5 now" "see page \n5 now"
"a poem" "a poem" "a poem"
"one two  \nthree" "one two t\nhree" "one two t\nhree"'
[ "$got" = "$want" ] || { echo "changed: blanks are wrapped otherwise" >&2; exit 1; }
