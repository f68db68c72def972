#!/usr/bin/env bash
# Guess:  a constraint on a version means one thing: ">1.2" takes 1.2.5, and "~>1.2" is Ruby's.
# Truth:  for Masterminds, as for npm, ">1.2" leaves out all of 1.2, and "<=1.2" takes them; for hashicorp
#         a missing number is 0, and both are the other way round. "~>1.2" takes 1.9.0 for hashicorp, as
#         in Ruby, and not for Masterminds. "1.2" is a range there, a version here.
# Why:    a plug-in says which editions of the program it needs, and two programs of one project, which
#         use one library each, disagree. Write all three numbers.
# Seen:   github.com/Masterminds/semver/v3 v3.5.0, github.com/hashicorp/go-version v1.9.0, semver 7.8.6 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . semver@7.8.6 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/Masterminds/semver/v3@v3.5.0 github.com/hashicorp/go-version@v1.9.0 2>/dev/null

cat > pairs <<'LINES'
>=1.2.0 1.2.5
>1.2 1.2.5
<=1.2 1.2.5
1.2 1.2.5
~>1.2 1.9.0
~>1.2.3 1.2.9
LINES
cat > main.go <<'GO'
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/Masterminds/semver/v3"
	"github.com/hashicorp/go-version"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		constraint, number, _ := strings.Cut(lines.Text(), " ")
		one, err := semver.NewConstraint(constraint)
		if err != nil {
			panic(err)
		}
		two, err := version.NewConstraint(constraint)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: Masterminds %v, hashicorp %v\n", lines.Text(),
			one.Check(semver.MustParse(number)), two.Check(version.Must(version.NewVersion(number))))
	}
}
GO
got=$(paste -d' ' <(go run . < pairs | sed 's/$/,/') <(node -e '
  const { satisfies } = require("semver");
  for (const line of require("fs").readFileSync("pairs", "utf8").trim().split("\n")) {
    const [constraint, version] = line.split(" ");
    console.log("npm", satisfies(version, constraint));
  }'))
echo "$got"
want='>=1.2.0 1.2.5: Masterminds true, hashicorp true, npm true
>1.2 1.2.5: Masterminds false, hashicorp true, npm false
<=1.2 1.2.5: Masterminds true, hashicorp false, npm true
1.2 1.2.5: Masterminds true, hashicorp false, npm true
~>1.2 1.9.0: Masterminds false, hashicorp true, npm false
~>1.2.3 1.2.9: Masterminds true, hashicorp true, npm true'
[ "$got" = "$want" ] || { echo "changed: constraints are read otherwise" >&2; exit 1; }
