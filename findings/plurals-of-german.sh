#!/usr/bin/env bash
# Guess:  a library for English plurals knows common nouns, or adds an s.
# Truth:  all three make "Germen" of German, "shamen", "talismen", "monarches" and "epoches"; inflection
#         "humen", "leafs", "foots" and "heros" as well, and leaves cactus and campus; flect and inflection
#         make saves of a safe, and cafe of caves.
# Why:    "2 Germen came in" is read by every player; a field called Human gets a table of "humen", and a
#         later version that mends it looks for another. Give plurals in the data where prose is made.
# Seen:   github.com/jinzhu/inflection v1.0.0, github.com/gertd/go-pluralize v0.2.1,
#         github.com/gobuffalo/flect v1.0.3.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/jinzhu/inflection@v1.0.0 github.com/gertd/go-pluralize@v0.2.1 github.com/gobuffalo/flect@v1.0.3 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/gertd/go-pluralize"
	"github.com/gobuffalo/flect"
	"github.com/jinzhu/inflection"
)

func main() {
	client := pluralize.NewClient()
	for _, noun := range []string{"spy", "German", "shaman", "talisman", "monarch", "epoch", "human", "leaf", "foot", "hero", "cactus", "campus", "safe"} {
		fmt.Println(noun, inflection.Plural(noun), client.Plural(noun), flect.Pluralize(noun))
	}
	fmt.Println("caves", inflection.Singular("caves"), client.Singular("caves"), flect.Singularize("caves"))
}
GO
got=$(go run .)
echo "$got"
want='spy spies spies spies
German Germen Germen Germen
shaman shamen shamen shamen
talisman talismen talismen talismen
monarch monarches monarches monarches
epoch epoches epoches epoches
human humen humans humans
leaf leafs leaves leaves
foot foots feet feet
hero heros heroes heroes
cactus cactus cacti cacti
campus campus campuses campuses
safe saves safes saves
caves cafe cave cafe'
[ "$got" = "$want" ] || { echo "changed: other plurals" >&2; exit 1; }
