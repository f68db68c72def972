#!/usr/bin/env bash
# Guess:  an entry marked "fuzzy" in a .po file, which a tool guessed from a similar text and nobody has
#         looked at, is not used: msgfmt leaves such entries out.
# Truth:  it is shown like any other; the flag is not even kept, so no caller can tell.
# Why:    after msgmerge a moved text can say the opposite of the original ("The door is open" for shut),
#         and who reads .po files at run time shows it. Compile by msgfmt first, and read the .mo.
# Seen:   github.com/leonelquinteros/gotext v1.7.2 beside msgfmt (gettext 0.21, Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v msgfmt >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends gettext; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/leonelquinteros/gotext@v1.7.2 2>/dev/null

cat > es.po <<'PO'
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

#, fuzzy
msgid "The door is shut."
msgstr "La puerta está abierta."

msgid "Go on"
msgstr "Seguir"
PO
msgfmt -o es.mo es.po
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/leonelquinteros/gotext"
)

func main() {
	po, mo := gotext.NewPo(), gotext.NewMo()
	po.ParseFile("es.po")
	mo.ParseFile("es.mo")
	for _, text := range []string{"The door is shut.", "Go on"} {
		fmt.Printf("%s | .po: %s | .mo: %s\n", text, po.Get(text), mo.Get(text))
	}
}
GO
got=$(go run .)
echo "$got"
want='The door is shut. | .po: La puerta está abierta. | .mo: The door is shut.
Go on | .po: Seguir | .mo: Seguir'
[ "$got" = "$want" ] || { echo "changed: fuzzy entries are read otherwise" >&2; exit 1; }
