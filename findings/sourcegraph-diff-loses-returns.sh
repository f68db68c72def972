#!/usr/bin/env bash
# Guess:  a patch that is parsed and printed is the same patch.
# Truth:  it takes the carriage returns from the lines of the texts: what changes a file with CRLF
#         is a patch for one without, and `git apply` refuses it.
# Why:    a tool that filters a patch by file works on all repositories but those with such files in
#         them. Cut the text of the patch itself, or print with bluekeyes/go-gitdiff.
# Seen:   github.com/sourcegraph/go-diff v0.10.0, git 2.39 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v git >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends git; } >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/sourcegraph/go-diff@v0.10.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"io"
	"os"

	"github.com/sourcegraph/go-diff/diff"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	file, err := diff.ParseFileDiff(text)
	if err != nil {
		panic(err)
	}
	if text, err = diff.PrintFileDiff(file); err != nil {
		panic(err)
	}
	os.Stdout.Write(text)
}
GO
go build -o try .
git init -q repository
try() {
  printf "$1" > repository/page
  printf -- "--- a/page\n+++ b/page\n@@ -1,2 +1,2 @@\n-$2+$3 $4" > patch
  ./try < patch > printed
  if cmp -s patch printed; then same=same; else same=differs; fi
  for p in patch printed; do
    if git -C repository -c core.autocrlf=false apply --check "../$p" 2>/dev/null; then same="$same applies"; else same="$same refused"; fi
  done
  echo "$same"
}
got="LF: $(try 'one\ntwo\n' 'one\n' 'won\n' 'two\n')
CRLF: $(try 'one\r\ntwo\r\n' 'one\r\n' 'won\r\n' 'two\r\n')"
echo "$got"
want='LF: same applies applies
CRLF: differs applies refused'
[ "$got" = "$want" ] || { echo "changed: a patch is printed otherwise" >&2; exit 1; }
