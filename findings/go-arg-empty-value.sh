#!/usr/bin/env bash
# Guess:  --name= sets the empty name, as in all programs with long options.
# Truth:  go-arg takes the next word for the value: of "--name= story.md" the name is story.md, and there
#         is no story. At the end of the line it is an error. --name '' is empty.
# Why:    a script that calls with --name="$NAME" works until NAME is empty, and then plays another file,
#         or none. Write the option and its value as two words.
# Seen:   github.com/alexflint/go-arg v1.6.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/alexflint/go-arg@v1.6.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/alexflint/go-arg"
)

func main() {
	for _, words := range [][]string{
		{"--name=Ana", "story.md"}, {"--name", "", "story.md"}, {"--name=", "story.md"}, {"--name="}, {"--name=", "--", "story.md"},
	} {
		var options struct {
			Name    string
			Stories []string `arg:"positional"`
		}
		parser, err := arg.NewParser(arg.Config{}, &options)
		if err != nil {
			panic(err)
		}
		err = parser.Parse(words)
		fmt.Printf("%q: name %q, stories %q, error %v\n", words, options.Name, options.Stories, err)
	}
}
GO
got=$(go run .)
echo "$got"
want='["--name=Ana" "story.md"]: name "Ana", stories ["story.md"], error <nil>
["--name" "" "story.md"]: name "", stories ["story.md"], error <nil>
["--name=" "story.md"]: name "story.md", stories [], error <nil>
["--name="]: name "", stories [], error missing value for --name=
["--name=" "--" "story.md"]: name "--", stories ["story.md"], error <nil>'
[ "$got" = "$want" ] || { echo "changed: an empty value is read otherwise" >&2; exit 1; }
