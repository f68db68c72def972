#!/usr/bin/env bash
# Guess:  a package for JSON5 reads JSON5: its names, escapes and blanks are those of JavaScript.
# Truth:  titanous/json5 reads commas, comments, quotes and numbers of JSON5, but no name with a letter
#         outside ASCII without quotes, no \x41, no tab inside a string, no no-break space and no
#         byte order mark. Each is an error, and valid for the reference reader.
# Why:    settings that an editor's JSON5 mode accepts are refused for whoever writes Spanish or German
#         names. Keep quotes round names.
# Seen:   github.com/titanous/json5 v1.0.0, json5 2.2.3 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . json5@2.2.3 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/titanous/json5@v1.0.0 2>/dev/null

cat > documents.json <<'JSON'
["{a: 1,}", "{$a: .5, /* b */ 'c': 0x1F}", "{año: 1}", "{a: '\\x41'}", "{a: 'x\ty'}", "{a:\u00a01}", "\ufeff{a: 1}"]
JSON
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/titanous/json5"
)

func main() {
	var documents []string
	text, err := os.ReadFile("documents.json")
	if err == nil {
		err = json.Unmarshal(text, &documents)
	}
	if err != nil {
		panic(err)
	}
	for _, document := range documents {
		var value any
		if err := json5.Unmarshal([]byte(document), &value); err != nil {
			value = "error"
		}
		written, _ := json.Marshal(value)
		fmt.Println(string(written))
	}
}
GO
cat > main.js <<'JS'
const json5 = require('json5');
for (const document of require('./documents.json')) console.log(JSON.stringify(json5.parse(document)));
JS
got=$(paste -d' ' <(go run .) <(node main.js))
echo "$got"
want='{"a":1} {"a":1}
{"$a":0.5,"c":31} {"$a":0.5,"c":31}
"error" {"año":1}
"error" {"a":"A"}
"error" {"a":"x\ty"}
"error" {"a":1}
"error" {"a":1}'
[ "$got" = "$want" ] || { echo "changed: other documents are read" >&2; exit 1; }
