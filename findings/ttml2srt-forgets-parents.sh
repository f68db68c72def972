#!/usr/bin/env bash
# Guess:  ttml2srt reads TTML's times as the format has them: a paragraph's begin counts from the begin of its
#         div, captions come out in the order of time, and &lt; becomes the sign, because SRT has no entities.
# Truth:  only the paragraph's own times are read: what stands in a div that begins at 20 s comes 20 seconds too
#         early, behind the others and with a later number. "&lt;" stays as it is. There is no warning.
# Why:    a film cut in chapters is often one div a chapter: the captions of all chapters lie over the first.
#         Add the begins of the ancestors yourself, or read with imsc.
# Seen:   ttml2srt 1.2.4, imsc 1.1.5 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ttml2srt@1.2.4 imsc@1.1.5 >/dev/null

cat > try.js <<'JS'
const { ttml2srt } = require('ttml2srt');
const { fromXML } = require('imsc/src/main/js/doc'); // the part that needs no browser

const file = `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" xml:lang="en"><body>
<div><p begin="3s" end="4s">Is 1 &lt; 2?</p></div>
<div begin="20s"><p begin="1s" end="2s">Later</p></div>
</body></tt>`;
console.log(ttml2srt(file).replace(/\uFEFF|\r/g, '').trim());
console.log('imsc: something changes at', fromXML(file).getMediaTimeEvents().join(', '));
JS
got=$(node try.js 2>&1 | grep -v '^.INFO. FRAMERATE')
echo "$got"
want='1
00:00:03,000 --> 00:00:04,000
Is 1 &lt; 2?

2
00:00:01,000 --> 00:00:02,000
Later
imsc: something changes at 0, 3, 4, 20, 21, 22'
[ "$got" = "$want" ] || { echo "changed: times are read otherwise" >&2; exit 1; }
