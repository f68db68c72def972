#!/usr/bin/env bash
# Guess:  a lipgloss block whose style has a link (Style.Hyperlink) and a width is a link in each of its
#         rows, as its color is: each row opens it and closes it again.
# Truth:  it is opened in the first row and closed in the last. Whatever is put beside it, a border or the
#         next column, becomes part of the link, row by row, except behind the last. Blocks that fit
#         in one row are right. The layers of a Compositor set it right again.
# Why:    beside a list of links a map or a menu opens a web page when it is clicked, and a program that
#         cuts the screen to its upper rows leaves all that follows as a link. Wrap the text first
#         (lipgloss.Wrap, which closes links), or join by layers.
# Seen:   charm.land/lipgloss/v2 v2.1.0 (November 2026), its rows read by @xterm/headless 6.0.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/headless@6.0.0 >/dev/null
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get charm.land/lipgloss/v2@v2.1.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"os"
	"strings"

	"charm.land/lipgloss/v2"
)

func main() {
	link := lipgloss.NewStyle().Hyperlink("https://example.org").Width(6)
	color := lipgloss.NewStyle().Foreground(lipgloss.Color("1")).Width(6)
	const text, side = "the map of Berlin", "| one\n| two\n| end"
	var out [][2]string
	add := func(name, screen string) {
		out = append(out, [2]string{name, strings.ReplaceAll(screen, "\n", "\r\n")})
	}
	add("color, joined", lipgloss.JoinHorizontal(lipgloss.Top, color.Render(text), side))
	add("link, joined", lipgloss.JoinHorizontal(lipgloss.Top, link.Render(text), side))
	add("link of one row", lipgloss.JoinHorizontal(lipgloss.Top, link.Render("map"), side))
	add("link in a border", lipgloss.NewStyle().Border(lipgloss.NormalBorder()).Render(link.Render(text)))
	add("as layers", lipgloss.NewCompositor(lipgloss.NewLayer(link.Render(text)), lipgloss.NewLayer(side).X(6)).Render())
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		panic(err)
	}
}
GO
cat > read.js <<'JS'
// Prints each row; of the cells that differ from plain ones (linked or colored) nothing but "~".
const { Terminal } = require('@xterm/headless');
(async () => {
  for (const [name, text] of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
    const terminal = new Terminal({ cols: 14, rows: 6, allowProposedApi: true });
    await new Promise((done) => terminal.write(text, done));
    const rows = [];
    for (let y = 0; y < 5; y++) {
      let row = '';
      const line = terminal.buffer.active.getLine(y);
      for (let x = 0; x < 14; x++) {
        const cell = line.getCell(x);
        row += cell.isAttributeDefault() ? cell.getChars() || ' ' : '~';
      }
      if (row.trim()) rows.push(row.trimEnd());
    }
    console.log(`${name}: ${rows.join(' / ')}`);
  }
})();
JS
got=$(go run . | node read.js)
echo "$got"
want='color, joined: ~~~   | one / ~~~~~~| two / ~~~~~~| end
link, joined: ~~~~~~~~~~~ / ~~~~~~~~~~~ / ~~~~~~| end
link of one row: ~~~   | one /       | two /       | end
link in a border: ┌──────┐ / │~~~~~~~ / ~~~~~~~~ / ~~~~~~~│ / └──────┘
as layers: ~~~~~~| one / ~~~~~~| two / ~~~~~~| end'
[ "$got" = "$want" ] || { echo "changed: a link covers other cells" >&2; exit 1; }
