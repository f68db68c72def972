#!/usr/bin/env bash
# Guess:  a string that is written as YAML is the same string when it is read.
# Truth:  tabs vanish: "lamp<tab>3" is written without quotes, and read as "lamp3"; in a file by another
#         program as well. A string of a tab alone is nil, ".inf" a number, "? a" in a list a map.
# Why:    a table in a text, or lines from a spreadsheet, run together, in any field and without an error.
#         Another YAML library reads the same bytes with the tab.
# Seen:   github.com/goccy/go-yaml v1.19.2, go.yaml.in/yaml/v3 v3.0.5.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/goccy/go-yaml@v1.19.2 go.yaml.in/yaml/v3@v3.0.5 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/goccy/go-yaml"
	other "go.yaml.in/yaml/v3"
)

func main() {
	for _, s := range []string{"lamp 3", "lamp\t3", "\t", ".inf", "? a"} {
		written, err := yaml.Marshal([]string{s, "key"})
		if err != nil {
			panic(err)
		}
		var read, second []any
		if err := yaml.Unmarshal(written, &read); err != nil {
			panic(err)
		}
		if err := other.Unmarshal(written, &second); err != nil {
			second = []any{"error"}
		}
		fmt.Printf("%q -> %q -> %#v, yaml/v3: %#v\n", s, written, read[0], second[0])
	}
}
GO
got=$(go run .)
echo "$got"
want='"lamp 3" -> "- lamp 3\n- key\n" -> "lamp 3", yaml/v3: "lamp 3"
"lamp\t3" -> "- lamp\t3\n- key\n" -> "lamp3", yaml/v3: "lamp\t3"
"\t" -> "- \t\n- key\n" -> <nil>, yaml/v3: "error"
".inf" -> "- .inf\n- key\n" -> +Inf, yaml/v3: +Inf
"? a" -> "- ? a\n- key\n" -> map[string]interface {}{"a":interface {}(nil)}, yaml/v3: map[string]interface {}{"a":interface {}(nil)}'
[ "$got" = "$want" ] || { echo "changed: other strings survive" >&2; exit 1; }
