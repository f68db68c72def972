#!/usr/bin/env bash
# Guess:  the distance from kitten to sitting is 3, and from niño to nino 1, in every library.
# Truth:  golang-levenshtein's DefaultOptions count a substitution as two, so kitten is 5 away and every
#         single wrong letter 2; smetrics counts bytes, so that niño is 2 away as well.
# Why:    "did you mean", for what is at most one edit away, never helps with a wrong letter, or not with
#         one that lacks its accent. Use DefaultOptionsWithSub, and a library that counts characters.
# Seen:   github.com/texttheater/golang-levenshtein v1.0.1, github.com/xrash/smetrics of 2025-07-05,
#         github.com/antzucaro/matchr of 2022-11-06.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/texttheater/golang-levenshtein@v1.0.1 \
  github.com/xrash/smetrics@v0.0.0-20250705151800-55b8f293f342 \
  github.com/antzucaro/matchr@v0.0.0-20221106193745-7bed6ef61ef9 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/antzucaro/matchr"
	"github.com/texttheater/golang-levenshtein/levenshtein"
	"github.com/xrash/smetrics"
)

func main() {
	for _, pair := range [][2]string{{"kitten", "sitting"}, {"lamp", "damp"}, {"niño", "nino"}, {"lamp", "lamps"}} {
		a, b := pair[0], pair[1]
		fmt.Printf("%s, %s: golang-levenshtein %d, with substitutions %d, smetrics %d, matchr %d\n", a, b,
			levenshtein.DistanceForStrings([]rune(a), []rune(b), levenshtein.DefaultOptions),
			levenshtein.DistanceForStrings([]rune(a), []rune(b), levenshtein.DefaultOptionsWithSub),
			smetrics.WagnerFischer(a, b, 1, 1, 1), matchr.Levenshtein(a, b))
	}
}
GO
got=$(go run .)
echo "$got"
want='kitten, sitting: golang-levenshtein 5, with substitutions 3, smetrics 3, matchr 3
lamp, damp: golang-levenshtein 2, with substitutions 1, smetrics 1, matchr 1
niño, nino: golang-levenshtein 2, with substitutions 1, smetrics 2, matchr 1
lamp, lamps: golang-levenshtein 1, with substitutions 1, smetrics 1, matchr 1'
[ "$got" = "$want" ] || { echo "changed: the libraries count other distances" >&2; exit 1; }
