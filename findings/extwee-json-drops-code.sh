#!/usr/bin/env bash
# Guess:  a story written as JSON by extwee and read back is the same story.
# Truth:  its scripts and style sheets are gone: toJSON writes neither, and parseJSON misses neither.
# Why:    JSON looks like the safest of the formats to keep a story in between two tools. Passages,
#         tags and colors survive, so that the loss is noticed only when the story is played.
# Seen:   extwee 2.3.18 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . extwee@2.3.18 >/dev/null

cat > try.mjs <<'JS'
import { parseTwee, parseJSON } from 'extwee';
const twee = `:: StoryTitle
Demo

:: StoryData
{"ifid":"D674C58C-DEFA-4F70-B7A2-27742230C0FC","format":"Demo","format-version":"1.0.0","start":"Start","tag-colors":{"a":"red"}}

:: Code [script]
CODE_HERE

:: Look [stylesheet]
STYLE_HERE

:: Start [a]
TEXT_HERE
`;
const story = parseTwee(twee);
const report = (name, text) => console.log(name,
  ['TEXT_HERE', 'red', 'CODE_HERE', 'STYLE_HERE'].map((word) => text.includes(word)).join(' '));
report('twee', story.toTwee());
report('html', story.toTwine2HTML());
report('json', parseJSON(story.toJSON()).toTwee());
JS
got=$(node try.mjs 2>/dev/null)
echo "kept: text, tag color, script, style sheet"
echo "$got"
want='twee true true true true
html true true true true
json true true false false'
[ "$got" = "$want" ] || { echo "changed: extwee keeps other parts of a story through JSON" >&2; exit 1; }
