#!/usr/bin/env bash
# Guess:  a program whose root refuses an unknown command (status 1) refuses one a level below too,
#         and `help` and `completion` fail for a subject they do not know.
# Truth:  below a command that only groups others, a misspelled word prints the group's help and
#         exits 0; so does `completion bsah`; `help nosuch` says "Unknown help topic", and exits 0.
# Why:    a script or a CI step that misspells `prog runs chekc` passes for ever and checks nothing;
#         `prog completion bsah > file` keeps the help as a completion. Give a group Args: cobra.NoArgs
#         and a RunE, and help and completion a check of their own.
# Seen:   github.com/spf13/cobra v1.10.2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/spf13/cobra@v1.10.2 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "prog"}
	runs := &cobra.Command{Use: "runs"}
	runs.AddCommand(&cobra.Command{Use: "check", Run: func(*cobra.Command, []string) {}})
	root.AddCommand(runs)
	if root.Execute() != nil {
		os.Exit(1)
	}
}
GO
go build -o prog .
for words in chekc "runs chekc" "help chekc" "completion bsah"; do
  status=0; ./prog $words > /dev/null 2>&1 || status=$?
  echo "prog $words: $status"
done | tee seen
want='prog chekc: 1
prog runs chekc: 0
prog help chekc: 0
prog completion bsah: 0'
[ "$(cat seen)" = "$want" ] || { echo "changed: misspelled words end with another status" >&2; exit 1; }
