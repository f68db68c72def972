#!/usr/bin/env bash
# Guess:  a formatter of Markdown, made after gofmt, changes how a page is written and not what it shows.
# Truth:  markdownfmt takes out hard line breaks, be they two blanks or a backslash; a link to
#         <the map.png> is no link any more, and an address in < > is bare.
# Why:    a poem or a letter's address becomes one line, at the first run over a folder of stories, in a
#         change that says "formatted". Render before and after, and compare the HTML.
# Seen:   github.com/Kunde21/markdownfmt/v3 v3.1.0, rendered by github.com/yuin/goldmark v1.8.7.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/Kunde21/markdownfmt/v3@v3.1.0 github.com/yuin/goldmark@v1.8.7 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"

	"github.com/Kunde21/markdownfmt/v3"
	"github.com/yuin/goldmark"
)

func html(page []byte) string {
	var out bytes.Buffer
	if err := goldmark.Convert(page, &out); err != nil {
		panic(err)
	}
	return string(bytes.TrimSpace(out.Bytes()))
}

func main() {
	for _, page := range []string{"a *b* c", "a  \nb", "a\\\nb", "[a](<the map.png>)", "<https://example.org>"} {
		formatted, err := markdownfmt.Process("", []byte(page))
		if err != nil {
			panic(err)
		}
		before, after := html([]byte(page)), html(formatted)
		fmt.Printf("%q -> %q, same page: %v\n", page, formatted, before == after)
	}
}
GO
got=$(go run .)
echo "$got"
want='"a *b* c" -> "a *b* c\n", same page: true
"a  \nb" -> "a\nb\n", same page: false
"a\\\nb" -> "a\nb\n", same page: false
"[a](<the map.png>)" -> "[a](the map.png)\n", same page: false
"<https://example.org>" -> "https://example.org\n", same page: false'
[ "$got" = "$want" ] || { echo "changed: other pages survive being formatted" >&2; exit 1; }
