#!/usr/bin/env bash
# Guess:  the text area of bubbles takes a text with Windows line ends (CR LF) as the same lines: its value has
#         LF, or CR LF again.
# Truth:  each of the two becomes a line break: "one", "two" are "one", an empty line, "two", by SetValue,
#         by InsertString and when it is pasted. The viewport beside it shows the two lines. In the text input
#         each line break becomes two blanks.
# Why:    a note that is opened from a file made on Windows, or that came by JSON from a browser's form, is
#         saved with an empty line behind each, and twice as many the next time if it is written with CR LF.
#         Replace CR LF by LF first.
# Seen:   charm.land/bubbles/v2 v2.2.1 (August 2026), charm.land/bubbletea/v2 v2.1.1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/bubbles/v2@v2.2.1 charm.land/bubbletea/v2@v2.1.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
)

func main() {
	const text = "one\r\ntwo"
	area := textarea.New()
	area.SetValue(text)
	fmt.Printf("SetValue: %q\n", area.Value())

	area.Reset()
	area.InsertString(text)
	fmt.Printf("InsertString: %q\n", area.Value())

	area.Reset()
	area.Focus()
	area, _ = area.Update(tea.PasteMsg{Content: text})
	fmt.Printf("pasted: %q\n", area.Value())

	area.SetValue("one\ntwo")
	for range 2 {
		area.SetValue(strings.ReplaceAll(area.Value(), "\n", "\r\n"))
	}
	fmt.Printf("written with CR LF and read, twice: %d line breaks\n", strings.Count(area.Value(), "\n"))

	input := textinput.New()
	input.SetValue(text)
	fmt.Printf("text input: %q\n", input.Value())

	view := viewport.New(viewport.WithWidth(5), viewport.WithHeight(3))
	view.SetContent(text)
	fmt.Printf("viewport: %d lines\n", view.TotalLineCount())
}
GO
got=$(go run .)
echo "$got"
want='SetValue: "one\n\ntwo"
InsertString: "one\n\ntwo"
pasted: "one\n\ntwo"
written with CR LF and read, twice: 4 line breaks
text input: "one  two"
viewport: 2 lines'
[ "$got" = "$want" ] || { echo "changed: line ends are read otherwise" >&2; exit 1; }
