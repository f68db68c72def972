#!/usr/bin/env bash
# Guess:  a delta, the compact form of a difference, is the same in each port of diff-match-patch: it is
#         what a server and a page send each other.
# Truth:  go-diff counts code points, JavaScript UTF-16 units: behind an emoji or a rare Chinese character
#         the delta of one cannot be applied by the other.
# Why:    all is well until a text has such a character anywhere, changed or not: then each edit of it is
#         an error in JavaScript. Send patches of the text, or count in one unit on both sides.
# Seen:   github.com/sergi/go-diff v1.4.0, diff-match-patch 1.0.5 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . diff-match-patch@1.0.5 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/sergi/go-diff@v1.4.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/sergi/go-diff/diffmatchpatch"
)

func main() {
	dmp := diffmatchpatch.New()
	for _, mark := range []string{"é", "𠮷"} {
		fmt.Println(dmp.DiffToDelta(dmp.DiffMain("at "+mark+" noon", "at "+mark+" night", false)))
	}
}
GO
cat > main.js <<'JS'
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const dmp = new (require('diff-match-patch'))();
['é', '𠮷'].forEach((mark, i) => {
  const before = `at ${mark} noon`;
  let applied = 'refused';
  try {
    applied = dmp.diff_text2(dmp.diff_fromDelta(before, lines[i]));
  } catch { /* the length differs */ }
  console.log(`Go ${lines[i]} | JavaScript ${dmp.diff_toDelta(dmp.diff_main(before, `at ${mark} night`, false))} | Go's in JavaScript: ${applied}`);
});
JS
got=$(go run . | node main.js | tr '\t' ' ')
echo "$got"
want="Go =6 -3 +ight | JavaScript =6 -3 +ight | Go's in JavaScript: at é night
Go =6 -3 +ight | JavaScript =7 -3 +ight | Go's in JavaScript: refused"
[ "$got" = "$want" ] || { echo "changed: deltas are counted otherwise" >&2; exit 1; }
