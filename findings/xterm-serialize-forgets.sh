#!/usr/bin/env bash
# Guess:  what the serialize addon gives, written into a fresh xterm of the same size, makes the
#         same terminal: cells, links, cursor and modes.
# Truth:  characters and colors return. A link (OSC 8) comes back as plain underlined text without
#         its address, a curly or double underline as a single one, its color not at all; a hidden
#         cursor is shown again, a scroll region is forgotten, and mouse reports come back on
#         without the SGR encoding (1006) that the program had asked for.
# Why:    a spectator who joins late, or a page that is reloaded, is drawn from such a snapshot. It
#         looks right until the pointer is used: reports then arrive in a form not asked for.
# Seen:   @xterm/headless 6.0.0, @xterm/addon-serialize 0.14.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps --prefix . \
  @xterm/headless@6.0.0 @xterm/addon-serialize@0.14.0 >/dev/null

cat > try.js <<'JS'
const { Terminal } = require('@xterm/headless');
const { SerializeAddon } = require('@xterm/addon-serialize');
const snapshot = (text) => new Promise((done) => {
  const terminal = new Terminal({ cols: 20, rows: 4, allowProposedApi: true });
  const addon = new SerializeAddon();
  terminal.loadAddon(addon);
  terminal.write(text, () => done(JSON.stringify(addon.serialize())));
});
(async () => {
  console.log('color    ', await snapshot('\x1b[38;2;1;2;3mx\x1b[0m'));
  console.log('link     ', await snapshot('\x1b]8;;https://example.org\x07x\x1b]8;;\x07'));
  console.log('curly    ', await snapshot('\x1b[4:3m\x1b[58;2;255;0;0mx\x1b[0m'));
  console.log('no cursor', await snapshot('\x1b[?25lx'));
  console.log('region   ', await snapshot('\x1b[2;3rx'));
  console.log('mouse    ', await snapshot('\x1b[?1000h\x1b[?1006hx'));
})();
JS
got=$(node try.js)
echo "$got"
want='color     "\u001b[38;2;1;2;3mx\u001b[0m"
link      "\u001b[4mx\u001b[0m"
curly     "\u001b[4mx\u001b[0m"
no cursor "x"
region    "x"
mouse     "x\u001b[?1000h"'
[ "$got" = "$want" ] || { echo "changed: the addon writes other sequences" >&2; exit 1; }
