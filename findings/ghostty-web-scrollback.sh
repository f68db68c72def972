#!/usr/bin/env bash
# Guess:  scrollbackLimit counts lines, as xterm.js's scrollback does, whose API ghostty-web copies:
#         0 keeps none, 100 keeps 100, 100000 keeps 30000 lines whole.
# Truth:  it is a size in bytes, of which some pages are kept at least: 0 and 100 keep 2996 lines
#         of 3000, and 100000 keeps far fewer than the 30000 that were written.
# Why:    a page that sets the limit as it did for xterm.js loses the start of the player's story,
#         and one that sets 0 for privacy keeps it.
# Seen:   ghostty-web 0.4.0 (npm, March 2026), in Node.js.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ghostty-web@0.4.0 >/dev/null

cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
globalThis.self = globalThis.window = globalThis;
const { Ghostty } = await import('ghostty-web');
const wasm = readFileSync('node_modules/ghostty-web/ghostty-vt.wasm');
const { instance } = await WebAssembly.instantiate(wasm, { env: { log() {} } });
const kept = (scrollbackLimit, lines) => {
  const terminal = new Ghostty(instance).createTerminal(12, 4, { scrollbackLimit });
  terminal.write(Array.from({ length: lines }, (_, i) => 'line ' + i).join('\r\n'));
  return terminal.getScrollbackLength();
};
console.log('limit 0, 3000 lines:', kept(0, 3000));
console.log('limit 100, 3000 lines:', kept(100, 3000));
console.log('limit 100000, 30000 lines:', kept(100000, 30000));
JS
got=$(node try.mjs)
echo "$got"
read -r none hundred large < <(awk -F': ' '{printf "%s ", $2}' <<<"$got") || true
[ "$none" = 2996 ] && [ "$hundred" = 2996 ] || { echo "changed: a small limit is kept to" >&2; exit 1; }
[ "$large" -lt 29996 ] || { echo "changed: a limit of 100000 keeps 30000 lines" >&2; exit 1; }
