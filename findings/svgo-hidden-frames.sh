#!/usr/bin/env bash
# Guess:  svgo, with its defaults, keeps what an animation will show: an element that is hidden at
#         the start and has <animate> or <set> inside is not hidden for good.
# Truth:  it takes such an element out, its animation and its text with it, whether it is hidden by
#         opacity="0" or display="none" (and visibility="hidden" likewise). The picture stays valid.
# Why:    a recording as SVG is frames that wait hidden for their turn. After "a lossless pass", only
#         the first frame is left.
# Seen:   svgo 4.1.0 (npm, August 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . svgo@4.1.0 >/dev/null

cat > try.mjs <<'JS'
import { optimize } from 'svgo';
const frame = (hidden, animation) => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 9">' +
  `<text y="9">first</text><g ${hidden}><text y="9">second</text>${animation}</g></svg>`;
for (const [attribute, from, to] of [['opacity', '0', '1'], ['display', 'none', 'inline'], ['visibility', 'hidden', 'visible']]) {
  const svg = frame(`${attribute}="${from}"`, `<set attributeName="${attribute}" to="${to}" begin="1s"/>`);
  const out = optimize(svg).data;
  console.log(attribute, ['first', 'second', '<set'].map((part) => out.includes(part)).join(' '));
}
JS
got=$(node try.mjs)
echo "hidden by, first frame kept, second frame kept, animation kept"
echo "$got"
want='opacity true false false
display true false false
visibility true false false'
[ "$got" = "$want" ] || { echo "changed: svgo keeps other parts of an animated picture" >&2; exit 1; }
