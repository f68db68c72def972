#!/usr/bin/env bash
# Guess:  ghostty-opentui, which reads terminal output by a real emulator, tells in text, JSON and HTML what the
#         terminal shows: hidden text is not there or is marked, a reversed bar is a bar, a link has its address.
# Truth:  in text and JSON, from which its pictures are made, text hidden by "ESC [ 8 m" is there like any other,
#         with no flag; blinking is gone, too, and of underlines there is one kind. HTML has these, but makes
#         reversed letters by a filter that inverts: red ones are cyan on the ground they had, and a bar of
#         blanks is nothing. A link's address is in none.
# Why:    a picture of the screen in a report shows the code that the player was not to see yet, and in a page no
#         row of the menu is the chosen one. Take out hidden text first, and draw reversed rows yourself.
# Seen:   ghostty-opentui 1.5.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ghostty-opentui@1.5.0 >/dev/null

cat > try.mjs <<'JS'
import { ptyToHtml, ptyToJson, ptyToText } from 'ghostty-opentui';

const size = { cols: 20, rows: 1 };
for (const [name, text] of [['hidden', '\x1b[8mmagnolia'], ['reversed', '\x1b[7m    '], ['reversed and red', '\x1b[31;7mred'],
  ['linked', '\x1b]8;;https://example.org\x1b\\door\x1b]8;;\x1b\\'], ['underlined twice', '\x1b[4:2mdoor'], ['blinking', '\x1b[5mdoor'],
  ['plain', 'door']]) {
  const [{ fg, bg, flags }] = ptyToJson(text, size).lines[0].spans ?? ptyToJson(text, size).lines[0];
  const html = ptyToHtml(text, size).replace(/<style>.*?<\/style>/s, '').replace(/^<div[^>]*>|<\/div>$/g, '');
  console.log(`${name}: ${JSON.stringify(ptyToText(text, size))}, flags ${flags} ${fg} ${bg}, ${html || 'nothing'}`);
}
JS
got=$(node try.mjs)
echo "$got"
want='hidden: "magnolia", flags 0 null null, <div style="display: inline;visibility: hidden;">magnolia</div>
reversed: "", flags 16 null null, nothing
reversed and red: "red", flags 16 #cc6666 null, <div style="display: inline;color: var(--vt-palette-1);filter: invert(100%);">red</div>
linked: "door", flags 0 null null, door
underlined twice: "door", flags 4 null null, <div style="display: inline;text-decoration-line: underline;text-decoration-style: double;">door</div>
blinking: "door", flags 0 null null, <div style="display: inline;text-decoration-line: blink;">door</div>
plain: "door", flags 0 null null, door'
[ "$got" = "$want" ] || { echo "changed: ghostty-opentui shows other things" >&2; exit 1; }
