#!/usr/bin/env bash
# Guess:  the options of x/text's collation do what they say: IgnoreDiacritics makes a and á one, IgnoreWidth
#         a and the wide ａ, and "en-u-kn" sorts "item 2" before "item 10", as in a browser.
# Truth:  both options alone change nothing; with IgnoreCase beside it IgnoreDiacritics works. "-u-kn" is
#         unheeded, only "-u-kn-true" is taken, though both are one tag in BCP 47. "es-u-co-trad" is plain.
# Why:    a search that shall forgive missing accents finds nothing, and an inventory is sorted 1, 10, 2
#         for a tag that came from a browser or was brought into its short form. Use Loose and Numeric.
# Seen:   golang.org/x/text v0.44.0, beside Intl.Collator of Node.js.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get golang.org/x/text@v0.44.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

func main() {
	compare := func(tag string, a, b string, options ...collate.Option) int {
		return collate.New(language.MustParse(tag), options...).CompareString(a, b)
	}
	fmt.Println("Go diacritics:", compare("en", "a", "á", collate.IgnoreDiacritics),
		compare("en", "a", "á", collate.IgnoreDiacritics, collate.IgnoreCase), compare("en", "a", "á", collate.Loose))
	fmt.Println("Go width:", compare("en", "a", "ａ", collate.IgnoreWidth), compare("en", "a", "ａ", collate.Loose))
	fmt.Println("Go numbers:", compare("en-u-kn", "item 2", "item 10"), compare("en-u-kn-true", "item 2", "item 10"),
		compare("en", "item 2", "item 10", collate.Numeric))
	fmt.Println("Go ch, cz:", compare("es-u-co-trad", "ch", "cz"))
}
GO
cat > main.js <<'JS'
const compare = (tag, a, b, options) => new Intl.Collator(tag, options).compare(a, b);
console.log('Node diacritics:', compare('en', 'a', 'á', { sensitivity: 'case' }));
console.log('Node width:', compare('en', 'a', 'ａ', { sensitivity: 'base' }));
console.log('Node numbers:', compare('en-u-kn', 'item 2', 'item 10'), compare('en-u-kn-true', 'item 2', 'item 10'));
console.log('Node ch, cz:', compare('es-u-co-trad', 'ch', 'cz'));
JS
got=$(go run . && node main.js)
echo "$got"
want='Go diacritics: -1 0 0
Go width: -1 0
Go numbers: 1 -1 -1
Go ch, cz: -1
Node diacritics: 0
Node width: 0
Node numbers: -1 -1
Node ch, cz: 1'
[ "$got" = "$want" ] || { echo "changed: collation heeds other options" >&2; exit 1; }
