#!/usr/bin/env bash
# Guess:  a character of two columns that finds one left in its row goes to the next row, in x/vt as in
#         each terminal.
# Truth:  x/vt drops it; the character behind it begins the next row. Narrow ones wrap.
# Why:    an emulator that loses a letter at the edge makes a test of layout fail, or pass, for the
#         wrong reason. Keep one column free in what such a test compares.
# Seen:   charmbracelet/x/vt of 2026-09-24, beside @xterm/headless 6.0.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/headless@6.0.0 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/charmbracelet/x/vt@v0.0.0-20260924144451-d676b019604b 2>/dev/null

cat > written.json <<'JSON'
[
  ["wide at the edge", "012345678\u65e5x"],
  ["narrow at the edge", "0123456789x"]
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
want='x/vt, wide at the edge: 012345678|x|
x/vt, narrow at the edge: 0123456789|x|
xterm.js, wide at the edge: 012345678|日x|
xterm.js, narrow at the edge: 0123456789|x|'
[ "$got" = "$want" ] || { echo "changed: the two emulators draw this otherwise" >&2; exit 1; }
