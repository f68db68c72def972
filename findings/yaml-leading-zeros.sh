#!/usr/bin/env bash
# Guess:  a library of 2026 reads numbers as YAML 1.2 has them: 007, 008 and 010 are the integers 7, 8 and 10,
#         and 1_000 is a word.
# Truth:  into a value without a type, Go's yaml reads the integer 7, the *float* 8, and the integer 8; 0123 is
#         83 and 0189 the float 189; 1_000 is 1000. The yaml of npm has 7, 8, 10, 123, 189 and "1_000".
#         Into a string each comes through as it was written.
# Why:    agents 007, 008 and 010 are two numbers, of two types, and a switch over int misses one of them; the
#         code of a door (0123) is another code in the page than in the terminal. Decode codes into strings,
#         or refuse a number that begins with a zero.
# Seen:   go.yaml.in/yaml/v4 v4.0.0, yaml 2.9.1 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get go.yaml.in/yaml/v4@v4.0.0 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . yaml@2.9.1 >/dev/null

echo '[007, 008, 010, 0123, 0189, 1_000]' > codes.yaml
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"go.yaml.in/yaml/v4"
)

func main() {
	text, err := os.ReadFile("codes.yaml")
	if err != nil {
		panic(err)
	}
	var values []any
	if err := yaml.Unmarshal(text, &values); err != nil {
		panic(err)
	}
	for _, value := range values {
		fmt.Printf("%T %v, ", value, value)
	}
	var words []string
	if err := yaml.Unmarshal(text, &words); err != nil {
		panic(err)
	}
	fmt.Println(words)
}
GO
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
console.log(parse(readFileSync('codes.yaml', 'utf8')).map((value) => `${typeof value} ${value}`).join(', '));
JS
got=$(echo "Go: $(go run .)"; echo "npm: $(node try.mjs)")
echo "$got"
want='Go: int 7, float64 8, int 8, int 83, float64 189, int 1000, [007 008 010 0123 0189 1_000]
npm: number 7, number 8, number 10, number 123, number 189, string 1_000'
[ "$got" = "$want" ] || { echo "changed: numbers with leading zeros are read otherwise" >&2; exit 1; }
