#!/usr/bin/env bash
# Guess:  settings behind the times of a WebVTT cue ("align:start") are ignored by a small parser,
#         and the times are read all the same.
# Truth:  @plussub/srt-vtt-parser gives the cue an end that is not a number, and reports no fault.
# Why:    every comparison with NaN is false: the cue is never shown, or never leaves. As JSON the
#         end turns into null. Cues without settings are right, so that short tests pass.
# Seen:   @plussub/srt-vtt-parser 2.0.5 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @plussub/srt-vtt-parser@2.0.5 >/dev/null

cat > try.js <<'JS'
const { parse } = require('@plussub/srt-vtt-parser');
for (const settings of ['', ' align:start']) {
  const vtt = `WEBVTT\n\n00:01.000 --> 00:02.000${settings}\nHello.\n`;
  console.log(parse(vtt).entries.map((cue) => `${cue.from} to ${cue.to}`).join('; '));
}
JS
got=$(node try.js)
echo "$got"
want='1000 to 2000
1000 to NaN'
[ "$got" = "$want" ] || { echo "changed: the parser reads cue settings otherwise" >&2; exit 1; }
