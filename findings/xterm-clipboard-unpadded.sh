#!/usr/bin/env bash
# Guess:  base64 without its "=" at the end (many encoders leave it out) is copied all the same by
#         xterm.js's clipboard addon, or ignored.
# Truth:  the clipboard is emptied: what the person had copied before is gone.
# Why:    a card of two in three lengths needs padding, so a program that leaves it out works in one try
#         of three, and in the others destroys. Pad OSC 52's text.
# Seen:   @xterm/addon-clipboard 0.2.0 and @xterm/headless 6.0.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/addon-clipboard@0.2.0 @xterm/headless@6.0.0 >/dev/null

cat > try.js <<'JS'
globalThis.self = globalThis;
let clipboard = '';
Object.defineProperty(globalThis, 'navigator', { value: { clipboard: { writeText: async (text) => { clipboard = text; } } } });
const { Terminal } = require('@xterm/headless');
const { ClipboardAddon } = require('@xterm/addon-clipboard');
(async () => {
  for (const text of ['YWJj', 'YWI=', 'YWI']) {
    clipboard = 'before';
    const terminal = new Terminal({ allowProposedApi: true });
    terminal.loadAddon(new ClipboardAddon());
    await new Promise((done) => terminal.write(`\x1b]52;c;${text}\x07`, () => setTimeout(done, 20)));
    console.log(text, JSON.stringify(clipboard));
  }
})();
JS
got=$(node try.js)
echo "$got"
want='YWJj "abc"
YWI= "ab"
YWI ""'
[ "$got" = "$want" ] || { echo "changed: text without padding is copied otherwise" >&2; exit 1; }
