#!/usr/bin/env bash
# Guess:  goldmark, which passes the tests of CommonMark, agrees with its reference programs on where
#         a list begins.
# Truth:  behind "> " and a tab it sees no list: "> <tab>- one" is a paragraph. commonmark.js,
#         cmark and markdown-it see a list (the tab reaches column 4, two columns in, and a list may
#         stand up to three in). With the tab right behind ">", or blanks, goldmark sees it too.
# Why:    a format over Markdown whose choices are lists loses a choice without an error, by a tab
#         that no editor shows, and only in the tool that is built on goldmark.
# Seen:   github.com/yuin/goldmark v1.8.7, commonmark 0.31.2 and markdown-it 15.0.3 (npm). Found by
#         comparing 150,000 small documents.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/yuin/goldmark@v1.8.7 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . commonmark@0.31.2 markdown-it@15.0.3 >/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/yuin/goldmark"
)

func main() {
	source, _ := io.ReadAll(os.Stdin)
	var out bytes.Buffer
	if err := goldmark.Convert(source, &out); err != nil {
		panic(err)
	}
	if bytes.Contains(out.Bytes(), []byte("<li>")) {
		fmt.Println("list")
	} else {
		fmt.Println("paragraph")
	}
}
GO
cat > others.js <<'JS'
const source = require('node:fs').readFileSync(0, 'utf8');
const { Parser, HtmlRenderer } = require('commonmark');
const MarkdownIt = require('markdown-it');
const kind = (html) => (html.includes('<li>') ? 'list' : 'paragraph');
console.log(kind(new HtmlRenderer().render(new Parser().parse(source))),
  kind(new (MarkdownIt.default || MarkdownIt)().render(source)));
JS
ask() { echo "$(printf "$1" | go run .) $(printf "$1" | node others.js)"; }
blank_tab=$(ask '> \t- one\n')
tab=$(ask '>\t- one\n')
blanks=$(ask '>   - one\n')
echo "goldmark, commonmark.js, markdown-it"
echo "'> <tab>- one': $blank_tab"
echo "'><tab>- one':  $tab"
echo "'>   - one':    $blanks"
[ "$tab" = "list list list" ] && [ "$blanks" = "list list list" ] ||
  { echo "changed: the control cases are no lists" >&2; exit 1; }
[ "$blank_tab" = "paragraph list list" ] || { echo "changed: the parsers agree on a tab behind a quote" >&2; exit 1; }
