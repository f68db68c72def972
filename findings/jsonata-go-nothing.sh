#!/usr/bin/env bash
# Guess:  JSONata in Go answers as in JavaScript, or says that it does not know an operator.
# Truth:  a join with @ and a position with # are compiled, and give nothing. A filter that lets one
#         value pass gives a list of one, not the value; $not of nothing is true, not nothing; 0.1 + 0.2
#         is written with 17 digits.
# Why:    nothing is also the answer of a query that finds nothing, so the report is short and nobody is
#         told; and the list of one appears with the data, not in the test.
# Seen:   github.com/blues/jsonata-go v1.5.4, jsonata 2.2.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . jsonata@2.2.2 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/blues/jsonata-go@v1.5.4 2>/dev/null

cat > queries.json <<'JSON'
["doors@$d.($d.name)", "doors#$i.($i)", "$filter([1, 2, 3], function($v) { $v > 2 })", "$not(missing)", "$string(0.1 + 0.2)", "doors[n > 1].name"]
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
(async () => {
  const data = { doors: [{ name: 'North', n: 1 }, { name: 'South', n: 2 }] };
  for (const query of require('./queries.json')) {
    console.log(JSON.stringify(await jsonata(query).evaluate(data)) ?? 'nothing');
  }
})();
JS
got=$(paste -d'|' <(node -e 'for (const q of require("./queries.json")) console.log(q)') <(go run .) <(node main.js))
echo "$got"
want='doors@$d.($d.name)|nothing|["North","South"]
doors#$i.($i)|nothing|[0,1]
$filter([1, 2, 3], function($v) { $v > 2 })|[3]|3
$not(missing)|true|nothing
$string(0.1 + 0.2)|"0.30000000000000004"|"0.3"
doors[n > 1].name|"South"|"South"'
[ "$got" = "$want" ] || { echo "changed: the two libraries answer otherwise" >&2; exit 1; }
