#!/usr/bin/env bash
# Guess:  Liquid in Go renders a template as Liquid does elsewhere, or says what it does not know.
# Truth:  an output whose filter stands on the next line is left in the text, braces and all; `empty` is
#         an unknown name, so that nothing is equal to it; "and" binds before "or", where Liquid reads
#         from the right; "reversed limit: 2" takes from the end, where Liquid limits first.
# Why:    a formatter for templates breaks long lines, and the player reads {{ name | upcase }}; a test
#         for an empty bag is never true. No error tells of it.
# Seen:   github.com/osteele/liquid v1.6.0, liquidjs 10.30.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . liquidjs@10.30.1 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/osteele/liquid@v1.6.0 2>/dev/null

cat > templates.json <<'JSON'
["{{ name | upcase }}", "{{ name\n| upcase }}", "{% if bag == empty %}empty{% else %}full{% endif %}", "{% if true or false and false %}yes{% else %}no{% endif %}", "{% for x in rooms reversed limit: 2 %}{{ x }}{% endfor %}"]
JSON
cat > data.json <<'JSON'
{"name": "Ana", "bag": [], "rooms": [1, 2, 3]}
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
"{{ name | upcase }}" "ANA" "ANA"
"{{ name\n| upcase }}" "{{ name\n| upcase }}" "ANA"
"{% if bag == empty %}empty{% else %}full{% endif %}" "full" "empty"
"{% if true or false and false %}yes{% else %}no{% endif %}" "no" "yes"
"{% for x in rooms reversed limit: 2 %}{{ x }}{% endfor %}" "32" "21"
WANT
)
[ "$got" = "$want" ] || { echo "changed: the two libraries render otherwise" >&2; exit 1; }
