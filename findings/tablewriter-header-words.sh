#!/usr/bin/env bash
# Guess:  a header is printed in capitals, as tablewriter always did, and otherwise as it was given.
# Truth:  since version 1 it is taken apart into words: user_ID loses its underscore, userID is "USER ID",
#         exit.to is "EXIT . TO". Blanks round a cell are trimmed. The footer's words are left alone.
# Why:    a table of flags or fields shows names that nobody can search for, and a column of the footer
#         has another name than its head. WithHeaderAutoFormat(tw.Off), WithTrimSpace(tw.Off).
# Seen:   github.com/olekukonko/tablewriter v1.1.5.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/olekukonko/tablewriter@v1.1.5 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"os"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/tw"
)

func main() {
	for _, options := range [][]tablewriter.Option{nil, {
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithTrimSpace(tw.Off),
	}} {
		table := tablewriter.NewTable(os.Stdout, options...)
		table.Header("user_ID", "userID", "exit.to")
		if err := table.Append("  a", "b", "c"); err != nil {
			panic(err)
		}
		table.Footer("user_ID", "userID", "exit.to")
		if err := table.Render(); err != nil {
			panic(err)
		}
	}
}
GO
got=$(go run . | grep '│' | sed 's/  *│/│/g; s/│ /│/g')
echo "$got"
want='│USER ID│USER ID│EXIT . TO│
│a│b│c│
│user_ID│ userID│  exit.to│
│user_ID│userID│exit.to│
│  a│b│c│
│user_ID│userID│exit.to│'
[ "$got" = "$want" ] || { echo "changed: headers are written otherwise" >&2; exit 1; }
