#!/usr/bin/env bash
# Guess:  "in" compares as == does: if rooms[1] == 2, then 2 is in rooms.
# Truth:  == makes numbers of both sides, "in" compares Go's types: a literal is a float64, so 2 is not in
#         a list of ints, and an int variable is not in [1, 2, 3]. The same list from JSON has it.
# Why:    a rule that was tried with data from a file is silently false with the program's own. Turn ints
#         to float64 before they go in.
# Seen:   github.com/PaesslerAG/gval v1.2.4.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/PaesslerAG/gval@v1.2.4 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"

	"github.com/PaesslerAG/gval"
)

func main() {
	own := map[string]any{"rooms": []any{1, 2, 3}, "room": 2}
	var read map[string]any
	if err := json.Unmarshal([]byte(`{"rooms": [1, 2, 3], "room": 2}`), &read); err != nil {
		panic(err)
	}
	for _, source := range []string{`room == 2`, `rooms[1] == 2`, `2 in rooms`, `room in [1, 2, 3]`, `room + 0 in rooms`, `room in rooms`} {
		fmt.Printf("%s:", source)
		for _, values := range []map[string]any{own, read} {
			value, err := gval.Evaluate(source, values)
			if err != nil {
				panic(err)
			}
			fmt.Print(" ", value)
		}
		fmt.Println()
	}
}
GO
got=$(go run .)
echo "$got"
want='room == 2: true true
rooms[1] == 2: true true
2 in rooms: false true
room in [1, 2, 3]: false true
room + 0 in rooms: false true
room in rooms: true true'
[ "$got" = "$want" ] || { echo "changed: \"in\" compares otherwise" >&2; exit 1; }
