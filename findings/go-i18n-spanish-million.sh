#!/usr/bin/env bash
# Guess:  a Spanish message with the forms "one" and "other" is whole: every number takes one of them, as
#         it did for years.
# Truth:  CLDR has had a third form, "many", for whole millions since 2021. Localize gives the right text
#         for 1,000,000 and an error beside it, so code that heeds errors shows nothing. 999,999 and
#         1,000,001 are well, and so is English.
# Why:    no test with small numbers finds it; a counter of plays, bytes or points fails at a million, in
#         Spanish, French, Italian and Portuguese only. Write "many" in each of these languages.
# Seen:   github.com/nicksnyder/go-i18n/v2 v2.7.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/nicksnyder/go-i18n/v2@v2.7.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

func main() {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	for file, text := range map[string]string{
		"en.json": `{"plays": {"one": "{{.PluralCount}} play", "other": "{{.PluralCount}} plays"}}`,
		"es.json": `{"plays": {"one": "{{.PluralCount}} partida", "other": "{{.PluralCount}} partidas"}}`,
	} {
		bundle.MustParseMessageFileBytes([]byte(text), file)
	}
	for _, tag := range []string{"en", "es"} {
		for _, n := range []int{1, 2, 999999, 1000000, 1000001} {
			text, err := i18n.NewLocalizer(bundle, tag).Localize(&i18n.LocalizeConfig{MessageID: "plays", PluralCount: n})
			fmt.Println(tag, text, err)
		}
	}
}
GO
go mod tidy 2>/dev/null
got=$(go run .)
echo "$got"
want='en 1 play <nil>
en 2 plays <nil>
en 999999 plays <nil>
en 1000000 plays <nil>
en 1000001 plays <nil>
es 1 partida <nil>
es 2 partidas <nil>
es 999999 partidas <nil>
es 1000000 partidas message "plays" has no plural form "many"
es 1000001 partidas <nil>'
[ "$got" = "$want" ] || { echo "changed: plural forms are chosen otherwise" >&2; exit 1; }
