#!/usr/bin/env bash
# Guess:  behind "--" all words are arguments, and go into the list of arguments with those before it.
# Truth:  "--" ends a list: "a.md -- -b.md" and even "a.md -- b.md" are refused as unexpected. "-- a.md
#         -b.md" is read; and if one argument stands before the list in the grammar, "x -- -b.md" is too.
# Why:    scripts put "--" before names that they do not know ("$first" -- "$@"), and it works in the
#         program whose grammar has two fields. Put "--" before all of them.
# Seen:   github.com/alecthomas/kong v1.17.0, beside getopt (util-linux 2.38).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/alecthomas/kong@v1.17.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/kong"
)

func main() {
	var list struct {
		Files []string `arg:"" optional:""`
	}
	var two struct {
		First string   `arg:""`
		Files []string `arg:"" optional:""`
	}
	_, err := kong.Must(&list).Parse(os.Args[1:])
	fmt.Printf("list %q, error %v", list.Files, err)
	_, err = kong.Must(&two).Parse(os.Args[1:])
	fmt.Printf("; first %q, list %q, error %v\n", two.First, two.Files, err)
}
GO
go build -o try .
got=$(for words in 'a.md b.md' '-- a.md -b.md' 'a.md -- b.md' 'a.md -- -b.md'; do
  echo "$words: getopt$(getopt -o '' -- $words); $(./try $words)"
done)
echo "$got"
want='a.md b.md: getopt -- '\''a.md'\'' '\''b.md'\''; list ["a.md" "b.md"], error <nil>; first "a.md", list ["b.md"], error <nil>
-- a.md -b.md: getopt -- '\''a.md'\'' '\''-b.md'\''; list ["a.md" "-b.md"], error <nil>; first "a.md", list ["-b.md"], error <nil>
a.md -- b.md: getopt -- '\''a.md'\'' '\''b.md'\''; list [], error unexpected argument b.md; first "a.md", list ["b.md"], error <nil>
a.md -- -b.md: getopt -- '\''a.md'\'' '\''-b.md'\''; list [], error unexpected argument -b.md; first "a.md", list ["-b.md"], error <nil>'
[ "$got" = "$want" ] || { echo "changed: words behind -- are read otherwise" >&2; exit 1; }
