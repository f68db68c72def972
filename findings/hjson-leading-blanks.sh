#!/usr/bin/env bash
# Guess:  what hjson has written it reads as it was: Marshal puts quotes round a string that needs them.
# Truth:  a string that begins with blanks and has a quotation mark in it is written between ''' and '''
#         on one line, where a reader skips leading blanks: they are gone, in Go and in JavaScript. In Go
#         a no-break space at either end is written without any quotes, and gone as well.
# Why:    a line of a poem or an indented speech loses its indentation only if somebody speaks in it, and
#         what was saved differs from what is loaded. Write JSON, which hjson reads too.
# Seen:   github.com/hjson/hjson-go/v4 v4.6.0 and hjson 3.2.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . hjson@3.2.2 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/hjson/hjson-go/v4@v4.6.0 2>/dev/null

cat > strings.json <<'JSON'
["  Run, she said.", "  \"Run,\" she said.", "\u00a0Run", "Qui ?\u00a0"]
JSON
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/hjson/hjson-go/v4"
)

func main() {
	var all []string
	text, err := os.ReadFile("strings.json")
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		panic(err)
	}
	for _, s := range all {
		written, err := hjson.Marshal(map[string]string{"line": s})
		if err != nil {
			panic(err)
		}
		var read map[string]string
		if err := hjson.Unmarshal(written, &read); err != nil {
			panic(err)
		}
		fmt.Printf("Go: %+q %v\n", read["line"], read["line"] == s)
	}
}
GO
cat > main.js <<'JS'
const hjson = require('hjson');
for (const s of require('./strings.json')) {
  const read = hjson.parse(hjson.stringify({ line: s })).line;
  console.log(`JavaScript: ${JSON.stringify(read).replace(/\u00a0/g, '\\u00a0')} ${read === s}`);
}
JS
got=$(go run . && node main.js)
echo "$got"
want='Go: "  Run, she said." true
Go: "\"Run,\" she said." false
Go: "Run" false
Go: "Qui ?" false
JavaScript: "  Run, she said." true
JavaScript: "\"Run,\" she said." false
JavaScript: "\u00a0Run" true
JavaScript: "Qui ?\u00a0" true'
[ "$got" = "$want" ] || { echo "changed: other strings survive writing and reading" >&2; exit 1; }
