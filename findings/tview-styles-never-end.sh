#!/usr/bin/env bash
# Guess:  tview's ANSIWriter shows what a terminal would: bold ends at "ESC [ 22 m", reverse at 27, and words
#         in brackets are words.
# Truth:  the codes that end one style (22, 23, 24, 25, 27, 29) are dropped, so that bold or reverse goes on to
#         the next reset. A word in brackets, "[door]", is read as a tag and is gone from the screen, and "[red]"
#         colors what follows. Colors with colons are dropped.
# Why:    what ends each style by a reset looks right in the pane. tput rmso and rmul, and so less and man,
#         end one style, and leave the pane reversed to its end. Escape brackets (tview.Escape) before the text
#         is written, and have each style end by a reset.
# Seen:   github.com/rivo/tview v0.42.0, tcell v2.8.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/rivo/tview@v0.42.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"io"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

func main() {
	for _, text := range []string{
		"\x1b[1mbold\x1b[22m plain", "\x1b[7mchosen\x1b[27m other", "\x1b[1mbold\x1b[0m plain",
		"the [door] and the [red] key", "\x1b[38:2::0:0:255mblue",
	} {
		screen := tcell.NewSimulationScreen("UTF-8")
		if err := screen.Init(); err != nil {
			panic(err)
		}
		screen.SetSize(40, 1)
		view := tview.NewTextView().SetDynamicColors(true)
		view.SetRect(0, 0, 40, 1)
		io.WriteString(tview.ANSIWriter(view), text)
		view.Draw(screen)
		screen.Show()
		cells, _, _ := screen.GetContents()
		row, last := "", cells[0]
		for _, cell := range cells {
			row += string(cell.Runes)
			if cell.Runes[0] > ' ' {
				last = cell
			}
		}
		color, _, attributes := last.Style.Decompose()
		fmt.Printf("%q is %.28q, its last letter bold %v, reversed %v, color %v\n", text, row, attributes&tcell.AttrBold != 0,
			attributes&tcell.AttrReverse != 0, color)
		screen.Fini()
	}
}
GO
got=$(go run .)
echo "$got"
want='"\x1b[1mbold\x1b[22m plain" is "bold plain                  ", its last letter bold true, reversed false, color white
"\x1b[7mchosen\x1b[27m other" is "chosen other                ", its last letter bold false, reversed true, color white
"\x1b[1mbold\x1b[0m plain" is "bold plain                  ", its last letter bold false, reversed false, color white
"the [door] and the [red] key" is "the  and the  key           ", its last letter bold false, reversed false, color red
"\x1b[38:2::0:0:255mblue" is "blue                        ", its last letter bold false, reversed false, color white'
[ "$got" = "$want" ] || { echo "changed: tview reads terminal text otherwise" >&2; exit 1; }
