#!/usr/bin/env bash
# Guess:  fancy-ansi makes HTML of terminal text in which the words of a link (OSC 8) stay, as a link or plainly, and a
#         style ends where its own sequence ends it.
# Truth:  the words of a link are gone with its address. Faint words never end by 22, which ends bold ones, and
#         reverse video is left out. Its own stripAnsi() keeps the words.
# Why:    "Read the manual first." becomes "Read first." on the page, and nobody sees that something is missing.
#         Take OSC 8 out before, and write 22 as 0.
# Seen:   fancy-ansi 0.1.3 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . fancy-ansi@0.1.3 >/dev/null

cat > try.mjs <<'JS'
import { FancyAnsi, stripAnsi } from 'fancy-ansi';

const ansi = new FancyAnsi();
const html = (text) => ansi.toHtml(text).replace(/var\([^)]*, ([^)]*)\)/g, '$1');
const link = 'Read \x1b]8;;http://example.com\x1b\\the manual\x1b]8;;\x1b\\ first.';
console.log(html(link));
console.log(stripAnsi(link));
console.log(html('\x1b[1mbold\x1b[22m plain'));
console.log(html('\x1b[2mfaint\x1b[22m plain'));
console.log(html('\x1b[7mbar\x1b[27m plain'));
JS
got=$(node try.mjs)
echo "$got"
want='Read  first.
Read the manual first.
<span style="font-weight:600;">bold</span> plain
<span style="opacity:0.7;">faint</span><span style="opacity:0.7;"> plain</span>
bar plain'
[ "$got" = "$want" ] || { echo "changed: sequences are read otherwise" >&2; exit 1; }
