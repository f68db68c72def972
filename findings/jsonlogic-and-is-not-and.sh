#!/usr/bin/env bash
# Guess:  a rule of JSONLogic has one answer, in Go as in the browser: "and" gives the first falsy value.
# Truth:  of several numbers "and" in the Go library gives the greatest: [1, 0, 2] is 2, and [3, 1] is 3, where
#         the last is 1. "!" of an absent variable, without brackets, is null; substr from past the end is
#         the whole.
# Why:    JSONLogic is chosen because one rule is judged on both sides, and a score or a label that a rule
#         makes of numbers is another in the page. Compare numbers before "and", and write the brackets.
# Seen:   github.com/diegoholiveira/jsonlogic/v3 v3.5.1, json-logic-js 2.0.5.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . json-logic-js@2.0.5 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/diegoholiveira/jsonlogic/v3@v3.5.1 2>/dev/null

cat > rules.json <<'JSON'
[{"and":[1,0,2]},
{"and":[3,1]},
{"and":[true,0]},
{"!":{"var":"lamp"}},
{"!":[{"var":"lamp"}]},
{"substr":["abc",1]},
{"substr":["abc",5]}]
JSON
cat > main.go <<'GO'
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/diegoholiveira/jsonlogic/v3"
)

func main() {
	var rules []json.RawMessage
	text, err := os.ReadFile("rules.json")
	if err == nil {
		err = json.Unmarshal(text, &rules)
	}
	if err != nil {
		panic(err)
	}
	for _, rule := range rules {
		var out bytes.Buffer
		if err := jsonlogic.Apply(bytes.NewReader(rule), strings.NewReader(`{}`), &out); err != nil {
			out.WriteString("error")
		}
		fmt.Println(strings.TrimSpace(out.String()))
	}
}
GO
cat > main.js <<'JS'
const logic = require('json-logic-js');
for (const rule of require('./rules.json')) console.log(JSON.stringify(logic.apply(rule, {})));
JS
got=$(paste -d'|' <(node -e 'for (const r of require("./rules.json")) console.log(JSON.stringify(r))') <(go run .) <(node main.js))
echo "$got"
want='{"and":[1,0,2]}|2|0
{"and":[3,1]}|3|1
{"and":[true,0]}|0|0
{"!":{"var":"lamp"}}|null|true
{"!":[{"var":"lamp"}]}|true|true
{"substr":["abc",1]}|"bc"|"bc"
{"substr":["abc",5]}|"abc"|""'
[ "$got" = "$want" ] || { echo "changed: the two libraries answer otherwise" >&2; exit 1; }
