#!/usr/bin/env bash
# Guess:  a rasterizer that reads <style> takes CSS's keywords in any case, lets `!important` beat a
#         style attribute, and knows :not().
# Truth:  resvg takes color names in any case, but draws "currentcolor" and "None" black; it lets the
#         style attribute win, and skips rules with :not(). librsvg does all of it as a browser does.
# Why:    browsers write "currentcolor" when they print a style; a drawing that is right in the page
#         comes out black in the picture for the README, without a warning. Write plain attributes.
# Seen:   @resvg/resvg-js 2.6.2, librsvg 2.54 (Debian 12's rsvg-convert).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v rsvg-convert >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends librsvg2-bin; } >/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @resvg/resvg-js@2.6.2 pngjs@7.0.0

cat > draw.js <<'JS'
const { execFileSync } = require('child_process');
const { Resvg } = require('@resvg/resvg-js');
const { PNG } = require('pngjs');
const color = (png) => '#' + PNG.sync.read(png).data.subarray(0, 3).toString('hex');
// draw prints the color of the first pixel.
const draw = (name, body) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">${body}</svg>`;
  const resvg = Buffer.from(new Resvg(svg).render().asPng());
  const librsvg = execFileSync('rsvg-convert', { input: svg });
  console.log(`${name}: resvg ${color(resvg)}, librsvg ${color(librsvg)}`);
};
const rect = (attributes) => `<rect width="4" height="4" ${attributes}/>`;
draw('currentColor', `<g color="#00ff00">${rect('fill="currentColor"')}</g>`);
draw('currentcolor', `<g color="#00ff00">${rect('fill="currentcolor"')}</g>`);
draw('Lime', rect('fill="Lime"'));
draw('None', `<rect width="4" height="4" fill="#00ff00"/>${rect('fill="None"')}`);
draw('!important', `<style>rect { fill: #00ff00 !important }</style>${rect('style="fill: #ff0000"')}`);
draw(':not()', `<style>rect:not(.off) { fill: #00ff00 }</style>${rect('')}`);
JS
node draw.js | tee seen
want='currentColor: resvg #00ff00, librsvg #00ff00
currentcolor: resvg #000000, librsvg #00ff00
Lime: resvg #00ff00, librsvg #00ff00
None: resvg #000000, librsvg #00ff00
!important: resvg #ff0000, librsvg #00ff00
:not(): resvg #000000, librsvg #00ff00'
[ "$(cat seen)" = "$want" ] || { echo "changed: a color or a rule is read otherwise" >&2; exit 1; }
