#!/usr/bin/env bash
# Guess:  webvtt-parser decodes &lt; &gt; &amp; and &nbsp; as the format says, and its serializer writes a cue
#         that it has read as it was.
# Truth:  the sign is decoded, and the semicolon stays: "&lt;door&gt;" is read as "<;door>;", and written as
#         "&lt;;door&gt;;". Each reading adds one more to each sign. Other writings of a sign are left alone.
# Why:    it is the checker of the format's own authors, and says "no errors" of such a file: captions that
#         went through it twice say "Tom &;; Ana". Take cue.text, not cue.tree, and write cues yourself.
# Seen:   webvtt-parser 2.2.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . webvtt-parser@2.2.0 >/dev/null

cat > try.js <<'JS'
const { WebVTTParser, WebVTTSerializer } = require('webvtt-parser');

let file = `WEBVTT

00:01.000 --> 00:02.000
Tom &amp; Ana see &lt;door&gt;.
`;
for (const time of ['first', 'second']) {
  const { cues, errors } = new WebVTTParser().parse(file);
  console.log(`${time}: ${errors.length} errors, read as ${cues[0].tree.children[0].value}`);
  file = new WebVTTSerializer().serialize(cues);
  console.log(`  written as ${file.trim().split('\n').at(-1)}`);
}
JS
got=$(node try.js)
echo "$got"
want='first: 0 errors, read as Tom &; Ana see <;door>;.
  written as Tom &amp;; Ana see &lt;;door&gt;;.
second: 0 errors, read as Tom &;; Ana see <;;door>;;.
  written as Tom &amp;;; Ana see &lt;;;door&gt;;;.'
[ "$got" = "$want" ] || { echo "changed: signs are decoded otherwise" >&2; exit 1; }
