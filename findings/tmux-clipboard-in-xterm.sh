#!/usr/bin/env bash
# Guess:  a program that copies by OSC 52 inside tmux (set-clipboard on) reaches the clipboard of a page
#         that runs xterm.js with its clipboard addon, as it does without tmux.
# Truth:  tmux passes the text on with an empty selection (52;;…), whatever the program named; the addon
#         writes to the clipboard for the selection "c" alone, and drops it. "pc" is dropped as well.
# Why:    "copied" is a lie in editors and web terminals built on xterm.js as soon as tmux is between,
#         and nothing says so. Offer the text on the screen as well, or have the provider take "".
# Seen:   tmux 3.3a (Debian 12), @xterm/addon-clipboard 0.2.0 and @xterm/headless 6.0.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v tmux >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends tmux; } >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @xterm/addon-clipboard@0.2.0 @xterm/headless@6.0.0 >/dev/null

# What an xterm gets from tmux when a program inside copies "card".
cat > inside.sh <<'SH'
tmux set -s set-clipboard on
printf '\033]52;c;Y2FyZA==\033\\'
sleep 1
SH
TERM=xterm-256color script -qec "tmux -f /dev/null -S $dir/socket new-session 'sh $dir/inside.sh'" from-tmux </dev/null >/dev/null
echo "$(tmux -V) sends: $(grep -ao ']52;[a-z0-9]*;[A-Za-z0-9+/=]*' from-tmux)"

cat > try.js <<'JS'
globalThis.self = globalThis;
const copied = [];
const clipboard = { writeText: async (text) => { copied.push(text); }, readText: async () => '' };
Object.defineProperty(globalThis, 'navigator', { value: { clipboard } });
const { Terminal } = require('@xterm/headless');
const { ClipboardAddon } = require('@xterm/addon-clipboard');
const show = (name, bytes) => new Promise((done) => {
  copied.length = 0;
  const terminal = new Terminal({ allowProposedApi: true });
  terminal.loadAddon(new ClipboardAddon());
  terminal.write(bytes, () => setTimeout(() => { console.log(name, JSON.stringify(copied)); done(); }, 20));
});
(async () => {
  await show('straight:', '\x1b]52;c;Y2FyZA==\x07');
  await show('two selections:', '\x1b]52;pc;Y2FyZA==\x07');
  await show('through tmux:', require('fs').readFileSync('from-tmux'));
})();
JS
got=$(node try.js)
echo "$got"
want='straight: ["card"]
two selections: []
through tmux: []'
[ "$got" = "$want" ] && grep -aq ']52;;Y2FyZA==' from-tmux ||
  { echo "changed: tmux or the addon names selections otherwise" >&2; exit 1; }
