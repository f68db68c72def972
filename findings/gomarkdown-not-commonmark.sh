#!/usr/bin/env bash
# Guess:  the Markdown of today means one thing: gomarkdown's common extensions give what goldmark gives.
# Truth:  a list right behind a line of text is no list; "3." and "1984." both begin with 1; a paragraph
#         or a block of code that is indented by two blanks is not in the item of "- "; 1/2 is a fraction,
#         and straight quotes are curly, unasked.
# Why:    pages that were written in an editor with a preview lose lists and numbers, without an error.
#         NoEmptyLineBeforeBlock and OrderedListStart mend two of these; indent by four.
# Seen:   github.com/gomarkdown/markdown of 2026-11-07, github.com/yuin/goldmark v1.8.7.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/gomarkdown/markdown@v0.0.0-20261107153045-a51d70be185e github.com/yuin/goldmark@v1.8.7 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/gomarkdown/markdown"
	"github.com/yuin/goldmark"
)

func main() {
	for _, page := range []string{"You see:\n- a lamp\n", "3. Go in\n", "- Go in\n\n  It is dark.\n", "\"1/2\"\n"} {
		var other bytes.Buffer
		if err := goldmark.Convert([]byte(page), &other); err != nil {
			panic(err)
		}
		for _, html := range []string{string(markdown.ToHTML([]byte(page), nil, nil)), other.String()} {
			fmt.Println(strings.ReplaceAll(strings.TrimSpace(html), "\n", ""))
		}
	}
}
GO
got=$(go run .)
echo "$got"
want='<p>You see:- a lamp</p>
<p>You see:</p><ul><li>a lamp</li></ul>
<ol><li>Go in</li></ol>
<ol start="3"><li>Go in</li></ol>
<ul><li>Go in</li></ul><p>It is dark.</p>
<ul><li><p>Go in</p><p>It is dark.</p></li></ul>
<p>&ldquo;<sup>1</sup>&frasl;<sub>2</sub>&rdquo;</p>
<p>&quot;1/2&quot;</p>'
[ "$got" = "$want" ] || { echo "changed: gomarkdown reads these pages otherwise" >&2; exit 1; }
