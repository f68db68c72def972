#!/usr/bin/env bash
# Guess:  a list that is filtered by "luna" underlines these four letters.
# Truth:  the matcher (sahilm/fuzzy) tells places in bytes, the list takes them for characters: behind each
#         accent the line is one letter too far to the right, "una", and behind two Chinese characters
#         nothing of "key" is underlined.
# Why:    it looks right in English. With a filter of one's own (list.Model.Filter) the places can be
#         turned into characters.
# Seen:   charm.land/bubbles/v2 v2.2.1 with github.com/sahilm/fuzzy v0.1.3.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/bubbles/v2@v2.2.1 github.com/sahilm/fuzzy@v0.1.3 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"regexp"
	"strings"

	"charm.land/bubbles/v2/list"
	"charm.land/lipgloss/v2"
)

type item string

func (i item) FilterValue() string { return string(i) }
func (i item) Title() string       { return string(i) }
func (i item) Description() string { return "" }

var (
	marked  = regexp.MustCompile("\x1b\\[1;[0-9;]*m([^\x1b]*)\x1b\\[m")
	escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")
)

func main() {
	for _, try := range [][2]string{{"El ano luna", "luna"}, {"El año luna", "luna"}, {"北京 key", "key"}} {
		delegate := list.NewDefaultDelegate()
		delegate.ShowDescription = false
		delegate.Styles.FilterMatch = lipgloss.NewStyle().Bold(true)
		model := list.New([]list.Item{item(try[0])}, delegate, 40, 10)
		model.SetFilterText(try[1])
		for _, row := range strings.Split(model.View(), "\n") {
			if strings.Contains(row, "│") {
				fmt.Println(strings.TrimSpace(escapes.ReplaceAllString(marked.ReplaceAllString(row, "<$1>"), "")))
			}
		}
	}
}
GO
got=$(go run .)
echo "$got"
want='│ El ano <luna>
│ El año l<una>
│ 北京 key'
[ "$got" = "$want" ] || { echo "changed: a filter marks other letters" >&2; exit 1; }
