#!/usr/bin/env bash
# Guess:  slice-ansi, which knows colors of 24 bits and curly underlines, keeps the color of an underline
#         ("4;58;5;208") in a piece, or leaves it out.
# Truth:  it reads the numbers behind 58 as styles of their own: 58;2;1;2;3 becomes faint and italic, and takes
#         bold away, and 58;5;208 becomes "ESC [ 208 m", which is nothing. Such a piece ends with a full reset.
#         cli-truncate, which is made of it, keeps the color, and ends with the reset as well; wrap-ansi is right.
# Why:    a misspelled word that is underlined in red, as editors do it, changes its letters when the row is cut
#         at the window's edge, and what is written behind the piece has lost its style.
# Seen:   slice-ansi 8.0.0, cli-truncate 5.2.0, wrap-ansi 10.0.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . slice-ansi@8.0.0 cli-truncate@5.2.0 wrap-ansi@10.0.2 >/dev/null

cat > try.mjs <<'JS'
import slice from 'slice-ansi';
import truncate from 'cli-truncate';
import wrap from 'wrap-ansi';

const shown = (name, text) => console.log(`${name}: ${JSON.stringify(text).replaceAll('\\u001b', 'ESC')}`);
for (const color of ['58;5;208', '58;2;1;2;3']) {
  const text = `\x1b[1;31mthe \x1b[4;${color}mdoro\x1b[24;59m is open now\x1b[0m`;
  shown(`slice ${color}`, slice(text, 4, 15));
  shown(`truncate ${color}`, truncate(text, 12));
  shown(`wrap ${color}`, wrap(text, 11));
}
JS
got=$(node try.mjs)
echo "$got"
want='slice 58;5;208: "ESC[1mESC[31mESC[4mESC[208mdoroESC[24;59m is opeESC[0mESC[39mESC[22m"
truncate 58;5;208: "ESC[1mESC[31mthe ESC[4;58;5;208mdoroESC[24;59m is…ESC[0mESC[39mESC[22m"
wrap 58;5;208: "ESC[1;31mthe ESC[4;58;5;208mdoroESC[24;59m isESC[39mESC[22m\nESC[1mESC[31mopen nowESC[0m"
slice 58;2;1;2;3: "ESC[31mESC[4mESC[58mESC[2mESC[3mdoroESC[24;59m is opeESC[0mESC[23mESC[22mESC[39m"
truncate 58;2;1;2;3: "ESC[1mESC[31mthe ESC[4;58;2;1;2;3mdoroESC[24;59m is…ESC[0mESC[23mESC[22mESC[39m"
wrap 58;2;1;2;3: "ESC[1;31mthe ESC[4;58;2;1;2;3mdoroESC[24;59m isESC[39mESC[22m\nESC[1mESC[31mopen nowESC[0m"'
[ "$got" = "$want" ] || { echo "changed: a colored underline is cut otherwise" >&2; exit 1; }
