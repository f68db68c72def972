#!/usr/bin/env bash
# Guess:  Compositor.Render of lipgloss gives all of its layers, wherever they are: a dialog of 12 columns
#         that is centered at column 10 is drawn whole, with 10 blanks before it.
# Truth:  the picture is as large as the layers together, but begins in the screen's corner: of the dialog
#         at column 10 two columns are drawn, at column 12 none; of five rows at row 2 the last two are
#         missing. A layer that begins above the screen leaves an empty row below instead.
# Why:    with a background in the corner all is right, so that a test of it passes; a dialog or a note that
#         is drawn by itself is cut at the right and below, without an error. Always put a layer of the
#         screen's size behind, or draw on a Canvas.
# Seen:   charm.land/lipgloss/v2 v2.1.0 (November 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/lipgloss/v2@v2.1.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
)

func show(name string, layers ...*lipgloss.Layer) {
	picture := lipgloss.NewCompositor(layers...).Render()
	fmt.Printf("%s: %q\n", name, strings.Split(picture, "\n"))
}

func main() {
	const dialog = "[ are you? ]"
	show("column 0", lipgloss.NewLayer(dialog))
	show("column 10", lipgloss.NewLayer(dialog).X(10))
	show("column 12", lipgloss.NewLayer(dialog).X(12))
	show("over a background", lipgloss.NewLayer(strings.Repeat(".", 24)), lipgloss.NewLayer(dialog).X(10))
	show("row 2", lipgloss.NewLayer("1\n2\n3\n4\n5").Y(2))
	show("row -1", lipgloss.NewLayer("1\n2\n3").Y(-1))
	canvas := lipgloss.NewCanvas(24, 1)
	canvas.Compose(lipgloss.NewCompositor(lipgloss.NewLayer(dialog).X(10)))
	fmt.Printf("on a canvas: %q\n", canvas.Render())
}
GO
got=$(go run .)
echo "$got"
want='column 0: ["[ are you? ]"]
column 10: ["          ["]
column 12: [""]
over a background: ["..........[ are you? ].."]
row 2: ["" "" "1" "2" "3"]
row -1: ["2" "3" ""]
on a canvas: "          [ are you? ]"'
[ "$got" = "$want" ] || { echo "changed: the compositor gives another picture" >&2; exit 1; }
