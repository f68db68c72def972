#!/usr/bin/env bash
# Guess:  a terminal that draws a family emoji in 2 columns says so when asked for mode 2027
#         (grapheme clusters); one that stays silent uses the old tables, so 6 columns.
# Truth:  ghostty-web clusters from the start and gives 2, and answers neither the question for
#         mode 2027 nor the one for its attributes (DA1). Turned off, it gives 6.
# Why:    renderers such as Bubble Tea choose their widths by that answer. Silence means wcwidth to
#         them, so that from the first cluster on the line is drawn four columns off; and a program
#         that waits for DA1 waits for nothing. Send mode 2027 off, or keep to text on which both agree.
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
const fresh = () => new Ghostty(instance).createTerminal(20, 4);
const column = (text) => { const t = fresh(); t.write(text); return t.getCursor().x; };
const answer = (query) => { const t = fresh(); t.write(query); return JSON.stringify(t.readResponse()); };
const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
console.log('columns at start:', column(family));
console.log('columns with 2027 off:', column('\x1b[?2027l' + family));
console.log('answer to 6n:', answer('\x1b[6n'));
console.log('answer to ?2027$p:', answer('\x1b[?2027$p'));
console.log('answer to c:', answer('\x1b[c'));
JS
got=$(node try.mjs)
echo "$got"
want='columns at start: 2
columns with 2027 off: 6
answer to 6n: "\u001b[1;1R"
answer to ?2027$p: null
answer to c: null'
[ "$got" = "$want" ] || { echo "changed: ghostty-web measures or answers otherwise" >&2; exit 1; }
