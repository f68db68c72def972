#!/usr/bin/env bash
# Guess:  what the parser of natural dates does not know is an error.
# Truth:  it takes the words that it knows and passes over the rest: "noon" and "tonight" are now, "tomorrow
#         at noon" is its midnight, "dec 24" tomorrow, "a month ago" this minute. 12 am is noon, and
#         12 pm the midnight after.
# Why:    there is no error to act on, so a wrong date is stored; 12 pm is the time that people type
#         most. Show the date that was understood, and ask.
# Seen:   github.com/tj/go-naturaldate v1.3.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tj/go-naturaldate@v1.3.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/tj/go-naturaldate"
)

func main() {
	now := time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC)
	for _, text := range []string{"3 pm", "12 pm", "12 am", "noon", "tonight", "tomorrow at noon", "dec 24", "a month ago", "one month ago"} {
		at, err := naturaldate.Parse(text, now, naturaldate.WithDirection(naturaldate.Future))
		fmt.Printf("%s: %s, error %v\n", text, at.Format("2006-01-02 15:04"), err)
	}
}
GO
got=$(go run .)
echo "$got"
want='3 pm: 2026-11-20 15:00, error <nil>
12 pm: 2026-11-21 00:00, error <nil>
12 am: 2026-11-20 12:00, error <nil>
noon: 2026-11-20 09:30, error <nil>
tonight: 2026-11-20 09:30, error <nil>
tomorrow at noon: 2026-11-21 00:00, error <nil>
dec 24: 2026-11-21 00:00, error <nil>
a month ago: 2026-11-20 09:30, error <nil>
one month ago: 2026-10-20 09:30, error <nil>'
[ "$got" = "$want" ] || { echo "changed: these dates are read otherwise" >&2; exit 1; }
