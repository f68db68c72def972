#!/usr/bin/env bash
# Guess:  the similarity of a text to itself is 1; and a search gives what it has found.
# Truth:  by Cosine, Dice or Qgram a single letter is NaN like itself, by Levenshtein the empty text is,
#         and by Jaro-Winkler two empty texts are 0 alike. FuzzySearchSet gives as many texts as were asked
#         for: what is missing is "".
# Why:    "at least 0.9" is false of NaN, so that the command "n" is not known as itself; and a menu of
#         suggestions has blank lines. Ask for equality first, and take out empty texts.
# Seen:   github.com/hbollon/go-edlib v1.7.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/hbollon/go-edlib@v1.7.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/hbollon/go-edlib"
)

func main() {
	like := func(a, b string, by edlib.Algorithm) float32 {
		value, err := edlib.StringsSimilarity(a, b, by)
		if err != nil {
			panic(err)
		}
		return value
	}
	fmt.Println(like("n", "n", edlib.Levenshtein), like("no", "no", edlib.Cosine), like("n", "n", edlib.Cosine),
		like("n", "n", edlib.SorensenDice), like("n", "n", edlib.Qgram))
	fmt.Println(like("", "", edlib.Levenshtein), like("", "", edlib.JaroWinkler))
	found, err := edlib.FuzzySearchSet("lamp", []string{"lamp", "clamp"}, 4, edlib.Levenshtein)
	fmt.Printf("%q %v\n", found, err)
}
GO
got=$(go run .)
echo "$got"
want='1 1 NaN NaN NaN
NaN 0
["lamp" "clamp" "" ""] <nil>'
[ "$got" = "$want" ] || { echo "changed: similarities are others" >&2; exit 1; }
