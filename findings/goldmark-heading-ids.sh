#!/usr/bin/env bash
# Guess:  the ids that goldmark gives to headings are those of GitHub: lower case, blanks to hyphens,
#         punctuation out, letters of every language in.
# Truth:  letters outside ASCII are taken out: "Sección primera" is seccin-primera, "Ñandú" is and, a
#         Cyrillic heading is "heading"; and an underscore becomes a hyphen.
# Why:    in English nobody notices. In a translation each link to a heading works on GitHub and in
#         the editor, and leads nowhere in the page made from it; two headings may fall together.
# Seen:   github.com/yuin/goldmark v1.8.7, github-slugger 2.0.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/yuin/goldmark@v1.8.7 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . github-slugger@2.0.0 >/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
)

func main() {
	id := regexp.MustCompile(`id="([^"]*)"`)
	for _, heading := range os.Args[1:] {
		var out bytes.Buffer
		markdown := goldmark.New(goldmark.WithParserOptions(parser.WithAutoHeadingID()))
		if err := markdown.Convert([]byte("# "+heading+"\n"), &out); err != nil {
			panic(err)
		}
		fmt.Println(id.FindStringSubmatch(out.String())[1])
	}
}
GO
cat > github.mjs <<'JS'
import { slug } from 'github-slugger';
for (const heading of process.argv.slice(2)) console.log(slug(heading));
JS
headings=('First section' 'Sección primera' 'Ñandú' 'Привет' 'a_b')
got=$(paste -d ' ' <(go run . "${headings[@]}") <(node github.mjs "${headings[@]}"))
echo "goldmark, GitHub"
echo "$got"
want='first-section first-section
seccin-primera sección-primera
and ñandú
heading привет
a-b a_b'
[ "$got" = "$want" ] || { echo "changed: the ids of headings are made otherwise" >&2; exit 1; }
