#!/usr/bin/env bash
# Guess:  "in a month" is a month from now, in December as in June.
# Truth:  the month is wrapped within the year: on 30 November 2026 "in a month" is 30 December 2025, and
#         "in 6 months" last May. "12 am" is noon. Of "the day after tomorrow" it reads "tomorrow". Days,
#         weeks and years are right.
# Why:    a reminder is in the past, for those who set it in autumn; tests of spring pass. Look whether
#         the answer is ahead, or turn months into dates oneself.
# Seen:   github.com/olebedev/when v1.1.0, with the rules for English.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/olebedev/when@v1.1.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/olebedev/when"
	"github.com/olebedev/when/rules/en"
)

func main() {
	parser := when.New(nil)
	parser.Add(en.All...)
	for _, now := range []time.Time{time.Date(2026, 4, 15, 9, 0, 0, 0, time.UTC), time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)} {
		for _, text := range []string{"in a week", "in a month", "in 6 months", "in a year", "1 am", "12 am", "the day after tomorrow"} {
			found, err := parser.Parse(text, now)
			if err != nil {
				panic(err)
			}
			fmt.Printf("%s, %s: %s\n", now.Format(time.DateOnly), text, found.Time.Format("2006-01-02 15:04"))
		}
	}
}
GO
got=$(go run .)
echo "$got"
want='2026-04-15, in a week: 2026-04-22 09:00
2026-04-15, in a month: 2026-05-15 09:00
2026-04-15, in 6 months: 2026-10-15 09:00
2026-04-15, in a year: 2027-04-15 09:00
2026-04-15, 1 am: 2026-04-15 01:00
2026-04-15, 12 am: 2026-04-15 12:00
2026-04-15, the day after tomorrow: 2026-04-16 09:00
2026-11-30, in a week: 2026-12-07 09:00
2026-11-30, in a month: 2025-12-30 09:00
2026-11-30, in 6 months: 2026-05-30 09:00
2026-11-30, in a year: 2027-11-30 09:00
2026-11-30, 1 am: 2026-11-30 01:00
2026-11-30, 12 am: 2026-11-30 12:00
2026-11-30, the day after tomorrow: 2026-12-01 09:00'
[ "$got" = "$want" ] || { echo "changed: these times are read otherwise" >&2; exit 1; }
