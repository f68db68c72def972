#!/usr/bin/env bash
# Guess:  style="white-space: pre", the standard's successor to xml:space="preserve", keeps a row
#         of blanks in SVG text for rasterizers as it does in browsers; and textLength, which fixes
#         a row's width whatever the font, is honored by both, being as old as SVG.
# Truth:  Chromium does both. resvg and librsvg collapse the blanks under white-space, and keep them
#         under xml:space; librsvg ignores textLength as well.
# Why:    a terminal screen drawn as SVG text depends on both: columns slide together and the box
#         at the right edge breaks, in the PNG alone. Give every cell or word its own x.
# Seen:   @resvg/resvg-js 2.6.2 (npm), rsvg-convert 2.54 (Debian 12, librsvg2-bin, fonts-dejavu-core).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
{ command -v rsvg-convert && fc-list : family | grep -q 'DejaVu Sans Mono'; } >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends librsvg2-bin fonts-dejavu-core fontconfig; } >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @resvg/resvg-js@2.6.2 pngjs@7.0.0 >/dev/null

cat > try.js <<'JS'
const { Resvg } = require('@resvg/resvg-js');
const { PNG } = require('pngjs');
const { execFileSync } = require('node:child_process');
const rightmost = (buffer) => { // the last column that holds ink
  const { width, height, data } = PNG.sync.read(buffer);
  for (let x = width - 1; x >= 0; x--) for (let y = 0; y < height; y++) if (data[(y * width + x) * 4 + 3] > 128) return x;
};
const draw = (attributes) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30"><text y="20" font-size="16" ' +
    `font-family="DejaVu Sans Mono" ${attributes}>a      b</text></svg>`;
  return [rightmost(new Resvg(svg).render().asPng()), rightmost(execFileSync('rsvg-convert', { input: svg }))];
};
const plain = draw('');
const wider = (attributes) => draw(attributes).map((x, i) => (x > plain[i] + 20 ? 'wide' : 'narrow')).join(' ');
console.log('xml:space', wider('xml:space="preserve"'));
console.log('white-space', wider('style="white-space: pre"'));
console.log('textLength', wider('textLength="200" lengthAdjust="spacingAndGlyphs"'));
JS
rsvg-convert --version
got=$(node try.js)
echo "attribute, resvg, librsvg"
echo "$got"
want='xml:space wide wide
white-space narrow narrow
textLength wide narrow'
[ "$got" = "$want" ] || { echo "changed: a rasterizer honors white-space or textLength otherwise" >&2; exit 1; }
