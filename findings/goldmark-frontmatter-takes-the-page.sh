#!/usr/bin/env bash
# Guess:  a head of YAML ends at "---", or at "..." as YAML and Pandoc have it, and where a page opens with a
#         rule and no second one follows, there is no head, and the page is shown.
# Truth:  both extensions of goldmark, and adrg/frontmatter, look for the next rule alone. Behind "..." the prose
#         up to there is gone: the title is read, there is no error, and the page begins with its second part.
#         A page that opens with a rule is empty with go.abhg.dev/goldmark/frontmatter, and is bare text with an
#         error in a comment with goldmark-meta; adrg/frontmatter gives it back whole.
# Why:    a scene written for Pandoc loses its first paragraphs on the site, and one that opens with a rule all
#         of them, in a build that is green. End heads with ---, and write a first rule as ***.
# Seen:   go.abhg.dev/goldmark/frontmatter v0.2.0, goldmark-meta v1.1.0, goldmark v1.8.7, adrg/frontmatter v0.2.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get go.abhg.dev/goldmark/frontmatter@v0.2.0 github.com/yuin/goldmark-meta@v1.1.0 \
  github.com/yuin/goldmark@v1.8.7 github.com/adrg/frontmatter@v0.2.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"strings"

	adrg "github.com/adrg/frontmatter"
	"github.com/yuin/goldmark"
	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/parser"
	"go.abhg.dev/goldmark/frontmatter"
)

func html(extension goldmark.Extender, page string) string {
	var out bytes.Buffer
	err := goldmark.New(goldmark.WithExtensions(extension)).
		Convert([]byte(page), &out, parser.WithContext(parser.NewContext()))
	return fmt.Sprintf("%q %v", out.String(), err)
}

func main() {
	for _, page := range []string{
		"---\ntitle: A\n...\n\nFirst.\n\n---\n\nSecond.\n",
		"---\n\nHe waits.\n",
	} {
		var head map[string]any
		rest, err := adrg.Parse(strings.NewReader(page), &head)
		fmt.Printf("%q\nfrontmatter:   %s\ngoldmark-meta: %s\nadrg:          %v %q %v\n",
			page, html(&frontmatter.Extender{}, page), html(meta.Meta, page), head, rest, err)
	}
}
GO
got=$(go run .)
echo "$got"
want='"---\ntitle: A\n...\n\nFirst.\n\n---\n\nSecond.\n"
frontmatter:   "<p>Second.</p>\n" <nil>
goldmark-meta: "<p>Second.</p>\n" <nil>
adrg:          map[title:A] "\nSecond.\n" <nil>
"---\n\nHe waits.\n"
frontmatter:   "" <nil>
goldmark-meta: "\nHe waits.\n<!-- yaml: unmarshal errors:\n  line 2: cannot unmarshal !!str `He waits.` into yaml.MapSlice -->" <nil>
adrg:          map[] "---\n\nHe waits.\n" <nil>'
[ "$got" = "$want" ] || { echo "changed: the head ends elsewhere" >&2; exit 1; }
