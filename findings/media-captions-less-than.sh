#!/usr/bin/env bash
# Guess:  media-captions shows an SRT or SSA caption as players do: "<" with a blank behind it is a sign, and
#         \h, SSA's blank that does not break, is a blank.
# Truth:  captions of all three formats are read as WebVTT markup: "If 1 < 2, go" is shown as "If 1 ", in
#         SRT and SSA, where nobody writes &lt;. "\h" is shown as it stands, and italics of SSA, {\i1}, are gone.
#         There is no error.
# Why:    the end of such a line is missing on the page only; in every desktop player it is there. Replace "<"
#         by "&lt;" in the cues of SRT and SSA where no letter or "/" follows.
# Seen:   media-captions 1.0.4 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . media-captions@1.0.4 >/dev/null

cat > try.mjs <<'JS'
import { parseText, renderVTTTokensString, tokenizeVTTCue } from 'media-captions';

const files = {
  srt: `1
00:00:01,000 --> 00:00:02,000
If 1 < 2, go in.
`,
  ssa: `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,20,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,If 1 < 2, go in.
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,At\\h5, go {\\i1}in{\\i0}.
`,
};
for (const [type, text] of Object.entries(files)) {
  const { cues, errors } = await parseText(text, { type });
  for (const cue of cues) {
    console.log(`${type}, ${errors.length} errors: ${renderVTTTokensString(tokenizeVTTCue(cue))}|`);
  }
}
JS
got=$(node try.mjs)
echo "$got"
want='srt, 0 errors: If 1 |
ssa, 0 errors: If 1 |
ssa, 0 errors: At\h5, go in.|'
[ "$got" = "$want" ] || { echo "changed: captions are shown otherwise" >&2; exit 1; }
