#!/usr/bin/env bash
# Guess:  [^0-9] in a glob is what is no digit, as in Go's path.Match, in bash and in gitignore.
# Truth:  gobwas takes it for a list of four characters, ^, 0, - and 9: "day[^0-9].md" is day0.md, and
#         neither day1.md nor dayx.md. [!0-9] means what is no digit, which path.Match in turn reads as a
#         class with "!" in it.
# Why:    a filter that leaves numbered drafts out takes some of them, and nothing else; it compiles in all
#         three libraries. Write the class that is meant.
# Seen:   github.com/gobwas/glob v1.1.0, github.com/bmatcuk/doublestar/v4 v4.10.4, Go 1.26.8, bash 5.2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/gobwas/glob@v1.1.0 github.com/bmatcuk/doublestar/v4@v4.10.4 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"
	"path"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/gobwas/glob"
)

func main() {
	for _, pattern := range []string{"day[0-9].md", "day[!0-9].md", "day[^0-9].md"} {
		for _, name := range []string{"day0.md", "day1.md", "dayx.md"} {
			standard, err := path.Match(pattern, name)
			if err != nil {
				panic(err)
			}
			star, err := doublestar.Match(pattern, name)
			if err != nil {
				panic(err)
			}
			fmt.Printf("%s %s: path.Match %v, doublestar %v, gobwas %v\n", pattern, name, standard, star, glob.MustCompile(pattern).Match(name))
		}
	}
}
GO
got=$(go run . | while read -r pattern name rest; do
  if [[ ${name%:} == $pattern ]]; then echo "$pattern $name $rest, bash true"; else echo "$pattern $name $rest, bash false"; fi
done)
echo "$got"
want='day[0-9].md day0.md: path.Match true, doublestar true, gobwas true, bash true
day[0-9].md day1.md: path.Match true, doublestar true, gobwas true, bash true
day[0-9].md dayx.md: path.Match false, doublestar false, gobwas false, bash false
day[!0-9].md day0.md: path.Match true, doublestar false, gobwas false, bash false
day[!0-9].md day1.md: path.Match true, doublestar false, gobwas false, bash false
day[!0-9].md dayx.md: path.Match false, doublestar true, gobwas true, bash true
day[^0-9].md day0.md: path.Match false, doublestar false, gobwas true, bash false
day[^0-9].md day1.md: path.Match false, doublestar false, gobwas false, bash false
day[^0-9].md dayx.md: path.Match true, doublestar true, gobwas false, bash true'
[ "$got" = "$want" ] || { echo "changed: classes are read otherwise" >&2; exit 1; }
