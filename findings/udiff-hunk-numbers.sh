#!/usr/bin/env bash
# Guess:  each hunk of a unified diff names the lines where it stands, in the old text and the new.
# Truth:  go-udiff forgets the unchanged lines between two edits that share a hunk: every later hunk
#         is numbered too low in the new text, by as many lines (here two).
# Why:    whoever links to a line of the new file, or lays two versions of a story side by side by
#         these numbers, points at other lines. Most programs that apply a patch go by the first
#         number and notice nothing. Count the lines of the new text yourself.
# Seen:   github.com/aymanbagabas/go-udiff v0.4.1, beside GNU diff.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/aymanbagabas/go-udiff@v0.4.1 2>/dev/null

seq 1 40 > old
sed 's/^\(5\|8\|30\)$/changed &/' old > new # the same number of lines
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/aymanbagabas/go-udiff"
)

func main() {
	before, _ := os.ReadFile("old")
	after, _ := os.ReadFile("new")
	fmt.Print(udiff.Unified("old", "new", string(before), string(after)))
}
GO
go run . > patch
hunks() { grep -o '^@@.*@@' | paste -sd' '; }
theirs=$({ diff -U3 old new || true; } | hunks)
ours=$(hunks < patch)
printf 'GNU diff: %s\ngo-udiff: %s\n' "$theirs" "$ours"
[ "$theirs" = '@@ -2,10 +2,10 @@ @@ -27,7 +27,7 @@' ] || { echo "changed: GNU diff itself numbers otherwise" >&2; exit 1; }
[ "$ours" = '@@ -2,10 +2,10 @@ @@ -27,7 +25,7 @@' ] || { echo "changed: go-udiff numbers later hunks otherwise" >&2; exit 1; }
