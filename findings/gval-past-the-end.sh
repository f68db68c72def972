#!/usr/bin/env bash
# Guess:  an index past the end of a list is an error, or nil, as a missing key of a map is.
# Truth:  it is the list itself: words[2] of two words is both of them, and so are words[-1] and words["x"].
#         Of a []string or []int it is an error.
# Why:    "words[2] ?? "none"" shows [lamp key], and words[2] == nil is never true. Ask for the length
#         by a function of one's own.
# Seen:   github.com/PaesslerAG/gval v1.2.4.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/PaesslerAG/gval@v1.2.4 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/PaesslerAG/gval"
)

func main() {
	values := map[string]any{
		"words": []any{"lamp", "key"}, "typed": []string{"lamp", "key"}, "none": []any{}, "door": map[string]any{"open": true},
	}
	for _, source := range []string{
		`words[1]`, `words[2]`, `words[2] ?? "none"`, `words[-1]`, `words["x"]`, `none[0] == nil`, `door["x"]`, `typed[2]`,
	} {
		value, err := gval.Evaluate(source, values)
		if err != nil {
			value = "error"
		}
		fmt.Printf("%s: %v\n", source, value)
	}
}
GO
got=$(go run .)
echo "$got"
want='words[1]: key
words[2]: [lamp key]
words[2] ?? "none": [lamp key]
words[-1]: [lamp key]
words["x"]: [lamp key]
none[0] == nil: false
door["x"]: <nil>
typed[2]: error'
[ "$got" = "$want" ] || { echo "changed: an index past the end gives something else" >&2; exit 1; }
