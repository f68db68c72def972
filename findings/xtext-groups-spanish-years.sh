#!/usr/bin/env bash
# Guess:  Go's x/text and a browser's Intl print the same number for the same language; both are
#         made from CLDR. And in Spanish a number of four digits has no separator: 1984.
# Truth:  x/text does not know the rule that groups begin at five digits (Spanish, Portuguese of
#         Portugal, Polish): it prints 1.984. It also pads %05d to 00.042.
# Why:    one story, played in a terminal and in a page, shows two spellings; and every year in a
#         Spanish text is wrong in one of them.
# Seen:   golang.org/x/text v0.43.0, Node.js's Intl.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get golang.org/x/text@v0.43.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

func main() {
	for _, tag := range []string{"es", "pt-PT", "pl"} {
		fmt.Print(message.NewPrinter(language.MustParse(tag)).Sprintf("%d;", 1984))
	}
	fmt.Println(message.NewPrinter(language.Spanish).Sprintf("%05d", 42))
}
GO
go_text=$(go run . | tr '\302\240' '  ' | tr -s ' ')
intl=$(node -p '["es", "pt-PT", "pl"].map((l) => new Intl.NumberFormat(l).format(1984)).join(";")')
echo "x/text: $go_text"
echo "Intl:   $intl"
[ "$intl" = "1984;1984;1984" ] || { echo "changed: Intl groups four digits" >&2; exit 1; }
[ "$go_text" = "1.984;1 984;1 984;00.042" ] || { echo "changed: x/text groups otherwise: $go_text" >&2; exit 1; }
