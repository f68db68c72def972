#!/usr/bin/env bash
# Guess:  reflow knows escape sequences: wrapping and cutting count what is seen, links (OSC 8) included.
# Truth:  it knows those that end in a letter. Of a link it takes the h of "http" for the end, counts the
#         rest of the address as text, breaks a line inside the address, and cuts there: what follows, up to
#         the next end of a link, counts as its address and is not drawn.
# Why:    colors come out right, and the first linked word spoils the screen. x/ansi by the same authors
#         reads links.
# Seen:   github.com/muesli/reflow v0.3.0, github.com/charmbracelet/x/ansi v0.11.9, @xterm/headless 6.0.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/headless@6.0.0 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/muesli/reflow@v0.3.0 github.com/charmbracelet/x/ansi@v0.11.9 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"os"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/reflow/truncate"
	"github.com/muesli/reflow/wrap"
)

func main() {
	link := "\x1b]8;;http://example.org/attic\x1b\\the attic\x1b]8;;\x1b\\"
	red := "\x1b[31mthe attic\x1b[0m"
	err := json.NewEncoder(os.Stdout).Encode([]string{
		wrap.String(red, 12) + " ends", wrap.String(link, 12) + " ends",
		truncate.StringWithTail(red, 8, "…") + " ends", truncate.StringWithTail(link, 8, "…") + " ends",
		ansi.Hardwrap(link, 12, true) + " ends", ansi.Truncate(link, 8, "…") + " ends",
	})
	if err != nil {
		panic(err)
	}
}
GO
cat > main.js <<'JS'
const { Terminal } = require('@xterm/headless');
(async () => {
  const names = ['wrap red', 'wrap link', 'cut red', 'cut link', 'x/ansi wrap link', 'x/ansi cut link'];
  const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  for (let i = 0; i < texts.length; i++) {
    const terminal = new Terminal({ cols: 40, rows: 4, convertEol: true, allowProposedApi: true });
    await new Promise((done) => terminal.write(texts[i], done));
    const rows = [0, 1, 2].map((y) => terminal.buffer.active.getLine(y).translateToString(true));
    console.log(`${names[i]}: ${rows.join('|')}`);
  }
})();
JS
got=$(go run . | node main.js)
echo "$got"
want='wrap red: the attic ends||
wrap link: th|e attic ends|
cut red: the att… ends||
cut link: ||
x/ansi wrap link: the attic ends||
x/ansi cut link: the att… ends||'
[ "$got" = "$want" ] || { echo "changed: links are wrapped or cut otherwise" >&2; exit 1; }
