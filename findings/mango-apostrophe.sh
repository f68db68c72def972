#!/usr/bin/env bash
# Guess:  a man page made by mango from a cobra command says what --help says: text that begins a line is
#         escaped where roff would read it as a request.
# Truth:  a point is escaped, an apostrophe is not: each line of the long text that begins with one is
#         gone, to its end, and man prints no warning. A command that takes one story is said to take
#         "[options...] [argument...]", as each command is.
# Why:    the page is made by charm.land/fang for each of its programs. --help is right, so that only
#         readers of the page miss the line. Begin no line of the long text with an apostrophe, or use ’.
# Seen:   github.com/muesli/mango-cobra v1.3.0 (over mango v0.2.0, roff v0.1.0), groff 1.22.4 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v groff >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends groff-base; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/muesli/mango-cobra@v1.3.0 github.com/muesli/roff@v0.1.0 github.com/spf13/cobra@v1.10.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

func main() {
	command := &cobra.Command{
		Use:   "demo story",
		Short: "Play a story",
		Long: `Settings are read from two files:
.demo.yml is the player's.
'demo.yml' is the author's, and wins.
Both may be missing.`,
		Run: func(*cobra.Command, []string) {},
	}
	page, err := mango.NewManPage(1, command)
	if err != nil {
		panic(err)
	}
	fmt.Print(page.Build(roff.NewDocument()))
}
GO
go run . > demo.1
got=$(groff -man -Tascii -P-cbou demo.1 | sed -n '/^SYNOPSIS/,/missing/p' | grep .)
echo "$got"
want='SYNOPSIS
       demo [options...] [argument...]
DESCRIPTION
       Settings are read from two files:
       .demo.yml is the player'"'"'s.
       Both may be missing.'
[ "$got" = "$want" ] || { echo "changed: the page has other text" >&2; exit 1; }
