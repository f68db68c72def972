#!/usr/bin/env bash
# Guess:  the old sequences that terminals from the VT100 on know are known to x/vt: ESC E (next line),
#         insert mode, "ESC [ s" and "ESC [ u" (keep and restore the cursor), SO for line drawing.
# Truth:  each is passed over in silence, and the words after it stand in the wrong place, or "qq"
#         where a line was drawn. Line drawing by "ESC ( 0" works.
# Why:    curses programs and old recordings use them. A screen read through x/vt is evidence for
#         Bubble Tea's programs, not for a terminal program in general.
# Seen:   charmbracelet/x/vt of 2026-09-24, beside @xterm/headless 6.0.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/headless@6.0.0 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/charmbracelet/x/vt@v0.0.0-20260924144451-d676b019604b 2>/dev/null

cat > written.json <<'JSON'
[
  ["next line", "ab\u001bEc"],
  ["insert mode", "abc\u001b[1;1H\u001b[4hX"],
  ["cursor kept", "ab\u001b[scd\u001b[uX"],
  ["SO", "\u001b)0\u000eqq\u000f"],
  ["ESC ( 0", "\u001b(0qq\u001b(B"]
]
JSON
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/vt"
)

func main() {
	var written [][2]string
	text, err := os.ReadFile("written.json")
	if err == nil {
		err = json.Unmarshal(text, &written)
	}
	if err != nil {
		panic(err)
	}
	for _, w := range written {
		screen := vt.NewEmulator(10, 3)
		if _, err := screen.WriteString(w[1]); err != nil {
			panic(err)
		}
		rows := append(strings.Split(screen.String(), "\n"), "", "")[:3]
		for i := range rows {
			rows[i] = strings.TrimRight(rows[i], " ")
		}
		fmt.Printf("x/vt, %s: %s\n", w[0], strings.Join(rows, "|"))
	}
}
GO
cat > xterm.js <<'JS'
const { Terminal } = require('@xterm/headless');
(async () => {
  for (const [name, text] of require('./written.json')) {
    const terminal = new Terminal({ cols: 10, rows: 3, allowProposedApi: true });
    await new Promise((done) => terminal.write(text, done));
    const rows = [0, 1, 2].map((y) => terminal.buffer.active.getLine(y).translateToString(true).trimEnd());
    console.log(`xterm.js, ${name}: ${rows.join('|')}`);
  }
})();
JS
got=$(go run . && node xterm.js)
echo "$got"
want='x/vt, next line: abc||
x/vt, insert mode: Xbc||
x/vt, cursor kept: abcdX||
x/vt, SO: qq||
x/vt, ESC ( 0: ──||
xterm.js, next line: ab|c|
xterm.js, insert mode: Xabc||
xterm.js, cursor kept: abXd||
xterm.js, SO: ──||
xterm.js, ESC ( 0: ──||'
[ "$got" = "$want" ] || { echo "changed: the two emulators draw this otherwise" >&2; exit 1; }
