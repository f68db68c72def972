#!/usr/bin/env bash
# Guess:  glamour, which shows Markdown in terminals, keeps a hard line break (two blanks or a backslash at
#         the end of a line), and the paragraphs of a list item apart.
# Truth:  a hard break is a blank: an address or a verse is one running line. The second paragraph of an
#         item is glued to the first without even a blank: "Go in." and "Shut the door." are
#         "Go in.Shut the door.", and <br> glues two words as well.
# Why:    a manual or a scene that is right in each other viewer of Markdown (and that the linters pass) is
#         shown with words run together. Break verses into paragraphs, and keep items to one.
# Seen:   charm.land/glamour/v2 v2.0.1 (June 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/glamour/v2@v2.0.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"charm.land/glamour/v2"
)

func main() {
	renderer, err := glamour.NewTermRenderer(glamour.WithStandardStyle("notty"), glamour.WithWordWrap(60))
	if err != nil {
		panic(err)
	}
	for _, text := range [][2]string{
		{"two blanks", "Roses are red,  \nviolets are blue"},
		{"backslash", "Roses are red,\\\nviolets are blue"},
		{"paragraphs", "Go in.\n\nShut the door."},
		{"in an item", "- Go in.\n\n  Shut the door.\n- Wait."},
		{"br", "red<br>blue"},
	} {
		out, err := renderer.Render(text[1])
		if err != nil {
			panic(err)
		}
		var rows []string
		for row := range strings.Lines(out) {
			if row = strings.TrimSpace(row); row != "" {
				rows = append(rows, row)
			}
		}
		fmt.Printf("%s: %s\n", text[0], strings.Join(rows, " | "))
	}
}
GO
got=$(go run .)
echo "$got"
want='two blanks: Roses are red, violets are blue
backslash: Roses are red, violets are blue
paragraphs: Go in. | Shut the door.
in an item: • Go in.Shut the door. | • Wait.
br: redblue'
[ "$got" = "$want" ] || { echo "changed: glamour breaks these lines otherwise" >&2; exit 1; }
