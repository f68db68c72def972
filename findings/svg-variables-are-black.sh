#!/usr/bin/env bash
# Guess:  an SVG that a browser draws in color has the same colors as PNG; where a rasterizer does
#         not know custom properties, it takes the fallback in var(--x, red), or reports an error.
# Truth:  resvg and librsvg draw var() in black, with and without a fallback, and exit 0. resvg does
#         the same with hsl(0deg 100% 50%), which librsvg draws.
# Why:    a card or a map with themes is written with variables. Its preview picture is black on
#         black. Put plain colors into what will be rasterized.
# Seen:   @resvg/resvg-js 2.6.2 (npm), rsvg-convert 2.54 (Debian 12, librsvg2-bin).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v rsvg-convert >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends librsvg2-bin; } >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @resvg/resvg-js@2.6.2 pngjs@7.0.0 >/dev/null

cat > try.js <<'JS'
const { Resvg } = require('@resvg/resvg-js');
const { PNG } = require('pngjs');
const { execFileSync } = require('node:child_process');
const color = (png) => '#' + PNG.sync.read(png).data.subarray(0, 3).toString('hex');
const colors = ['red', 'var(--none, red)', 'var(--ink)', 'hsl(0deg 100% 50%)'];
for (const fill of colors) {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">' +
    `<style>:root { --ink: red } rect { fill: ${fill} }</style><rect width="4" height="4"/></svg>`;
  console.log(fill, color(new Resvg(svg).render().asPng()), color(execFileSync('rsvg-convert', { input: svg })));
}
JS
rsvg-convert --version
got=$(node try.js)
echo "fill, resvg, librsvg"
echo "$got"
want='red #ff0000 #ff0000
var(--none, red) #000000 #000000
var(--ink) #000000 #000000
hsl(0deg 100% 50%) #000000 #ff0000'
[ "$got" = "$want" ] || { echo "changed: a rasterizer knows other colors" >&2; exit 1; }
