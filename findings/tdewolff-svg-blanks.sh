#!/usr/bin/env bash
# Guess:  a minifier of SVG takes out blanks that are not drawn, and leaves those of text alone: between a
#         word and a <tspan>, and all of them where the document says xml:space="preserve".
# Truth:  blanks round every tag go, "b <tspan>c</tspan> d" is drawn "bcd"; runs of blanks are one, and
#         the attribute xml:space itself is taken out. Round a comment, too, words are joined.
# Why:    a map's labels and a terminal's screen lose their blanks where the style changes, and the
#         picture is only looked at before it is made small. Set each run with its own x, or do not
#         minify text.
# Seen:   github.com/tdewolff/minify/v2 v2.24.25.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/tdewolff/minify/v2@v2.24.25 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/svg"
)

func main() {
	m := minify.New()
	m.AddFunc("image/svg+xml", svg.Minify)
	for _, text := range []string{
		`<text>Take the <tspan fill="red">lamp</tspan> now</text>`,
		`<text>1<tspan> </tspan>2</text>`,
		`<text xml:space="preserve">a   b</text>`,
		`<text>left<!-- door --> right</text>`,
	} {
		small, err := m.String("image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg">`+text+`</svg>`)
		if err != nil {
			panic(err)
		}
		fmt.Println(small[len(`<svg xmlns="http://www.w3.org/2000/svg">`) : len(small)-len(`</svg>`)])
	}
}
GO
got=$(go run .)
echo "$got"
want='<text>Take the<tspan fill="red">lamp</tspan>now</text>
<text>1<tspan/>2</text>
<text>a b</text>
<text>leftright</text>'
[ "$got" = "$want" ] || { echo "changed: the minifier keeps other blanks" >&2; exit 1; }
