#!/usr/bin/env bash
# Guess:  JSONata in Go, which says that it has what JavaScript's 1.5.4 has, says of an operator that it does
#         not know what 1.5.4 says: "Unknown operator".
# Truth:  an unknown operator is compiled and gives nothing: @ for joins and # for positions, which later
#         editions have. A lone "!" is refused by both.
# Why:    nothing is also the answer of a query that finds nothing: a query from a newer manual leaves the
#         report short, and nobody is told. Try each query on data in which it finds something.
# Seen:   github.com/blues/jsonata-go v1.5.4, jsonata 1.5.4 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . jsonata@1.5.4 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/blues/jsonata-go@v1.5.4 2>/dev/null

cat > queries.json <<'JSON'
["doors@$d.($d.name)", "doors#$i.($i)", "doors!name", "doors[n > 1].name"]
JSON
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/blues/jsonata-go"
)

func main() {
	var queries []string
	text, err := os.ReadFile("queries.json")
	if err == nil {
		err = json.Unmarshal(text, &queries)
	}
	var data any
	if err == nil {
		err = json.Unmarshal([]byte(`{"doors":[{"name":"North","n":1},{"name":"South","n":2}]}`), &data)
	}
	if err != nil {
		panic(err)
	}
	for _, query := range queries {
		compiled, err := jsonata.Compile(query)
		if err != nil {
			fmt.Println("not compiled")
			continue
		}
		answer, err := compiled.Eval(data)
		switch {
		case errors.Is(err, jsonata.ErrUndefined):
			fmt.Println("nothing")
		case err != nil:
			fmt.Println("error")
		default:
			written, _ := json.Marshal(answer)
			fmt.Println(string(written))
		}
	}
}
GO
cat > main.js <<'JS'
const jsonata = require('jsonata');
const data = { doors: [{ name: 'North', n: 1 }, { name: 'South', n: 2 }] };
for (const query of require('./queries.json')) {
  try {
    console.log(JSON.stringify(jsonata(query).evaluate(data)) ?? 'nothing');
  } catch (error) {
    console.log(error.message);
  }
}
JS
got=$(paste -d'|' <(node -e 'for (const q of require("./queries.json")) console.log(q)') <(go run .) <(node main.js))
echo "$got"
want='doors@$d.($d.name)|nothing|Unknown operator: "@"
doors#$i.($i)|nothing|Unknown operator: "#"
doors!name|not compiled|Unknown operator: "!"
doors[n > 1].name|"South"|"South"'
[ "$got" = "$want" ] || { echo "changed: the two libraries answer otherwise" >&2; exit 1; }
