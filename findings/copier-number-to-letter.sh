#!/usr/bin/env bash
# Guess:  copying a struct into one whose field is a string, where it was a number, writes the digits, or
#         is an error; a list that is copied is the list afterwards.
# Truth:  the number is taken for a code point: 65 becomes "A", 7 a bell; a text into a number is passed
#         over, without an error. A short list copied over a longer one leaves the rest of the longer.
# Why:    records for a page have text where the program has numbers; ids become letters, and old lines
#         stand below new ones. Convert such fields by name, and begin with an empty list.
# Seen:   github.com/jinzhu/copier v0.4.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/jinzhu/copier@v0.4.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/jinzhu/copier"
)

type door struct {
	ID   int
	Code string
}

type shown struct {
	ID   string
	Code int
}

func main() {
	for _, id := range []int{65, 241, 7} {
		var page shown
		err := copier.Copy(&page, door{id, "12"})
		fmt.Printf("%d: %q, 12: %d, error %v\n", id, page.ID, page.Code, err)
	}
	list := []door{{ID: 1}, {ID: 2}, {ID: 3}}
	err := copier.Copy(&list, []door{{ID: 9}})
	fmt.Println(list, err)
}
GO
got=$(go run .)
echo "$got"
want='65: "A", 12: 0, error <nil>
241: "ñ", 12: 0, error <nil>
7: "\a", 12: 0, error <nil>
[{9 } {2 } {3 }] <nil>'
[ "$got" = "$want" ] || { echo "changed: numbers or lists are copied otherwise" >&2; exit 1; }
