#!/usr/bin/env bash
# Guess:  when their contents shrink, the table and the paginator of bubbles move the cursor and the page back to
#         what there is, and are as new when there is something again.
# Truth:  a table without rows has its cursor at -1 and keeps it: filled again it shows rows of which none is
#         chosen, and SelectedRow is nil until a key is pressed. The paginator stays on page 3 of 1 ("3/1", and
#         not the last page), and GetSliceBounds(5) gives 20 to 5, which are the bounds of no page.
# Why:    a search that finds nothing for one letter, or a list that is loaded anew, leaves Enter without
#         effect, and only on this way. Call SetCursor(0) and set Page after filling.
# Seen:   charm.land/bubbles/v2 v2.2.1 (August 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/bubbles/v2@v2.2.1 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"charm.land/bubbles/v2/paginator"
	"charm.land/bubbles/v2/table"
)

func main() {
	rows := []table.Row{{"Ann"}, {"Bea"}, {"Cid"}}
	t := table.New(table.WithColumns([]table.Column{{Title: "Name", Width: 6}}), table.WithHeight(5), table.WithFocused(true))
	show := func(name string, rows []table.Row) {
		t.SetRows(rows)
		fmt.Printf("table, %s: cursor %d, chosen %v\n", name, t.Cursor(), t.SelectedRow())
	}
	show("three rows", rows)
	t.MoveDown(2)
	show("cursor on the third", rows)
	show("one row", rows[:1])
	show("none", nil)
	show("three again", rows)

	p := paginator.New(paginator.WithPerPage(10))
	p.SetTotalPages(21)
	p.Page = 2
	fmt.Printf("paginator, 21 items: %s, last %v\n", p.View(), p.OnLastPage())
	p.SetTotalPages(5)
	start, end := p.GetSliceBounds(5)
	fmt.Printf("paginator, 5 items: %s, last %v, items %d to %d\n", p.View(), p.OnLastPage(), start, end)
}
GO
got=$(go run .)
echo "$got"
want='table, three rows: cursor 0, chosen [Ann]
table, cursor on the third: cursor 2, chosen [Cid]
table, one row: cursor 0, chosen [Ann]
table, none: cursor -1, chosen []
table, three again: cursor -1, chosen []
paginator, 21 items: 3/3, last true
paginator, 5 items: 3/1, last false, items 20 to 5'
[ "$got" = "$want" ] || { echo "changed: the components shrink otherwise" >&2; exit 1; }
