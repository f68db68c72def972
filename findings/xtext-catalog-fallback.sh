#!/usr/bin/env bash
# Guess:  with catalog.Fallback(language.English), a message that Spanish lacks is shown in English.
# Truth:  the fallback is used only to match languages. A key that the language and its parents lack
#         is printed itself, "bye", though English has it; the same in a language without a catalog.
# Why:    with keys for messages, a translation that is one release behind shows its readers names of
#         keys. Give each message its English as message.Key("bye", "Goodbye"), or check catalogs
#         for completeness.
# Seen:   golang.org/x/text v0.43.0.
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
	"golang.org/x/text/message/catalog"
)

func main() {
	words := catalog.NewBuilder(catalog.Fallback(language.English))
	words.SetString(language.English, "greet", "Hello")
	words.SetString(language.English, "bye", "Goodbye")
	words.SetString(language.Spanish, "greet", "Hola")
	for _, tag := range []string{"en-GB", "es", "es-MX", "fr"} {
		printer := message.NewPrinter(language.MustParse(tag), message.Catalog(words))
		fmt.Println(tag, printer.Sprintf("greet"), printer.Sprintf("bye"), printer.Sprintf(message.Key("bye", "Goodbye")))
	}
}
GO
got=$(go run .)
echo "$got"
want='en-GB Hello Goodbye Goodbye
es Hola bye Goodbye
es-MX Hola bye Goodbye
fr greet bye Goodbye'
[ "$got" = "$want" ] || { echo "changed: the catalog falls back otherwise" >&2; exit 1; }
