#!/usr/bin/env bash
# Guess:  x/vt, the emulator beside Bubble Tea, erases what other terminals erase: "ESC [ 1 J" up to the
#         cursor, "ESC [ 3 J" the lines that have scrolled away.
# Truth:  the first erases the rest of the cursor's row, too, and the second the whole screen.
# Why:    a test that reads a program's screens through x/vt sees nothing where players see words,
#         behind `clear` or in a replayed recording. Read such programs through a second emulator too.
# Seen:   charmbracelet/x/vt of 2026-09-24, beside @xterm/headless 6.0.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/headless@6.0.0 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/charmbracelet/x/vt@v0.0.0-20260924144451-d676b019604b 2>/dev/null

cat > written.json <<'JSON'
[
  ["up to the cursor", "abc\r\ndefgh\r\nxyz\u001b[2;2H\u001b[1J"],
  ["scrolled lines", "abc\r\ndefgh\u001b[3J"],
  ["from the cursor on", "abc\r\ndefgh\r\nxyz\u001b[2;2H\u001b[J"]
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
want='x/vt, up to the cursor: ||xyz
x/vt, scrolled lines: ||
x/vt, from the cursor on: abc|d|
xterm.js, up to the cursor: |  fgh|xyz
xterm.js, scrolled lines: abc|defgh|
xterm.js, from the cursor on: abc|d|'
[ "$got" = "$want" ] || { echo "changed: the two emulators draw this otherwise" >&2; exit 1; }
