#!/usr/bin/env bash
# Guess:  every WebVTT reader skips, or keeps, the STYLE block that the standard allows between the
#         header and the first cue.
# Truth:  node-webvtt refuses the whole file by default, because it takes the block for a cue that
#         has no times; subtitle refuses it too. Only webvtt-parser (and subsrt-ts) read the cues.
# Why:    colors for speakers are the one reason to write WebVTT instead of SRT. A run exported with
#         colors is, to these readers, no subtitle file at all.
# Seen:   node-webvtt 2.0.0, subtitle 4.2.2, webvtt-parser 2.2.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
  node-webvtt@2.0.0 subtitle@4.2.2 webvtt-parser@2.2.0 >/dev/null

cat > try.js <<'JS'
const vtt = 'WEBVTT\n\nSTYLE\n::cue(v) { color: cyan }\n\n00:01.000 --> 00:02.000\nHello.\n';
const tell = (name, read) => {
  let seen;
  try { seen = read() + ' cue'; } catch (e) { seen = 'refused: ' + e.message; }
  console.log(name + ': ' + seen);
};
tell('webvtt-parser', () => new (require('webvtt-parser').WebVTTParser)().parse(vtt).cues.length);
tell('node-webvtt', () => require('node-webvtt').parse(vtt).cues.length);
tell('subtitle', () => require('subtitle').parseSync(vtt).filter((n) => n.type === 'cue').length);
JS
got=$(node try.js)
echo "$got"
grep -q '^webvtt-parser: 1 cue$' <<<"$got" || { echo "changed: webvtt-parser no longer reads the cue" >&2; exit 1; }
grep -q '^node-webvtt: refused' <<<"$got" || { echo "changed: node-webvtt reads a file with a STYLE block" >&2; exit 1; }
grep -q '^subtitle: refused' <<<"$got" || { echo "changed: subtitle reads a file with a STYLE block" >&2; exit 1; }
