#!/usr/bin/env bash
# Guess:  the names of languages are those of CLDR, as in the browser: sr-Latn is Serbian in Latin letters.
# Truth:  x/text says "Serbo-Croatian" for it, in each language, and "Catalan" for Valencian; sr and
#         sr-Cyrl are Serbian. Intl says "Serbian (Latin)".
# Why:    a menu of languages offers players in Belgrade a language that is called so no longer, and two
#         translations under one name. Write the names of one's own translations oneself.
# Seen:   golang.org/x/text v0.44.0, beside Intl.DisplayNames of Node.js.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get golang.org/x/text@v0.44.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func main() {
	for _, tag := range []string{"es", "sr", "sr-Cyrl", "sr-Latn", "ca-valencia"} {
		t := language.MustParse(tag)
		fmt.Printf("%s: %s, %s, %s\n", tag, display.English.Tags().Name(t), display.Spanish.Tags().Name(t), display.Self.Name(t))
	}
}
GO
got=$(go run . && node -p '"Node.js: " + new Intl.DisplayNames("en", { type: "language" }).of("sr-Latn")')
echo "$got"
want='es: Spanish, español, español
sr: Serbian, serbio, српски
sr-Cyrl: Serbian (Cyrillic), serbio (cirílico), српски
sr-Latn: Serbo-Croatian, serbocroata, srpskohrvatski
ca-valencia: Catalan, catalán, català
Node.js: Serbian (Latin)'
[ "$got" = "$want" ] || { echo "changed: languages have other names" >&2; exit 1; }
