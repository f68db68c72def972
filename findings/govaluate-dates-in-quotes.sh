#!/usr/bin/env bash
# Guess:  what stands in quotes is a string, and equal to a variable that holds the same string.
# Truth:  a literal that looks like a date or a time of day ("2026-11-30", "3:04PM") becomes a number of
#         seconds, in the zone of the machine; a variable with that text stays text. They are not equal,
#         not in a list of each other, and not joined by +. "1984", "12:00" and "2026-11" are strings.
# Why:    a condition on a day of the diary, or on the note "3:04PM", is silently never true, while all
#         other strings compare well. Pass the text to compare with as a second variable.
# Seen:   github.com/casbin/govaluate v1.10.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/casbin/govaluate@v1.10.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/casbin/govaluate"
)

func main() {
	values := map[string]any{"day": "2026-11-30", "same": "2026-11-30", "note": "3:04PM", "year": "1984", "hour": "12:00"}
	for _, source := range []string{
		`year == "1984"`, `hour == "12:00"`, `note == "3:04PM"`, `day == "2026-11-30"`,
		`day in ("2026-11-30", "2026-12-01")`, `day == same`, `"2026-11-30"`,
	} {
		expression, err := govaluate.NewEvaluableExpression(source)
		if err != nil {
			panic(err)
		}
		value, err := expression.Evaluate(values)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %v\n", source, value)
	}
}
GO
got=$(TZ=UTC go run .)
echo "$got"
want='year == "1984": true
hour == "12:00": true
note == "3:04PM": false
day == "2026-11-30": false
day in ("2026-11-30", "2026-12-01"): false
day == same: true
"2026-11-30": 1.7959968e+09'
[ "$got" = "$want" ] || { echo "changed: other strings are dates" >&2; exit 1; }
