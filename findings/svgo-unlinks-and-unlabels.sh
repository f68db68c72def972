#!/usr/bin/env bash
# Guess:  svgo, with its defaults, never takes away what a reader can use: links, and the roles and
#         names that a screen reader speaks.
# Truth:  an <a href="..."> loses its href (xlink:href stays), every role attribute goes, and the
#         ids that aria-labelledby names are removed as unused, so that the name points nowhere.
# Why:    a map whose scenes are links, with a title for those who do not see it, is after "a lossless
#         pass" a picture without links and without a name. Nothing looks different.
# Seen:   svgo 4.1.0 (npm, August 2026).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . svgo@4.1.0 >/dev/null

cat > try.mjs <<'JS'
import { optimize } from 'svgo';
const out = optimize('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ' +
  'viewBox="0 0 90 9" role="img" aria-labelledby="name"><title id="name">Map</title>' +
  '<a href="https://example.org/new"><text y="9">x</text></a>' +
  '<a xlink:href="https://example.org/old"><text y="9">y</text></a></svg>').data;
console.log(out);
console.log(['https://example.org/new', 'https://example.org/old', 'role=', 'aria-labelledby="name"', 'id="name"', 'Map']
  .map((part) => out.includes(part)).join(' '));
JS
got=$(node try.mjs)
echo "$got"
[ "$(tail -n 1 <<<"$got")" = "false true false true false true" ] ||
  { echo "changed: svgo keeps another set of links, roles and ids" >&2; exit 1; }
