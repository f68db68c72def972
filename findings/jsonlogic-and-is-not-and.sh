#!/usr/bin/env bash
# Guess:  a rule of JSONLogic has one answer, in Go as in the browser: "and" gives the first falsy value.
# Truth:  in the Go library "and" passes over null, so that a missing variable holds, and gives the
#         greatest of several numbers: [1, 0, 2] is 2. "or" of two falsy values is false, not the last;
#         "!" of what is missing, without brackets, is null; substr from past the end is the whole.
# Why:    JSONLogic is chosen because one rule is judged on both sides. A choice that asks for a lamp and
#         for daylight is offered by the program in Go without the lamp, and not by the page. Write
#         a default, {"var": ["lamp", false]}, for each variable.
# Seen:   github.com/diegoholiveira/jsonlogic/v3 v3.5.1, json-logic-js 2.0.5.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . json-logic-js@2.0.5 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/diegoholiveira/jsonlogic/v3@v3.5.1 2>/dev/null

cat > rules.json <<'JSON'
[{"and":[{"var":"lamp"},true]},
{"if":[{"and":[{"var":"lamp"},true]},"open","shut"]},
{"and":[1,0,2]},
{"or":[{"var":"lamp"},0]},
{"!":{"var":"lamp"}},
{"substr":["abc",5]},
{"and":[{"var":["lamp",false]},true]}]
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
want='{"and":[{"var":"lamp"},true]}|true|null
{"if":[{"and":[{"var":"lamp"},true]},"open","shut"]}|"open"|"shut"
{"and":[1,0,2]}|2|0
{"or":[{"var":"lamp"},0]}|false|0
{"!":{"var":"lamp"}}|null|true
{"substr":["abc",5]}|"abc"|""
{"and":[{"var":["lamp",false]},true]}|false|false'
[ "$got" = "$want" ] || { echo "changed: the two libraries answer otherwise" >&2; exit 1; }
