#!/usr/bin/env bash
# Guess:  a cell with a line break shows its first line, or the break as a blank: a row is one line high.
# Truth:  the break alone is taken out, and the words at it are joined: "hall" and "attic" are "hallattic",
#         "3" and "5" are 35. The text input of the same library makes a blank of it.
# Why:    numbers run together into another number, which looks right. Replace line breaks before rows are
#         set.
# Seen:   charm.land/bubbles/v2 v2.2.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/bubbles/v2@v2.2.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"regexp"
	"strings"

	"charm.land/bubbles/v2/table"
	"charm.land/bubbles/v2/textinput"
)

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

func main() {
	model := table.New(table.WithWidth(40), table.WithHeight(4),
		table.WithColumns([]table.Column{{Title: "Room", Width: 12}, {Title: "Guards", Width: 8}}),
		table.WithRows([]table.Row{{"hall\nattic", "3\n5"}, {"a\tb", "2"}}))
	for _, row := range strings.Split(model.View(), "\n") {
		if row = strings.Join(strings.Fields(escapes.ReplaceAllString(row, "")), " "); row != "" {
			fmt.Println(row)
		}
	}
	input := textinput.New()
	input.SetValue("hall\nattic")
	fmt.Println("input:", input.Value())
}
GO
got=$(go run .)
echo "$got"
want='Room Guards
hallattic 35
a b 2
input: hall attic'
[ "$got" = "$want" ] || { echo "changed: line breaks in cells are shown otherwise" >&2; exit 1; }
