#!/usr/bin/env bash
# Guess:  a full reset (ESC c, what `reset` sends after a program has crashed) also takes away the
#         progress that the program showed in the tab with OSC 9;4.
# Truth:  @xterm/addon-progress keeps it: screen, colors and modes are as new, and the tab goes on
#         showing 50 percent until somebody sends "OSC 9;4;0".
# Why:    a program that shows progress has to take it back itself at every end, also on a signal and
#         from a panic, and behind SSH the host has to, when the client is cut off.
# Seen:   @xterm/headless 6.0.0 with @xterm/addon-progress 0.2.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/headless@6.0.0 @xterm/addon-progress@0.2.0 >/dev/null

cat > try.js <<'JS'
const { Terminal } = require('@xterm/headless');
const { ProgressAddon } = require('@xterm/addon-progress');
(async () => {
  const terminal = new Terminal({ allowProposedApi: true });
  const progress = new ProgressAddon();
  terminal.loadAddon(progress);
  for (const [name, text] of [['shown', 'words\x1b]9;4;1;50\x07'], ['reset', '\x1bc'], ['taken back', '\x1b]9;4;0\x07']]) {
    await new Promise((done) => terminal.write(text, done));
    const row = terminal.buffer.active.getLine(0).translateToString(true);
    console.log(`${name}: row ${JSON.stringify(row)}, state ${progress.progress.state}, value ${progress.progress.value}`);
  }
})();
JS
got=$(node try.js)
echo "$got"
want='shown: row "words", state 1, value 50
reset: row "", state 1, value 50
taken back: row "", state 0, value 0'
[ "$got" = "$want" ] || { echo "changed: a reset treats the progress otherwise" >&2; exit 1; }
