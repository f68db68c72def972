#!/usr/bin/env bash
# Guess:  Liquid in Go writes whole numbers in digits, and a remainder is never negative, as elsewhere.
# Truth:  a number that came from JSON is written as Go writes floats, 1000000 is 1e+06 and 12345678 is
#         1.2345678e+07, also behind a filter; the remainder of -7 by 3 is -1.
# Why:    a score is right in every test, and "1e+06" once it is a million; the hour before midnight is
#         "-1". Pass integers of Go, or text, instead of what json.Unmarshal made.
# Seen:   github.com/osteele/liquid v1.6.0, liquidjs 10.30.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . liquidjs@10.30.1 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/osteele/liquid@v1.6.0 2>/dev/null

cat > templates.json <<'JSON'
["{{ small }}", "{{ score }}", "{{ score | plus: 11345678 }}", "{{ -7 | modulo: 3 }}"]
JSON
cat > data.json <<'JSON'
{"small": 999999, "score": 1000000}
JSON
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/osteele/liquid"
)

func read(name string, value any) {
	text, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(text, value)
	}
	if err != nil {
		panic(err)
	}
}

func main() {
	var templates []string
	var data map[string]any
	read("templates.json", &templates)
	read("data.json", &data)
	for _, template := range templates {
		text, err := liquid.NewEngine().ParseAndRenderString(template, data)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%q\n", text)
	}
}
GO
cat > main.js <<'JS'
const { Liquid } = require('liquidjs');
for (const template of require('./templates.json')) {
  console.log(JSON.stringify(new Liquid().parseAndRenderSync(template, require('./data.json'))));
}
JS
got=$(paste -d' ' <(node -e 'for (const t of require("./templates.json")) console.log(JSON.stringify(t))') <(go run .) <(node main.js))
echo "$got"
want=$(cat <<'WANT'
"{{ small }}" "999999" "999999"
"{{ score }}" "1e+06" "1000000"
"{{ score | plus: 11345678 }}" "1.2345678e+07" "12345678"
"{{ -7 | modulo: 3 }}" "-1" "2"
WANT
)
[ "$got" = "$want" ] || { echo "changed: the two libraries render otherwise" >&2; exit 1; }
