#!/usr/bin/env bash
# Guess:  "vhs validate" fails for a tape that cannot be meant so: a quote that is not closed, a size that is no
#         number, a theme that does not exist. In a quoted string, \" is a quote.
# Truth:  it exits 0 for each of these. An open quote ends with its line; \" ends the string and leaves its
#         backslash: Type "cd \"my" types  cd \ my . Without quotes don't is typed as  don t , and a bare
#         "Sleep 500" is 500 seconds.
# Why:    a build that checks its tapes by validate, the only check that needs no browser, passes, and the
#         picture in the README shows another command, or takes eight minutes. Use the other kind of quotes,
#         and give each time its unit.
# Seen:   github.com/charmbracelet/vhs v0.10.0 (its command, and its packages lexer and parser).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/charmbracelet/vhs@v0.10.0 2>/dev/null
go build -o vhs github.com/charmbracelet/vhs

mkdir tapes
echo 'Type "say hello' > tapes/open-quote
echo 'Type "cd \"my"' > tapes/escaped
echo "Type 'say \"hi\" now'" > tapes/other-quotes
echo "Type don't" > tapes/bare
echo 'Set FontSize large' > tapes/size
echo 'Set Theme "No such theme"' > tapes/theme
echo 'Sleep 500' > tapes/sleep
echo 'Sleep 1h' > tapes/hour
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/charmbracelet/vhs/lexer"
	"github.com/charmbracelet/vhs/parser"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	for _, command := range parser.New(lexer.New(string(text))).Parse() {
		fmt.Printf(" %s %q", command.Type, command.Args)
	}
}
GO
go build -o parse .
got=$(for tape in tapes/*; do
  status=0; ./vhs validate "$tape" >/dev/null 2>&1 || status=$?
  echo "$(cat "$tape"): status $status,$(./parse "$tape")"
done)
echo "$got"
want='Type don'"'"'t: status 0, Type "don t"
Type "cd \"my": status 0, Type "cd \\ my "
Sleep 1h: status 1, Sleep "1s" Illegal ""
Type "say hello: status 0, Type "say hello"
Type '"'"'say "hi" now'"'"': status 0, Type "say \"hi\" now"
Set FontSize large: status 0, Set "large"
Sleep 500: status 0, Sleep "500s"
Set Theme "No such theme": status 0, Set "No such theme"'
[ "$got" = "$want" ] || { echo "changed: tapes are read otherwise" >&2; exit 1; }
