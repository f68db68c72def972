#!/usr/bin/env bash
# Guess:  help that is given a width is never wider than that, and a narrower one shows less.
# Truth:  there are widths at which the ellipsis does not fit behind what fits: then all of the help is
#         shown, as if there were no width. Of 31 columns 9 are shown in 20, all 31 in 21 to 23, and 23
#         in 24.
# Why:    a bar at the bottom is cut or wraps, and the screen scrolls by a line, at some sizes of the
#         window that are not the smallest. Cut what help returns to the width oneself.
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

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
)

func main() {
	var keys []key.Binding
	for _, k := range [][2]string{{"a", "alpha"}, {"b", "beta beta"}, {"c", "gamma"}} {
		keys = append(keys, key.NewBinding(key.WithKeys(k[0]), key.WithHelp(k[0], k[1])))
	}
	for width := 1; width <= 32; width++ {
		model := help.New()
		model.SetWidth(width)
		fmt.Printf("%d:%d ", width, lipgloss.Width(model.ShortHelpView(keys)))
	}
	fmt.Println()
}
GO
got=$(go run .)
echo "$got"
want='1:31 2:31 3:2 4:2 5:2 6:2 7:31 8:31 9:31 10:9 11:9 12:9 13:9 14:9 15:9 16:9 17:9 18:9 19:9 20:9 21:31 22:31 23:31 24:23 25:23 26:23 27:23 28:23 29:23 30:23 31:31 32:31 '
[ "$got" = "$want" ] || { echo "changed: help is shortened at other widths" >&2; exit 1; }
