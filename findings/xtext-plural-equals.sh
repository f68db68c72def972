#!/usr/bin/env bash
# Guess:  the selector "=1" of x/text's plural messages takes the number 1, as its documentation says
#         ("an integer that matches the value of the argument").
# Truth:  it looks at the digits before the point, without the sign: 1.5 and -1 are "=1" too, and
#         0.5 is "=0".
# Why:    a message that says "exactly one hour left" or "nothing left" says so of an hour and a half,
#         and of half an hour. Choose such cases in code, and leave forms (one, other) to the package.
# Seen:   golang.org/x/text v0.44.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get golang.org/x/text@v0.44.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

func main() {
	messages := catalog.NewBuilder()
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		err := messages.Set(tag, "left", plural.Selectf(1, "%.2f", "=0", "%.2f is =0", "=1", "%.2f is =1", "other", "%.2f is other"))
		if err != nil {
			panic(err)
		}
	}
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		printer := message.NewPrinter(tag, message.Catalog(messages))
		fmt.Print(tag, ":")
		for _, hours := range []float64{0, 0.5, 1, 1.5, 2.5, -1} {
			fmt.Print(" ", printer.Sprintf("left", hours), ";")
		}
		fmt.Println()
	}
}
GO
got=$(go run .)
echo "$got"
want='en: 0.00 is =0; 0.50 is =0; 1.00 is =1; 1.50 is =1; 2.50 is other; -1.00 is =1;
es: 0,00 is =0; 0,50 is =0; 1,00 is =1; 1,50 is =1; 2,50 is other; -1,00 is =1;'
[ "$got" = "$want" ] || { echo "changed: =0 and =1 take other numbers" >&2; exit 1; }
