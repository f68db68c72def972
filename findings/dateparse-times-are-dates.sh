#!/usr/bin/env bash
# Guess:  a time of day without a date is read as a time, or refused.
# Truth:  it is read as a date with colons: "12:30" is 30 December, "9:05" 5 September, "12:30:15" 30
#         December 2015, and "3:04PM" four minutes past noon on 1 March. "13:45" and "3:04 PM" are errors.
# Why:    a form that takes "when" in any format refuses 13:45, and stores a day of the year 0 for half past
#         twelve. Try clock layouts with time.Parse first; ParseStrict refuses all of these.
# Seen:   github.com/araddon/dateparse of 2021-04-29, the newest.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/araddon/dateparse@v0.0.0-20210429162001-6b43995a97de 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/araddon/dateparse"
)

func main() {
	for _, text := range []string{"2026-11-30 12:30", "12:30", "9:05", "12:30:15", "3:04PM", "3:04 PM", "13:45"} {
		at, err := dateparse.ParseAny(text)
		said := at.Format(time.DateTime)
		if err != nil {
			said = "error"
		}
		_, strict := dateparse.ParseStrict(text)
		fmt.Printf("%s: %s, strictly %v\n", text, said, strict == nil)
	}
}
GO
got=$(go run .)
echo "$got"
want='2026-11-30 12:30: 2026-11-30 12:30:00, strictly true
12:30: 0000-12-30 00:00:00, strictly false
9:05: 0000-09-05 00:00:00, strictly false
12:30:15: 2015-12-30 00:00:00, strictly false
3:04PM: 0000-03-01 12:04:00, strictly false
3:04 PM: error, strictly false
13:45: error, strictly false'
[ "$got" = "$want" ] || { echo "changed: times of day are read otherwise" >&2; exit 1; }
